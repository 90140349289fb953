#include "passage/exercise/relief.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("a pit is filled and drains over its lowest rim") {
  Lattice const lattice{5, 100, {0, 500}};
  Cells<char> land(25, 0);
  Cells<double> height(25, 0);
  for (auto const cell : {6, 7, 8, 11, 12, 13, 16, 17, 18})
    land[static_cast<std::size_t>(cell)] = 1, height[static_cast<std::size_t>(cell)] = 9;
  height[12] = 1;
  height[13] = 4;
  auto const drainage = drain(lattice, land, height);
  CHECK(height[12] > 4);
  CHECK(height[12] < 4.01);
  CHECK(drainage.receiver[12] == 13);
  CHECK(drainage.area_km2[13] >= 2 * 0.01);
}

TEST_CASE("all land water reaches the sea and catchments add up") {
  auto const& relief = sample::relief();
  double land = 0, mouths = 0;
  for (auto const cell : relief.drainage.order) {
    auto const i = static_cast<std::size_t>(cell);
    land += 0.25;
    auto const below = relief.drainage.receiver[i];
    REQUIRE(below >= 0);
    REQUIRE(relief.elevation_m[static_cast<std::size_t>(below)] < relief.elevation_m[i]);
    if (!relief.land[static_cast<std::size_t>(below)]) mouths += relief.drainage.area_km2[i];
  }
  CHECK(mouths == passage::testing::Approx(land));
  CHECK(land > 0.4 * 110 * 110 * 0.25);
}

TEST_CASE("the sea surrounds the land and heights stay believable") {
  auto const& relief = sample::relief();
  auto const side = relief.lattice.side;
  double top = 0;
  for (int cell = 0; cell < relief.lattice.cells(); ++cell) {
    auto const i = static_cast<std::size_t>(cell);
    top = std::max(top, relief.elevation_m[i]);
    if (relief.lattice.row(cell) == 0 || relief.lattice.column(cell) == side - 1) REQUIRE(!relief.land[i]);
    if (!relief.land[i]) REQUIRE(relief.elevation_m[i] == 0);
  }
  CHECK(top > 700);
  CHECK(top < 1500);
}
