#include "passage/layers/road_speeds.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

namespace passage {

namespace {

constexpr std::array<std::string_view, 10> paved_words = {
    "paved",         "asphalt",     "concrete", "chipseal", "sett",
    "paving_stones", "cobblestone", "metal",    "bricks",   "wood"};

std::string_view without_detail(std::string_view word) {
  return word.substr(0, word.find(':'));
}

/// Calls `visit` with each word of "gravel;sand".
template <class Visit>
void for_each_word(std::string_view words, Visit const& visit) {
  for (std::size_t begin = 0; begin < words.size();) {
    auto const end = std::min(words.find(';', begin), words.size());
    auto word = words.substr(begin, end - begin);
    while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    if (!word.empty()) visit(word);
    begin = end + 1;
  }
}

/// The lowest entry of any of the words; empty when the table knows none of them.
template <class Table>
auto lowest(Table const& table, std::string_view words) {
  std::optional<typename Table::mapped_type> least;
  for_each_word(words, [&](std::string_view word) {
    auto found = table.find(word);
    if (found == table.end()) found = table.find(without_detail(word));
    if (found != table.end() && (!least || found->second < *least)) least = found->second;
  });
  return least;
}

std::string_view season_word(std::string_view surface) {
  switch (surface_kind(surface)) {
    case SurfaceKind::paved:
      return "paved";
    case SurfaceKind::unpaved:
      return "unpaved";
    case SurfaceKind::unknown:
      break;
  }
  return "unknown";
}

}  // namespace

SurfaceKind surface_kind(std::string_view surface) {
  if (surface.empty()) return SurfaceKind::unknown;
  bool is_paved = true;
  for_each_word(surface, [&](std::string_view word) {
    is_paved = is_paved && std::ranges::find(paved_words, without_detail(word)) != paved_words.end();
  });
  return is_paved ? SurfaceKind::paved : SurfaceKind::unpaved;
}

Share kept_share(RoadFeature const& road, VehicleProfile const& vehicle, Season season) {
  double kept = lowest(vehicle.damage, road.damage).value_or(Share{1}).value;
  if (season == Season::wet) kept *= lowest(vehicle.wet, season_word(road.surface)).value_or(Share{1}).value;
  return Share{kept};
}

MetresPerSecond driving_speed(RoadFeature const& road, VehicleProfile const& vehicle, Season season) {
  auto speed = vehicle.unknown_road;
  auto const of_class = vehicle.classes.find(road.road_class);
  if (of_class != vehicle.classes.end() && of_class->second.value > 0) speed = of_class->second;
  auto const lower = [&speed](std::optional<MetresPerSecond> limit) {
    if (limit && limit->value > 0) speed = std::min(speed, *limit);
  };
  lower(lowest(vehicle.surfaces, road.surface));
  lower(lowest(vehicle.track_types, road.track_type));
  lower(lowest(vehicle.smoothness, road.smoothness));
  lower(vehicle.most);
  if (road.speed_limit) lower(*road.speed_limit * vehicle.of_speed_limit.value);
  auto const kept = kept_share(road, vehicle, season).value;
  return kept > 0 ? speed * kept : speed;
}

bool is_fit(RoadFeature const& road, VehicleProfile const& vehicle) {
  if (!vehicle.takes_class(road.road_class)) return false;
  for (auto const& limit :
       {lowest(vehicle.surfaces, road.surface), lowest(vehicle.track_types, road.track_type),
        lowest(vehicle.smoothness, road.smoothness)}) {
    if (limit && !(limit->value > 0)) return false;
  }
  if (auto const kept = lowest(vehicle.damage, road.damage); kept && !(kept->value > 0)) return false;
  return !road.practicability || *road.practicability >= vehicle.practicability;
}

}  // namespace passage
