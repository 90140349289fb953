#include "passage/evaluate/people_on_roads.hpp"

#include <algorithm>

#include "support/catch.hpp"

namespace passage {
namespace {

using testing::Approx;

/// Cells of 1 km with ten people each, 20 × 10 of them from (0, 10 km) down.
Population even_population(PopulationUnit unit) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {0, 10000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = 10;
  grid.columns = 20;
  Population population{Raster<Persons>{grid}, unit, "test"};
  for (std::int64_t row = 0; row < 10; ++row) {
    for (std::int64_t column = 0; column < 20; ++column) population.cells.set(row, column, Persons{10});
  }
  return population;
}

/// Two roads from west to east at y = 2 and y = 8 km; between x = 5 and 10 km the upper one is closed.
RoadGraph two_roads() {
  RoadGraph graph;
  auto const add = [&](Line line, Obstacle obstacle) {
    RoadLink link;
    link.line = std::move(line);
    link.obstacle = obstacle;
    graph.links.push_back(link);
  };
  add({{0, 2000}, {20000, 2000}}, Obstacle::none);
  add({{0, 8000}, {5000, 8000}}, Obstacle::none);
  add({{5000, 8000}, {10000, 8000}}, Obstacle::closure);
  add({{10000, 8000}, {20000, 8000}}, Obstacle::none);
  return graph;
}

double on_link(PeopleOnRoads const& people, std::uint32_t link) {
  double sum = 0;
  for (auto const& spot : people.spots) sum += spot.link == EdgeId{link} ? spot.people.value : 0;
  return sum;
}

TEST_CASE("Everybody counts once, at the nearest passable road") {
  Context context;
  auto const population = even_population(PopulationUnit::count);
  auto const people =
      people_on_roads(population, two_roads(), population.cells.grid().crs, Metres{50000}, context);
  double sum = 0;
  for (auto const& spot : people.spots) sum += spot.people.value;
  CHECK(sum == Approx(2000));
  CHECK(people.far.value == 0);
  CHECK(on_link(people, 2) == 0);
  // The lower half goes to the lower road, and what the closed piece would have had goes to neighbours.
  CHECK(on_link(people, 0) >= 1000);
  // Cells right of x = 10 km and above y = 5 km.
  CHECK(on_link(people, 3) >= 500);
}

TEST_CASE("Beyond the catchment people are counted apart; densities are people per km²") {
  Context context;
  context.threads = 3;
  auto const population = even_population(PopulationUnit::density);
  auto const people =
      people_on_roads(population, two_roads(), population.cells.grid().crs, Metres{1600}, context);
  // Rows with centres at 0.5 … 3.5 km are within 1.5 km of the lower road.
  CHECK(on_link(people, 0) == Approx(4 * 20 * 10));
  double sum = people.far.value;
  for (auto const& spot : people.spots) sum += spot.people.value;
  CHECK(sum == Approx(2000));
  CHECK(std::ranges::is_sorted(people.spots, {}, [](PeopleAtSpot const& s) {
    return std::pair{s.link, s.position};
  }));
}

}  // namespace
}  // namespace passage
