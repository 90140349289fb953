#include <algorithm>
#include <array>
#include <limits>

#include <fmt/core.h>

#include "passage/base/hash.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/write/annex.hpp"

namespace passage {

namespace {

constexpr char const* hash_column = "content_hash";

std::string kind_text(WayPointKind kind) {
  static constexpr std::array names = {"start", "km post", "crossing point", "change of control", "place",
                                       "bend",  "end"};
  return names[static_cast<std::size_t>(kind)];
}

struct Near {
  std::string name;
  double metres = std::numeric_limits<double>::infinity();
};

Near nearest_place(RunResult const& result, Point point) {
  Near nearest;
  for (auto const* list : {&result.places, &result.base.places}) {
    for (auto const& place : *list) {
      double const metres = distance(place.point, point);
      bool const is_nearer =
          metres < nearest.metres || (metres == nearest.metres && place.name < nearest.name);
      if (!place.name.empty() && is_nearer) nearest = {place.name, metres};
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

std::vector<std::string> row_of(RunResult const& result, WayPoint const& point, int order) {
  auto const near = nearest_place(result, point.point);
  auto const* gate = point.gate.is_valid() ? &result.graph.gates[point.gate.value] : nullptr;
  auto const hours = [&](Seconds time) { return point.has_time ? decimal(time / hour, 2) : std::string{}; };
  return {result.options[point.option].id,
          std::to_string(order),
          kind_text(point.kind),
          decimal(point.at / kilometre, 3),
          decimal(point.place.lat, 6),
          decimal(point.place.lon, 6),
          dms_text(point.place),
          mgrs_text(point.place),
          point.name,
          near.name,
          near.name.empty() ? "" : decimal(near.metres / 1000, 1),
          holder_cell(result, point),
          gate ? std::string{name_of(gate->state)} : "",
          gate ? gate->window : "",
          hours(point.earliest),
          hours(point.latest)};
}

}  // namespace

CsvTable annex_table(RunResult const& result) {
  CsvTable table{{"corridor_id", "point", "kind", "km", "lat", "lon", "dms", "mgrs", "name", "nearest_place",
                  "nearest_place_km", "holder_as_recorded", "crossing_state", "opening_hours_local",
                  "earliest_after_departure_h", "latest_after_departure_h", hash_column},
                 {}};
  std::size_t option = 0;
  int order = 0;
  for (auto const& point : way_points(result)) {
    order = point.option == option ? order + 1 : 1;
    option = point.option;
    auto row = row_of(result, point, order);
    row.emplace_back();
    table.rows.push_back(std::move(row));
  }
  auto const hash = annex_hash(table);
  for (auto& row : table.rows) row.back() = hash;
  return table;
}

std::string annex_hash(CsvTable const& table) {
  Sha256 hash;
  auto const add = [&](std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i] == hash_column) continue;
      hash.update(cells[i]);
      hash.update("\x1f");
    }
    hash.update("\x1e");
  };
  add(table.columns);
  for (auto const& row : table.rows) add(row);
  return hash.finish().substr(0, 16);
}

}  // namespace passage
