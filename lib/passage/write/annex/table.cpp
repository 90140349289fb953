#include <algorithm>
#include <array>
#include <limits>

#include <fmt/core.h>

#include "passage/geo/coordinate_rounding.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/model/annex_hash.hpp"
#include "passage/write/annex.hpp"
#include "passage/write/sheet_label.hpp"

namespace passage {

namespace {

std::string kind_text(WayPointKind kind) {
  static constexpr std::array names = {"start", "km post", "crossing point", "change of control", "place",
                                       "bend",  "end",     "assembly point", "fall-back point"};
  return names[static_cast<std::size_t>(kind)];
}

struct Near {
  Place const* place = nullptr;
  double metres = std::numeric_limits<double>::infinity();
};

Near nearest_place(RunResult const& result, Point point) {
  Near nearest;
  for (auto const* list : {&result.places, &result.base.places}) {
    for (auto const& place : *list) {
      double const metres = distance(place.point, point);
      bool const is_nearer =
          metres < nearest.metres || (metres == nearest.metres && place.name < nearest.place->name);
      if (!place.name.empty() && is_nearer) nearest = {&place, metres};
    }
  }
  return nearest;
}

std::string holder_cell(RunResult const& result, WayPoint const& point) {
  if (!point.is_control_considered) return {};
  if (!point.holding.is_recorded()) return "not recorded";
  std::vector<std::string> names;
  names.reserve(point.holding.holders.size());
  for (auto party : point.holding.holders) names.push_back(result.authorities.name(party));
  return list_cell(names);
}

/// Of the day of the plan's beginning, by local clocks and by UTC.
std::pair<std::string, std::string> planned_cells(RunResult const& result, WayPoint const& point) {
  auto const& plan = result.options[point.option].assessment.plan;
  if (!plan || !point.planned) return {};
  return {clock_text(clock_of(*plan, *point.planned)),
          clock_text(clock_of(*plan, *point.planned, plan->utc_offset))};
}

/// Empty where the window is not understood.
std::string utc_window(std::string const& window, Seconds offset) {
  auto const hours = parse_opening_hours(window);
  return hours && !window.empty() ? utc_hours(*hours, offset) : std::string{};
}

std::vector<std::string> row_of(RunResult const& result, WayPoint const& point, int order) {
  auto const near = nearest_place(result, point.point);
  auto const* gate = point.gate.is_valid() ? &result.graph.gates[point.gate.value] : nullptr;
  auto const hours = [&](Seconds time) { return point.has_time ? decimal(time / hour, 2) : std::string{}; };
  auto const& facts = result.facts;
  auto const decimals = degree_decimals(facts.coordinate_grid);
  auto const& offset = facts.movement.utc_offset;
  auto [local, utc] = planned_cells(result, point);
  return {result.options[point.option].id,
          std::to_string(order),
          kind_text(point.kind),
          decimal(point.at / kilometre, 3),
          decimal(point.place.lat, decimals),
          decimal(point.place.lon, decimals),
          dms_text(point.place),
          mgrs_text(point.place, mgrs_digits(facts.coordinate_grid)),
          point.name,
          near.place ? near.place->name : "",
          near.place ? decimal(near.metres / 1000, 1) : "",
          near.place ? near.place->code : "",
          holder_cell(result, point),
          gate ? std::string{name_of(gate->state)} : "",
          gate ? gate->window : "",
          gate && offset ? utc_window(gate->window, *offset) : "",
          hours(point.earliest),
          hours(point.latest),
          std::move(local),
          std::move(utc),
          point.remark};
}

std::vector<AnnexPoint> annex_points(RunResult const& result, std::vector<WayPoint> const& points) {
  std::vector<AnnexPoint> kept;
  for (auto const& point : points) {
    if (point.kind != WayPointKind::bend) kept.push_back({result.options[point.option].id, point.place});
  }
  return kept;
}

}  // namespace

CsvTable annex_table(RunResult const& result) {
  CsvTable table{{"corridor_id",
                  "point",
                  "kind",
                  "km",
                  "lat",
                  "lon",
                  "dms",
                  "mgrs",
                  "name",
                  "nearest_place",
                  "nearest_place_km",
                  "nearest_place_pcode",
                  "holder_as_recorded",
                  "crossing_state",
                  "opening_hours_local",
                  "opening_hours_utc",
                  "earliest_after_departure_h",
                  "latest_after_departure_h",
                  "planned_arrival_local",
                  "planned_arrival_utc",
                  "remark"},
                 {}};
  std::size_t option = 0;
  int order = 0;
  auto const points = way_points(result);
  table.rows.reserve(points.size());
  for (auto const& point : points) {
    order = point.option == option ? order + 1 : 1;
    option = point.option;
    table.rows.push_back(row_of(result, point, order));
  }
  table = labelled(std::move(table), result.facts);
  auto const points_hash = annex_points_hash(annex_points(result, points));
  auto const content_hash = annex_content_hash(table.columns, table.rows);
  for (auto const* column : {annex_points_column, annex_content_column}) {
    table.columns.emplace_back(column);
    table.hashtags.push_back(std::string{"#meta+"} + column);
  }
  for (auto& row : table.rows) row.insert(row.end(), {points_hash, content_hash});
  return table;
}

}  // namespace passage
