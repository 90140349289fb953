#include "passage/model/route_area.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {
// A round end of 16 segments a quarter circle is a little smaller than the circle.
double const round_share = 64.0 / 2 * std::sin(2 * std::numbers::pi / 64) / std::numbers::pi;
}  // namespace

TEST_CASE("the area of a straight route is a strip with round ends") {
  auto const area_m2 = area(route_area({{0, 0}, {10000, 0}}, {Metres{1000}, Metres{0}}));
  CHECK(area_m2 == Approx(10000.0 * 2000 + round_share * std::numbers::pi * 1e6).epsilon(1e-9));
}

TEST_CASE("the ends that all routes of a pair share are left out") {
  auto const area_m2 = area(route_area({{0, 0}, {10000, 0}}, {Metres{1000}, Metres{1000}}));
  CHECK(area_m2 == Approx(10000.0 * 2000 - round_share * std::numbers::pi * 1e6).epsilon(1e-9));
}

TEST_CASE("containment is the shared part of the smaller area") {
  auto const strip = route_area({{0, 0}, {10000, 0}}, {Metres{1000}, Metres{0}});
  auto const inner = route_area({{2000, 0}, {4000, 0}}, {Metres{500}, Metres{0}});
  auto const far = route_area({{0, 9000}, {10000, 9000}}, {Metres{1000}, Metres{0}});
  CHECK(containment(strip, strip).value == Approx(1));
  CHECK(containment(strip, inner).value == Approx(1));
  CHECK(containment(inner, strip).value == Approx(1));
  CHECK(containment(strip, far).value == 0);
  auto const shifted = route_area({{0, 1000}, {10000, 1000}}, {Metres{1000}, Metres{0}});
  CHECK(containment(strip, shifted).value == Approx(0.5).margin(0.03));
  CHECK(containment(strip, shifted) == containment(shifted, strip));
}

TEST_CASE("a route that is nothing but its ends is contained in nothing") {
  auto const nothing = route_area({{0, 0}, {1000, 0}}, {Metres{500}, Metres{3000}});
  CHECK(area(nothing) == Approx(0).margin(1e-6));
  CHECK(containment(nothing, route_area({{0, 0}, {9000, 0}}, {Metres{500}, Metres{0}})).value == 0);
}
