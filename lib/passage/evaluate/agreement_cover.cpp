#include "passage/evaluate/agreement_cover.hpp"

#include <algorithm>

#include "passage/model/covered_crossing.hpp"

namespace passage {

namespace {

using Rows = std::vector<Agreement const*>;

Rows rows_of(PartyId party, Authorities const& authorities) {
  Rows rows;
  for (auto const& agreement : authorities.agreements) {
    if (agreement.with == party && agreement.kind != AgreementKind::notification) rows.push_back(&agreement);
  }
  return rows;
}

bool is_named(Rows const& rows, std::string const& code) {
  return std::ranges::any_of(
      rows, [&](Agreement const* row) { return std::ranges::find(row->covers, code) != row->covers.end(); });
}

/// Whether all of a line lies in zones that the rows name.
bool is_in_zones(Rows const& rows, Line const& line, CoverSources const& sources) {
  if (!sources.zones || !sources.zone_index) return false;
  auto const in_zone = [&](std::size_t zone) { return is_named(rows, (*sources.zones)[zone].code); };
  return std::ranges::all_of(sources.zone_index->stretches(line), [&](auto const& stretch) {
    return std::ranges::any_of(stretch.areas, in_zone);
  });
}

bool is_ground_covered(Rows const& rows, PartyId party, Assessment const& sheet,
                       CoverSources const& sources) {
  return std::ranges::all_of(sheet.segments, [&](RouteSegment const& segment) {
    auto const& holders = segment.holding.holders;
    bool const is_held = segment.is_control_considered && std::ranges::find(holders, party) != holders.end();
    return !is_held || is_in_zones(rows, segment.line, sources);
  });
}

/// A crossing point in a zone that the rows name is covered with the ground on both sides of it.
bool is_crossing_covered(Rows const& rows, RouteCrossing const& crossing, Assessment const& sheet,
                         CoverSources const& sources) {
  auto const& gate = (*sources.gates)[crossing.gate.value];
  if (std::ranges::any_of(rows, [&](Agreement const* row) { return covers_crossing(*row, gate); }))
    return true;
  bool is_beside_any = false;
  for (auto const& segment : sheet.segments) {
    if (crossing.at < segment.from || segment.upto < crossing.at) continue;
    is_beside_any = true;
    if (!is_in_zones(rows, segment.line, sources)) return false;
  }
  return is_beside_any;
}

bool are_crossings_covered(Rows const& rows, PartyId party, Assessment const& sheet,
                           CoverSources const& sources) {
  return std::ranges::all_of(sheet.crossings, [&](RouteCrossing const& crossing) {
    bool const must_agree = sources.gates && sources.rules.crossing(crossing.gate).has(party);
    return !must_agree || is_crossing_covered(rows, crossing, sheet, sources);
  });
}

}  // namespace

ConsentSet agreed_for_less(Assessment const& sheet, CoverSources const& sources) {
  ConsentSet found;
  for (auto const party : sheet.consents.members()) {
    auto const rows = rows_of(party, sources.authorities);
    bool const reaches_all = rows.empty() || std::ranges::any_of(rows, [](Agreement const* row) {
                               return row->covers_everywhere || row->covers_held_area;
                             });
    if (reaches_all) continue;
    bool const is_covered =
        is_ground_covered(rows, party, sheet, sources) && are_crossings_covered(rows, party, sheet, sources);
    if (!is_covered) found |= ConsentSet::of(party);
  }
  return found;
}

}  // namespace passage
