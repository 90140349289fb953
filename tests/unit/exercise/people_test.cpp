#include "passage/exercise/people.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

#include "passage/geo/area_index.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("the population is what it says, and lies on land only") {
  auto const& district = sample::district();
  double sum = 0;
  Projector const to_plane(Crs{}, district.plane);
  AreaIndex const land({district.ground->polygons([](int label) { return !GroundLabel::of(label).lake; })});
  int outside = 0, count = 0;
  district.population.for_each_valid([&](std::int64_t row, std::int64_t column, Persons people) {
    sum += people.value;
    ++count;
    REQUIRE(people.value >= 0);
    if (count % 17 == 0)
      outside += land.distance(to_plane(district.population.grid().centre(row, column)), 1e6) > 200;
  });
  CHECK(outside == 0);
  CHECK(sum == district.people);
  CHECK(sum == passage::testing::Approx(1.2e6).epsilon(0.01));
}
