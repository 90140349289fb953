#pragma once

namespace passage {

/// What moves. Decides which roads are fit and how fast they are driven.
enum class Vehicle { heavy_truck, light_truck, four_wheel_drive, car, motorbike, foot };

}  // namespace passage
