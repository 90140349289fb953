#include "passage/exercise/noise.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace passage;
using passage::exercise::Noise;

TEST_CASE("noise is zero on the lattice, smooth between, different by seed") {
  Noise const noise(3), other(4);
  CHECK(noise.at({5, -7}) == 0);
  double sum = 0, largest = 0, apart = 0;
  for (int i = 0; i < 4000; ++i) {
    Point const place{0.37 * i, 0.61 * i};
    auto const value = noise.at(place), beside = noise.at({place.x + 1e-4, place.y});
    sum += value;
    largest = std::max(largest, std::fabs(value));
    apart += std::fabs(value - other.at(place));
    REQUIRE(std::fabs(value - beside) < 1e-3);
  }
  CHECK(std::fabs(sum / 4000) < 0.02);
  CHECK(largest < 1);
  CHECK(largest > 0.4);
  CHECK(apart > 100);
}

TEST_CASE("fractal and ridged noise stay in their range, chances are uniform") {
  Noise const noise(11);
  double sum = 0;
  for (int i = 0; i < 4000; ++i) {
    Point const place{0.173 * i, 0.291 * i};
    REQUIRE(std::fabs(noise.fractal(place, 5)) < 2);
    REQUIRE(noise.ridged(place, 4) >= 0);
    REQUIRE(noise.ridged(place, 4) <= 1);
    sum += noise.chance(static_cast<std::uint64_t>(i));
  }
  CHECK(sum / 4000 == passage::testing::Approx(0.5).margin(0.02));
}
