#include "passage/geo/geodesic.hpp"

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using passage::azimuth;
using passage::Degrees;
using passage::destination;
using passage::geodesic_distance;
using passage::geodesic_length;
using passage::LonLat;
using passage::Metres;
using passage::testing::Approx;

TEST_CASE("published distances") {
  // Vincenty's test in GDA94 is on GRS 80, which differs from WGS 84 by 0.1 mm here (Geoscience Australia:
  // Flinders Peak to Buninyong, 54 972.271 m, azimuth 306 52 05.37).
  LonLat const flinders{144 + 25 / 60.0 + 29.52440 / 3600, -(37 + 57 / 60.0 + 3.72030 / 3600)};
  LonLat const buninyong{143 + 55 / 60.0 + 35.38390 / 3600, -(37 + 39 / 60.0 + 10.15610 / 3600)};
  CHECK(geodesic_distance(flinders, buninyong).value == Approx(54972.271).margin(0.001));
  CHECK(azimuth(flinders, buninyong).value == Approx(306 + 52 / 60.0 + 5.37 / 3600 - 360).margin(1e-5));
  // A quarter of the meridian, and of the equator (pi a / 2).
  CHECK(geodesic_distance({0, 0}, {0, 90}).value == Approx(10001965.729).margin(0.001));
  CHECK(geodesic_distance({0, 0}, {90, 0}).value == Approx(10018754.171).margin(0.001));
}

TEST_CASE("direct and inverse problems undo each other, over the antimeridian too") {
  passage::Random random{52};
  for (int k = 0; k < 1000; ++k) {
    LonLat const start{random.uniform(-180, 180), random.uniform(-85, 85)};
    Degrees const direction{random.uniform(-180, 180)};
    Metres const length{random.uniform(1, 5e6)};
    auto const end = destination(start, direction, length);
    CHECK(end.lon >= -180);
    CHECK(end.lon <= 180);
    CHECK(geodesic_distance(start, end).value == Approx(length.value).margin(1e-6));
    CHECK(std::remainder(azimuth(start, end).value - direction.value, 360) == Approx(0).margin(1e-5));
  }
}

TEST_CASE("the length of a line is the sum of its pieces") {
  auto const whole = geodesic_length({{31, 4}, {32, 5}, {31.5, 6}});
  CHECK(whole.value ==
        Approx((geodesic_distance({31, 4}, {32, 5}) + geodesic_distance({32, 5}, {31.5, 6})).value));
  CHECK(geodesic_length({{31, 4}}).value == 0);
}
