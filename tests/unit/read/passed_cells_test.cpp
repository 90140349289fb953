#include "passage/read/passed_cells.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("what lies within some kilometres of a line is near it") {
  PassedCells cells;
  CHECK(cells.is_empty());
  CHECK_FALSE(cells.is_near({30.5, 0}));
  cells.add({30, 0}, {31, 0});
  CHECK_FALSE(cells.is_empty());
  CHECK(cells.is_near({30.5, 0.04}));
  CHECK(cells.is_near({30.5, -0.04}));
  CHECK_FALSE(cells.is_near({30.5, 0.2}));
  CHECK_FALSE(cells.is_near({31.2, 0}));
}

TEST_CASE("roads of two islands do not join, and do once a road bridges them") {
  PassedCells cells;
  cells.add({43.2, -11.6}, {43.4, -11.4});
  cells.add({43.4, -11.4}, {43.4, -11.8});
  cells.add({44.3, -12.2}, {44.5, -12.2});
  CHECK(cells.may_join({43.2, -11.6}, {43.4, -11.8}));
  CHECK_FALSE(cells.may_join({43.2, -11.6}, {44.5, -12.2}));
  // A place far from every road is joined to nothing, itself included.
  CHECK_FALSE(cells.may_join({50, 0}, {50, 0}));
  cells.add({44.5, -12.2}, {43.4, -11.6});
  CHECK(cells.may_join({43.2, -11.6}, {44.5, -12.2}));
}

TEST_CASE("the order in which lines come changes nothing") {
  // A comb whose teeth are joined by its back only, which comes last.
  PassedCells cells;
  for (int tooth = 0; tooth < 10; ++tooth) cells.add({30 + tooth * 0.2, 0}, {30 + tooth * 0.2, 0.5});
  CHECK_FALSE(cells.may_join({30, 0.5}, {31.8, 0.5}));
  cells.add({30, 0}, {31.8, 0});
  for (int tooth = 1; tooth < 10; ++tooth) CHECK(cells.may_join({30, 0.5}, {30 + tooth * 0.2, 0.5}));
}
