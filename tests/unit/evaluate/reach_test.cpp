#include "passage/evaluate/reach.hpp"

#include "support/catch.hpp"
#include "support/scattered_people.hpp"

#include "passage/geo/overlay.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::box_area;

namespace {

Crs const frame = Crs::utm(36, true);

/// 10 × 10 km in the frame itself.
Population people() {
  return passage::testing::scattered_people(100, 4);
}

std::vector<ReachGroup> const halves{{"W", "West", box_area(500000, 500000, 505050, 510000), 1},
                                     {"E", "East", box_area(505050, 500000, 510000, 510000), 2}};

}  // namespace

TEST_CASE("groups and the rest are everybody, in every band") {
  auto const population = people();
  Context context;
  auto const bands = bands_around({{{501000, 505000}, {509000, 505000}}}, {{502000, 508000}},
                                  {{"1 km", kilometre}, {"2 km", kilometre * 2}});
  auto const reach = reach_of(population, frame, halves, bands, context);
  CHECK(reach.imbalance().value == Approx(0).margin(1e-6));
  CHECK(reach.outside_groups.value == Approx(0).margin(1e-6));
  CHECK(reach.counted_twice.value == Approx(0).margin(1e-6));
  REQUIRE(reach.bands.size() == 2);
  for (auto const& band : reach.bands) {
    CHECK((band.by_group[0] + band.by_group[1] + band.outside_groups).value == Approx(band.total.value));
  }
  CHECK(reach.bands[1].total > reach.bands[0].total);
}

TEST_CASE("reach agrees with counting the cells whose centre is near") {
  auto const population = people();
  Context context;
  Point const stop{505000, 505000};
  auto const reach =
      reach_of(population, frame, {}, bands_around({}, {stop}, {{"3 km", kilometre * 3}}), context);
  double near = 0;
  population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons here) {
    if (distance(population.cells.grid().centre(row, column), stop) <= 3000) near += here.value;
  });
  CHECK(reach.bands[0].total.value == Approx(near).epsilon(0.01));
  CHECK(reach.bands[0].outside_groups.value == Approx(reach.bands[0].total.value));
}

TEST_CASE("overlapping groups are told") {
  auto const population = people();
  Context context;
  auto groups = halves;
  groups[1].area = box_area(504050, 500000, 510000, 510000);
  auto const reach = reach_of(population, frame, groups, {}, context);
  CHECK(reach.counted_twice.value > 1000);
  CHECK(reach.imbalance().value == Approx(0).margin(1e-6));
}

TEST_CASE("everybody within reach of everywhere; equity groups carry severity") {
  auto const population = people();
  Context context;
  auto const reach = reach_of(population, frame, halves,
                              bands_around({}, {{505000, 505000}}, {{"all", kilometre * 20}}), context);
  CHECK(reach.bands[0].total.value == Approx(reach.raster_total.value));
  auto const groups = equity_groups(halves, reach, 0);
  CHECK(groups[1].severity == 2);
  CHECK(groups[0].reached.value == Approx(groups[0].people.value));
  CHECK(equity_of(groups).rate.value == Approx(1));
}
