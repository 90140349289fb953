#include "passage/model/vehicle.hpp"

namespace passage {

std::string_view name_of(Vehicle vehicle) {
  switch (vehicle) {
    case Vehicle::heavy_truck:
      return "heavy_truck";
    case Vehicle::light_truck:
      return "light_truck";
    case Vehicle::four_wheel_drive:
      return "4wd";
    case Vehicle::car:
      return "car";
    case Vehicle::motorbike:
      return "motorbike";
    case Vehicle::foot:
      return "foot";
  }
  return "";
}

Tonnes usual_gross(Vehicle vehicle) {
  switch (vehicle) {
    case Vehicle::heavy_truck:
      return Tonnes{18};
    case Vehicle::light_truck:
      return Tonnes{7.5};
    case Vehicle::four_wheel_drive:
      return Tonnes{3.5};
    case Vehicle::car:
      return Tonnes{2};
    case Vehicle::motorbike:
      return Tonnes{0.4};
    case Vehicle::foot:
      break;
  }
  return Tonnes{0};
}

}  // namespace passage
