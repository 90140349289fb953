#pragma once
#include <optional>
#include <string_view>

#include "passage/base/quantity.hpp"
#include "passage/model/vehicle.hpp"

namespace passage {

/// Free driving speed of a road class (OpenStreetMap `highway` values, or the plain words of strategic
/// networks), in good condition and without multipliers for season, damage or convoy. Empty for an unknown
/// class and where the vehicle does not go. The values are those of two public road profiles; see the table.
std::optional<MetresPerSecond> class_speed(std::string_view road_class, Vehicle vehicle);

/// Whether a vehicle takes roads of a class; yes for unknown classes.
bool is_fit(std::string_view road_class, Vehicle vehicle);

/// For roads of which neither duration, speed nor a known class is recorded; listed as an assumption.
MetresPerSecond fallback_speed(Vehicle vehicle);

}  // namespace passage
