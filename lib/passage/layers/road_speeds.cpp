#include "passage/layers/road_speeds.hpp"

#include <algorithm>
#include <array>

namespace passage {

namespace {

/// km/h. Trucks: openrouteservice profile driving-hgv; cars: driving-car; a four-wheel drive keeps 25 km/h on
/// tracks; motorbikes as cars but 25 km/h on tracks and paths of 15; on foot 5 everywhere (OSRM foot).
struct ClassSpeeds {
  std::string_view road_class;
  double truck, four_wheel_drive, car, motorbike, foot;  // 0: does not go there
};

// clang-format off: a table reads better aligned
constexpr std::array<ClassSpeeds, 24> speeds = {{
    // class          truck  4wd   car  motorbike foot
    {"motorway", 85, 100, 100, 100, 0},
    {"motorway_link", 50, 60, 60, 60, 0},
    {"trunk", 60, 85, 85, 85, 5},
    {"trunk_link", 50, 60, 60, 60, 5},
    {"primary", 60, 65, 65, 65, 5},
    {"primary_link", 50, 50, 50, 50, 5},
    {"secondary", 60, 60, 60, 60, 5},
    {"secondary_link", 50, 50, 50, 50, 5},
    {"tertiary", 50, 50, 50, 50, 5},
    {"tertiary_link", 40, 40, 40, 40, 5},
    {"unclassified", 30, 30, 30, 30, 5},
    {"residential", 30, 30, 30, 30, 5},
    {"road", 20, 20, 20, 20, 5},
    {"living_street", 10, 10, 10, 10, 5},
    {"service", 15, 20, 20, 20, 5},
    {"track", 15, 25, 15, 25, 5},
    {"ferry", 5, 5, 5, 5, 5},
    {"path", 0, 0, 0, 15, 5},
    {"footway", 0, 0, 0, 0, 5},
    {"pedestrian", 0, 0, 0, 0, 5},
    {"cycleway", 0, 0, 0, 0, 5},
    {"bridleway", 0, 0, 0, 0, 5},
    {"steps", 0, 0, 0, 0, 2},
    {"local", 30, 30, 30, 30, 5},
}};
// clang-format on

double speed_for(ClassSpeeds const& row, Vehicle vehicle) {
  switch (vehicle) {
    case Vehicle::heavy_truck:
    case Vehicle::light_truck:
      return row.truck;
    case Vehicle::four_wheel_drive:
      return row.four_wheel_drive;
    case Vehicle::car:
      return row.car;
    case Vehicle::motorbike:
      return row.motorbike;
    case Vehicle::foot:
      return row.foot;
  }
  return 0;
}

}  // namespace

std::optional<MetresPerSecond> class_speed(std::string_view road_class, Vehicle vehicle) {
  auto const row = std::ranges::find(speeds, road_class, &ClassSpeeds::road_class);
  if (row == speeds.end()) return std::nullopt;
  auto const kmh = speed_for(*row, vehicle);
  if (kmh == 0) return std::nullopt;
  return kilometres_per_hour(kmh);
}

bool is_fit(std::string_view road_class, Vehicle vehicle) {
  auto const row = std::ranges::find(speeds, road_class, &ClassSpeeds::road_class);
  return row == speeds.end() || speed_for(*row, vehicle) > 0;
}

MetresPerSecond fallback_speed(Vehicle vehicle) {
  return kilometres_per_hour(vehicle == Vehicle::foot ? 5 : 20);
}

}  // namespace passage
