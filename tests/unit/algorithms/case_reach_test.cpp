#include "passage/algorithms/case_reach.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

/// A case with a hundred people in each of 50 × 50 cells of 100 m, and nothing else.
PreparedCase prepared() {
  PreparedCase made;
  made.result.frame.grid.crs = Crs::utm(36, true);
  Grid grid;
  grid.crs = made.result.frame.grid.crs;
  grid.origin = {500000, 505000};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = grid.columns = 50;
  Population people{Raster<Persons>{grid}, PopulationUnit::count, "test"};
  for (std::int64_t row = 0; row < 50; ++row) {
    for (std::int64_t column = 0; column < 50; ++column) people.cells.set(row, column, Persons{100});
  }
  made.inputs.population = std::move(people);
  return made;
}

std::vector<RouteWithStops> const routes{
    {{{501000, 502500}, {504000, 502500}}, {{501000, 502500}, {504000, 502500}}},
    {{{501000, 504000}, {504000, 504000}}, {{501000, 504000}, {504000, 504000}}}};

}  // namespace

TEST_CASE("each route has a report of its own line and stops, and walking says what it assumes") {
  Scenario scenario;
  scenario.reach.walk = {minute * 10};
  auto made = prepared();
  Context context;
  auto const reports = count_reach(scenario, made, routes, ReachDetail::tables, context);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].curves.size() == 2);
  CHECK_FALSE(made.result.assumptions.empty());
  Assessment assessment;
  add_walking_columns(&reports[0], scenario, assessment);
  REQUIRE(assessment.people_walking.size() == 1);
  CHECK(assessment.people_walking[0].band == "10min");
  // About 504 m on either side of 3 km and around the ends: some 380 cells of a hundred people.
  CHECK(assessment.people_walking[0].people.value > 30000);
  CHECK(assessment.people_walking[0].people.value < 45000);
}

TEST_CASE("without population nothing is counted; without times walking stays empty and says so") {
  Scenario scenario;
  auto made = prepared();
  made.inputs.population.reset();
  Context context;
  CHECK(count_reach(scenario, made, routes, ReachDetail::tables, context).empty());

  scenario.reach.walk.clear();
  made = prepared();
  auto const reports = count_reach(scenario, made, routes, ReachDetail::columns, context);
  REQUIRE(reports.size() == 2);
  Assessment assessment;
  add_walking_columns(&reports[0], scenario, assessment);
  CHECK(assessment.people_walking.empty());
  CHECK(assessment.data_gaps == std::vector<std::string>{"people by walking time: not asked for"});
}
