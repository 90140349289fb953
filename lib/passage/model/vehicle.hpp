#pragma once
#include <array>
#include <string_view>

#include "passage/base/quantity.hpp"

namespace passage {

/// What moves. Decides which roads are fit and how fast they are driven. Largest first.
enum class Vehicle { heavy_truck, light_truck, four_wheel_drive, car, motorbike, foot };

inline constexpr std::array all_vehicles = {Vehicle::heavy_truck,      Vehicle::light_truck,
                                            Vehicle::four_wheel_drive, Vehicle::car,
                                            Vehicle::motorbike,        Vehicle::foot};

/// "heavy_truck", "4wd": as scenarios and tables write it.
std::string_view name_of(Vehicle vehicle);

/// Gross weight that a laden vehicle of the kind usually has, for load limits: 18 t for two axles, 7.5 t
/// and 3.5 t as the classes of driving licences end (EU directive 2006/126), 2 t, 0.4 t, 0.
Tonnes usual_gross(Vehicle vehicle);

}  // namespace passage
