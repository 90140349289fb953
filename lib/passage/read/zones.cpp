#include "passage/read/zones.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "passage/geo/area_overlap.hpp"
#include "passage/read/detail/areas.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::asked_column;
using detail::Column;
using detail::Tally;

struct Found {
  Column code, name, need;
};

Found find_columns(FeatureTable const& table, ZoneColumns const& asked) {
  Problems problems;
  Found found;
  found.code = asked_column(table, asked.code, {}, problems);
  found.name = asked_column(table, asked.name, {}, problems);
  found.need = asked_column(table, asked.need, {}, problems);
  problems.throw_if_any(ErrorKind::input);
  if (!found.code.is_there()) found.code = detail::pcode_column(table);
  if (!found.code.is_there()) found.code = detail::known_column(table, {"pcode", "code", "id"});
  if (!found.name.is_there()) {
    found.name = detail::admin_column(table, {{"adm", "_name"},
                                              {"adm", "_en"},
                                              {"adm", "_fr"},
                                              {"adm", "_es"},
                                              {"adm", "_pt"},
                                              {"adm", "_ar"},
                                              {"admin", "name"},
                                              {"admin", "name_en"}});
  }
  if (!found.name.is_there()) found.name = detail::known_column(table, {"name"});
  return found;
}

class ZoneReader {
 public:
  ZoneReader(FeatureTable const& table, ZoneColumns const& asked, Context& context)
      : table_(table), context_(context), found_(find_columns(table, asked)) {}

  std::vector<Zone> read() {
    for (auto const& feature : table_.features) {
      if (detail::has_geometry(feature)) add(feature);
    }
    problems_.throw_if_any(ErrorKind::input);
    join();
    if (zones_.empty()) {
      throw Error{ErrorKind::input, "empty_layer", table_.source + ": no zone is left that can be used", ""};
    }
    report();
    return std::move(zones_);
  }

 private:
  void add(Feature const& feature);
  void join();
  void report() const;
  void report_overlaps() const;

  FeatureTable const& table_;
  Context& context_;
  Found found_;
  Problems problems_;
  Tally repaired_, no_code_, no_need_, joined_, two_names_;
  std::map<std::string, std::vector<MultiPolygon>> areas_;
  std::vector<Zone> zones_;  ///< in the order their codes appear
};

void ZoneReader::add(Feature const& feature) {
  auto area = detail::valid_area(feature, repaired_);
  if (area.empty()) return;
  Zone zone;
  zone.code = found_.code.text(feature);
  zone.name = found_.name.text(feature);
  if (zone.code.empty()) {
    // Never the name: two zones of one name are two zones.
    no_code_.add(feature, zone.name);
    zone.code = fmt::format("feature {}", feature.id);
  }
  if (auto const need = found_.need.number(feature)) {
    zone.need = *need;
    zone.has_need = true;
    if (*need < 0) {
      problems_.add({"negative_need", table_.source,
                     fmt::format("zone {} has a need of {}, expected 0 or more", zone.code, *need),
                     "a need is a weight: leave it empty where it is not known, 0 where there is none"});
    }
  } else if (found_.need.is_there()) {
    no_need_.add(feature, zone.code);
  }
  auto& parts = areas_[zone.code];
  parts.push_back(std::move(area));
  if (parts.size() == 1) {
    zones_.push_back(std::move(zone));
  } else {
    auto const first = std::ranges::find(zones_, zone.code, &Zone::code);
    (first->name == zone.name ? joined_ : two_names_).add(feature, zone.code + " " + zone.name);
  }
}

void ZoneReader::join() {
  for (auto& zone : zones_) {
    auto& parts = areas_[zone.code];
    zone.area = parts.size() == 1 ? std::move(parts[0]) : union_of(parts);
  }
}

void ZoneReader::report_overlaps() const {
  std::vector<MultiPolygon> areas;
  areas.reserve(zones_.size());
  for (auto const& zone : zones_) areas.push_back(zone.area);
  auto const overlaps = overlaps_among(areas);
  if (overlaps.empty()) return;
  auto const& worst = *std::ranges::max_element(overlaps, {}, &AreaOverlap::share);
  auto const call = [&](std::size_t zone) { return zones_[zone].code + " " + zones_[zone].name; };
  context_.find(
      {Severity::warning, "zones_overlap",
       fmt::format("{}: {}, the most {} and {} ({:.0f} % of the smaller one); people there count in both",
                   table_.source,
                   overlaps.size() == 1 ? "1 pair of zones overlaps"
                                        : fmt::format("{} pairs of zones overlap", overlaps.size()),
                   call(worst.first), call(worst.second), worst.share * 100),
       "zones", "", overlaps.size()});
}

void ZoneReader::report() const {
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "zones", "", 1};
  };
  detail::report_repaired(repaired_, context_, "zones", table_.source);
  no_code_.report(context_, finding(Severity::warning, "zone_without_code"), table_.source,
                  "zones have no code", "their number stands in, and nothing can be joined to them by code");
  two_names_.report(context_, finding(Severity::serious, "zone_code_repeated"), table_.source,
                    "features have the code of an earlier one under another name", "they count as one zone");
  joined_.report(context_, finding(Severity::note, "zone_joined"), table_.source,
                 "features have the code of an earlier one", "they are one zone");
  report_overlaps();
  no_need_.report(context_, finding(Severity::warning, "zone_without_need"), table_.source,
                  "zones have no readable need", "they are left out of weighted tables");
}

}  // namespace

std::vector<Zone> read_zones(FeatureTable table, ZoneColumns const& columns, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  return ZoneReader{degrees, columns, context}.read();
}

}  // namespace passage
