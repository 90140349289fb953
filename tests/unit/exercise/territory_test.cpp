#include "passage/exercise/territory.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("rough ground takes longer to spread over") {
  auto const& relief = sample::relief();
  auto const seat = sample::towns().front().cell;
  auto rough = roughness(relief, sample::rivers(), 9);
  auto const once = effort_from(relief, rough, seat);
  for (auto& value : rough) value *= 2;
  auto const twice = effort_from(relief, rough, seat);
  for (int cell = 0; cell < relief.lattice.cells(); cell += 11) {
    auto const i = static_cast<std::size_t>(cell);
    if (!relief.land[i]) continue;
    REQUIRE(twice[i] == passage::testing::Approx(2 * once[i]));
    REQUIRE(once[i] >= relief.lattice.distance_m(cell, seat) * 0.01);
  }
}

TEST_CASE("the least effort decides, the sea belongs to nobody, seats are apart") {
  Cells<char> const land{1, 1, 1, 0};
  CHECK(least_effort({{1, 5, 2, 0}, {2, 4, 2, 0}}, land) == Cells<int>{0, 1, 0, -1});
  auto const seats = far_apart(sample::lattice(), sample::towns(), 3, 2);
  REQUIRE(seats.size() == 3);
  CHECK(seats[0] == 0);
  CHECK((seats[1] != seats[2] && seats[1] != 0 && seats[2] != 0));
}
