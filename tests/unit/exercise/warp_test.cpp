#include "passage/exercise/warp.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("a place gets the ground of its own cell or of one beside it") {
  auto const lattice = sample::lattice();
  Warp const warp(lattice, Random(4));
  int moved = 0, count = 0;
  for (double x = lattice.origin.x + 2000; x < lattice.origin.x + 50'000; x += 333) {
    Point const place{x, lattice.origin.y - 20'000 - 0.3 * (x - lattice.origin.x)};
    auto const cell = warp.cell_at(place);
    REQUIRE(cell >= 0);
    REQUIRE(distance(lattice.centre(cell), place) < 2.2 * lattice.cell_m);
    moved += cell != lattice.cell_at(place);
    ++count;
  }
  CHECK(moved > count / 10);
  CHECK(moved < count * 3 / 4);
}
