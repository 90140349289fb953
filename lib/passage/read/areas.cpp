#include "passage/read/areas.hpp"

#include <fmt/core.h>

#include "passage/base/plain_text.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/detail/areas.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::asked_column;
using detail::Tally;

constexpr double reach_m = 100;  // what a line or point without area stands for

/// The area a feature stands for; lines and points are counted in `without_area`.
MultiPolygon area_of(Feature const& feature, Tally& repaired_ones, Tally& without_area) {
  if (std::holds_alternative<MultiPolygon>(feature.geometry))
    return detail::valid_area(feature, repaired_ones);
  without_area.add(feature);
  auto const centre = bounds(feature.geometry).centre();
  auto const plane = Crs::lambert_equal_area({centre.x, centre.y});
  Projector const to_plane{Crs{}, plane}, to_degrees{plane, Crs{}};
  std::vector<MultiPolygon> parts;
  if (auto const* lines = std::get_if<MultiLine>(&feature.geometry)) {
    for (auto const& line : *lines) parts.push_back(buffer(to_plane(line), reach_m));
  } else {
    for (auto const point : std::get<MultiPoint>(feature.geometry)) {
      parts.push_back(buffer(to_plane(point), reach_m));
    }
  }
  return to_degrees(union_of(parts));
}

void report_without_area(Tally const& tally, Context& context, std::string const& input,
                         std::string const& source) {
  tally.report(context, {Severity::warning, "feature_without_area", "", input, "", 1}, source,
               "features are lines or points", fmt::format("everything within {} m of them counts", reach_m));
}

std::string name_or(std::string const& name, char const* otherwise, Feature const& feature) {
  return name.empty() ? fmt::format("{} {}", otherwise, feature.id) : name;
}

}  // namespace

std::vector<RestrictedArea> read_avoid_areas(FeatureTable table, AvoidRule const& rule, Context& context) {
  detail::require_geometry(table);
  auto const degrees = to_lon_lat(std::move(table));
  auto const name = detail::known_column(degrees, {"name", "id"});
  Tally repaired_ones, without_area;
  std::vector<RestrictedArea> areas;
  for (auto const& feature : degrees.features) {
    if (!detail::has_geometry(feature)) continue;
    RestrictedArea restricted;
    restricted.name = name_or(name.text(feature), "area", feature);
    restricted.area = area_of(feature, repaired_ones, without_area);
    restricted.avoid_factor = rule.factor;
    restricted.is_forbidden = rule.is_forbidden;
    if (!restricted.area.empty()) areas.push_back(std::move(restricted));
  }
  detail::report_repaired(repaired_ones, context, "avoid", degrees.source);
  report_without_area(without_area, context, "avoid", degrees.source);
  return areas;
}

namespace {

enum class HazardStatus { hazard, no_hazard, not_stated, unknown_word };

HazardStatus hazard_status(std::string const& word) {
  auto const plain = plain_word(word);
  if (plain.empty()) return HazardStatus::not_stated;
  for (auto const* hazard : {"confirmed", "suspected", "cha", "sha"}) {
    if (plain == hazard) return HazardStatus::hazard;
  }
  for (auto const* none : {"cleared", "cancelled", "canceled", "reduced"}) {
    if (plain == none) return HazardStatus::no_hazard;
  }
  return HazardStatus::unknown_word;
}

}  // namespace

std::vector<RestrictedArea> read_explosive_hazards(FeatureTable table,
                                                   std::optional<std::string> const& status,
                                                   Context& context) {
  detail::require_geometry(table);
  auto const degrees = to_lon_lat(std::move(table));
  Problems problems;
  auto const column = asked_column(degrees, status, {"status", "class"}, problems);
  auto const name = detail::known_column(degrees, {"name", "id"});
  Tally repaired_ones, without_area, not_stated, cleared;
  detail::UnknownWords unknown;
  std::vector<RestrictedArea> areas;
  for (auto const& feature : degrees.features) {
    if (!detail::has_geometry(feature)) continue;
    auto const word = column.text(feature);
    auto const meaning = hazard_status(word);
    if (meaning == HazardStatus::unknown_word) unknown.add(word);
    if (meaning == HazardStatus::not_stated) not_stated.add(feature);
    if (meaning == HazardStatus::no_hazard) {
      cleared.add(feature, word);
      continue;
    }
    RestrictedArea restricted;
    restricted.name = name_or(name.text(feature), "explosive hazard", feature);
    restricted.area = area_of(feature, repaired_ones, without_area);
    restricted.is_forbidden = true;
    restricted.is_explosive_hazard = true;
    if (!restricted.area.empty()) areas.push_back(std::move(restricted));
  }
  unknown.refuse(problems, degrees.source, status.value_or("status"), "confirmed, suspected or cleared");
  problems.throw_if_any(ErrorKind::input);
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "explosive_hazards", "", 1};
  };
  auto const& source = degrees.source;
  detail::report_repaired(repaired_ones, context, "explosive_hazards", source);
  report_without_area(without_area, context, "explosive_hazards", source);
  not_stated.report(context, finding(Severity::serious, "hazard_status_missing"), source,
                    "explosive hazards have no status", "they count as suspected");
  cleared.report(context, finding(Severity::note, "hazard_cleared"), source,
                 "features are recorded as cleared, cancelled or reduced", "they close nothing");
  return areas;
}

std::vector<Line> read_verified_roads(FeatureTable table, Context& context) {
  detail::require_geometry(table);
  auto const degrees = to_lon_lat(std::move(table));
  auto const date = detail::known_column(degrees, {"verified_on", "date", "surveyed"});
  Tally bad_date, undated;
  std::vector<Line> lines;
  for (auto const& feature : degrees.features) {
    auto const* parts = std::get_if<MultiLine>(&feature.geometry);
    if (!parts) continue;
    if (date_of(date.of(feature), bad_date)) {
      lines.insert(lines.end(), parts->begin(), parts->end());
    } else {
      undated.add(feature);
    }
  }
  undated.report(context, {Severity::serious, "survey_undated", "", "explosive_hazards", "", 1},
                 degrees.source, "verified roads have no readable date of survey",
                 "they count as not verified");
  return lines;
}

}  // namespace passage
