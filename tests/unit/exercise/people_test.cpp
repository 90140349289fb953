#include "passage/exercise/people.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("the population is what it says, and lies on land only") {
  auto const& district = sample::district();
  double sum = 0;
  Projector const to_plane(Crs{}, district.plane);
  district.population.for_each_valid([&](std::int64_t row, std::int64_t column, Persons people) {
    sum += people.value;
    auto const cell =
        district.relief.lattice.cell_at(to_plane(district.population.grid().centre(row, column)));
    REQUIRE(cell >= 0);
    REQUIRE(district.relief.land[static_cast<std::size_t>(cell)]);
    REQUIRE(people.value >= 0);
  });
  CHECK(sum == district.people);
  CHECK(sum == passage::testing::Approx(1.2e6).epsilon(0.01));
}
