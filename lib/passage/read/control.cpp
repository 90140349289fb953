#include "passage/read/control.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/read/detail/areas.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/detail/parties.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::asked_column;
using detail::Column;
using detail::Tally;

struct Counts {
  Tally repaired, contested, bad_date, later, empty;
};

detail::PartySpellings spellings_of(FeatureTable const& table, Column const& party,
                                    Authorities const& authorities) {
  detail::PartySpellings spellings{authorities};
  for (auto const& feature : table.features) {
    for (auto const& name : detail::party_names(party.text(feature))) spellings.count(name);
  }
  return spellings;
}

void report(Counts const& counts, Context& context, std::string const& source) {
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "control", "", 1};
  };
  detail::report_repaired(counts.repaired, context, "control", source);
  counts.empty.report(context, finding(Severity::warning, "polygon_without_area"), source,
                      "polygons enclose no area", "they are left out");
  counts.contested.report(context, finding(Severity::warning, "contested_without_holders"), source,
                          "areas are recorded as contested without naming the holders",
                          "nobody's agreement is taken for granted; name them as \"A;B\"");
  counts.bad_date.report(context, finding(Severity::warning, "unreadable_date"), source,
                         "dates of control areas are unreadable", "they count as not stated");
  counts.later.report(context, finding(Severity::serious, "record_after_as_of"), source,
                      "control areas were recorded after the scenario's as_of", "they are used all the same");
}

}  // namespace

std::vector<ControlArea> read_control(FeatureTable table, ControlColumns const& columns,
                                      Authorities& authorities, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  Problems problems;
  auto const party = asked_column(degrees, columns.party, {"party", "holder"}, problems);
  auto const as_of = asked_column(degrees, columns.as_of, {"as_of", "date"}, problems);
  if (!columns.party && !party.is_there()) problems.attempt([&] { degrees.require_column("holder"); });
  problems.throw_if_any(ErrorKind::input);
  auto const source = detail::known_column(degrees, {"source"});
  auto const spellings = spellings_of(degrees, party, authorities);
  Counts counts;
  std::vector<ControlArea> areas;
  for (auto const& feature : degrees.features) {
    if (!detail::has_geometry(feature)) continue;
    ControlArea area;
    area.area = detail::valid_area(feature, counts.repaired);
    if (area.area.empty()) {
      counts.empty.add(feature);
      continue;
    }
    auto const names = detail::party_names(party.text(feature));
    area.holders = spellings.ids(names, authorities);
    area.as_of = date_of(as_of.of(feature), counts.bad_date);
    area.source = source.text(feature);
    if (names.empty() && detail::says_contested(party.text(feature))) counts.contested.add(feature);
    if (area.as_of && columns.today && *area.as_of > *columns.today) {
      counts.later.add(feature, format_date(*area.as_of));
    }
    areas.push_back(std::move(area));
  }
  if (areas.empty()) {
    throw Error{ErrorKind::input, "empty_layer", degrees.source + ": no area is left that can be used", ""};
  }
  spellings.report(context, "control", degrees.source);
  report(counts, context, degrees.source);
  check_control(areas, authorities, degrees.source, context);
  return areas;
}

namespace {

constexpr double gap_reach_m = 250;  // slits narrower than twice this are gaps
constexpr double least_overlap_km2 = 0.01, least_gap_km2 = 0.25;
constexpr double touch_m = 30;  // an area nearer than this borders on a gap

std::string holders_text(ControlArea const& area, Authorities const& authorities) {
  std::vector<std::string> names;
  for (auto const holder : area.holders) names.push_back(authorities.name(holder));
  return names.empty() ? "not recorded" : fmt::format("{}", fmt::join(names, " and "));
}

struct Largest {
  double km2 = 0;
  Point at;
  std::string what;
};

void report_overlaps(std::vector<ControlArea> const& areas, std::vector<MultiPolygon> const& plane,
                     detail::EqualAreaPlane const& project, Authorities const& authorities,
                     std::string const& source, Context& context) {
  std::size_t count = 0;
  double total_km2 = 0;
  Largest largest;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    context.check_cancel();
    for (std::size_t k = i + 1; k < areas.size(); ++k) {
      if (areas[i].holders == areas[k].holders || !bounds(plane[i]).intersects(bounds(plane[k]))) continue;
      auto const both = intersection(plane[i], plane[k]);
      auto const km2 = detail::square_km(both);
      if (km2 < least_overlap_km2) continue;
      ++count;
      total_km2 += km2;
      if (km2 <= largest.km2) continue;
      largest = {km2, bounds(both).centre(),
                 holders_text(areas[i], authorities) + " / " + holders_text(areas[k], authorities)};
    }
  }
  if (count == 0) return;
  auto const place = project.place(largest.at);
  context.find({Severity::warning, "control_overlap",
                fmt::format("{}: {}, {:.2f} km² in all, most at {} "
                            "({}, {:.2f} km²); contested ground needs all its holders.",
                            source, counted(count, "pairs of areas with different holders overlap"),
                            total_km2, place, largest.what, largest.km2),
                "control", place, count});
}

bool borders_on_two(Polygon const& gap, std::vector<MultiPolygon> const& plane) {
  auto const around = buffer(MultiPolygon{gap}, touch_m);
  std::size_t areas = 0;
  for (auto const& area : plane) {
    if (bounds(area).intersects(bounds(around)) && !intersection(area, around).empty()) ++areas;
  }
  return areas >= 2;
}

/// Holes of the covered ground, and what closes when it grows and shrinks again: slits between areas, but
/// also bays of a single one, which are no gaps.
MultiPolygon gaps(std::vector<MultiPolygon> const& plane, Context& context) {
  auto const covered = union_of(plane);
  auto const closed = buffer(buffer(covered, gap_reach_m), -gap_reach_m);
  context.check_cancel();
  std::vector<MultiPolygon> open;
  for (auto const& bay : difference(closed, covered)) {
    if (detail::square_km({bay}) >= least_gap_km2 && borders_on_two(bay, plane)) open.push_back({bay});
  }
  for (auto const& polygon : covered) {
    for (auto const& hole : polygon.holes) open.push_back({Polygon{hole, {}}});
  }
  return open.empty() ? MultiPolygon{} : difference(union_of(open), covered);
}

void report_gaps(std::vector<MultiPolygon> const& plane, detail::EqualAreaPlane const& project,
                 std::string const& source, Context& context) {
  std::size_t count = 0;
  double total_km2 = 0;
  Largest largest;
  for (auto const& gap : gaps(plane, context)) {
    auto const km2 = detail::square_km({gap});
    if (km2 < least_gap_km2) continue;
    ++count;
    total_km2 += km2;
    if (km2 > largest.km2) largest = {km2, bounds(gap).centre(), ""};
  }
  if (count == 0) return;
  auto const place = project.place(largest.at);
  context.find({Severity::warning, "control_gap",
                fmt::format("{}: {}, {:.2f} km² in all, largest {:.2f} km² at {}; nobody is "
                            "recorded there, which is not the same as free.",
                            source, counted(count, "gaps between areas"), total_km2, largest.km2, place),
                "control", place, count});
}

}  // namespace

void check_control(std::vector<ControlArea> const& areas, Authorities const& authorities,
                   std::string const& source, Context& context) {
  Box all;
  for (auto const& area : areas) all.add(bounds(area.area));
  if (all.is_empty()) return;
  detail::EqualAreaPlane const project{all};
  std::vector<MultiPolygon> plane;
  plane.reserve(areas.size());
  for (auto const& area : areas) plane.push_back(project(area.area));
  report_overlaps(areas, plane, project, authorities, source, context);
  report_gaps(plane, project, source, context);
}

}  // namespace passage
