#include "passage/model/vehicle_profile.hpp"

#include "support/catch.hpp"

namespace passage {
namespace {

TEST_CASE("a vehicle takes the classes it has a speed for, and those nobody told it about") {
  VehicleProfile vehicle;
  vehicle.classes = {{"primary", kilometres_per_hour(60)}, {"steps", kilometres_per_hour(0)}};
  CHECK(vehicle.takes_class("primary"));
  CHECK_FALSE(vehicle.takes_class("steps"));
  CHECK(vehicle.takes_class("lane of cobbles"));
  CHECK(VehicleProfile{}.takes_class("steps"));
}

}  // namespace
}  // namespace passage
