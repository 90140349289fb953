#include "passage/model/population.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("cells nobody counted are invalid, not empty") {
  Grid grid;
  grid.rows = grid.columns = 3;
  Population population{Raster<Persons>{grid}, PopulationUnit::count, "test"};
  population.cells.set(1, 2, Persons{0});
  CHECK(population.cells.at(1, 2) == Persons{0});
  CHECK_FALSE(population.cells.at(0, 0));
}

TEST_CASE("a zone weighs every person alike unless a need is given") {
  CHECK(Zone{}.need == 1);
  CHECK_FALSE(Zone{}.has_need);
}
