#include "passage/geo/projected_box.hpp"

#include "support/catch.hpp"

#include "passage/geo/projector.hpp"

using namespace passage;
using passage::testing::Approx;

TEST_CASE("A grid in degrees lies where it says") {
  Grid grid;
  grid.origin = {30, 6};
  grid.cell_width = 0.1;
  grid.cell_height = 0.2;
  grid.rows = 5;
  grid.columns = 20;
  auto const box = degrees_box(grid);
  CHECK(box.low.x == Approx(30));
  CHECK(box.high.x == Approx(32));
  CHECK(box.low.y == Approx(5));
  CHECK(box.high.y == Approx(6));
}

TEST_CASE("The bent side of a projected grid is inside") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {300000, 6200000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = grid.columns = 400;
  auto const box = degrees_box(grid);
  // The upper side of the grid reaches farthest north on the meridian of its zone, 33 degrees east.
  Projector const to_degrees{grid.crs, Crs{}};
  CHECK(box.high.y >= to_degrees.lon_lat({500000, 6200000}).lat - 1e-9);
  CHECK(box.low.y <= to_degrees.lon_lat({700000, 5800000}).lat + 1e-9);
  CHECK(box.high.y > to_degrees.lon_lat({300000, 6200000}).lat);
}

TEST_CASE("A box in degrees lies where web maps draw it") {
  Box const equator{{-1, -2}, {1, 2}};
  auto const box = projected_box(equator, Projector{Crs{}, Crs::parse("EPSG:3857")});
  double const metres_per_degree = 6378137.0 * 3.14159265358979 / 180;
  CHECK(box.low.x == Approx(-metres_per_degree));
  CHECK(box.high.x == Approx(metres_per_degree));
  CHECK(box.high.y == Approx(-box.low.y));
  CHECK(box.high.y > 2 * metres_per_degree);
}
