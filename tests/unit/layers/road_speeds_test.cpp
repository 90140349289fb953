#include "passage/layers/road_speeds.hpp"

#include "support/catch.hpp"

namespace passage {
namespace {

double kmh(std::optional<MetresPerSecond> speed) {
  return speed ? speed->value * 3.6 : 0;
}

TEST_CASE("Class speeds are the published ones") {
  CHECK(kmh(class_speed("trunk", Vehicle::car)) == testing::Approx(85));
  CHECK(kmh(class_speed("trunk", Vehicle::heavy_truck)) == testing::Approx(60));
  CHECK(kmh(class_speed("track", Vehicle::heavy_truck)) == testing::Approx(15));
  CHECK(kmh(class_speed("path", Vehicle::foot)) == testing::Approx(5));
}

TEST_CASE("Unknown classes and roads a vehicle does not take have no speed") {
  CHECK_FALSE(class_speed("canal", Vehicle::car));
  CHECK_FALSE(class_speed("footway", Vehicle::heavy_truck));
  CHECK_FALSE(is_fit("footway", Vehicle::heavy_truck));
  CHECK(is_fit("footway", Vehicle::foot));
  CHECK(is_fit("canal", Vehicle::car));
  CHECK(fallback_speed(Vehicle::car).value > fallback_speed(Vehicle::foot).value);
}

}  // namespace
}  // namespace passage
