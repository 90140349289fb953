#include "passage/geo/mercator.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/geo/grid.hpp"
#include "passage/geo/projector.hpp"

using namespace passage;
using passage::testing::Approx;

TEST_CASE("Web and world maps are Mercator; transverse, oblique and equal-area ones are not") {
  for (auto const* name : {"EPSG:3857", "EPSG:3395", "+proj=merc +lon_0=30 +datum=WGS84 +units=m"})
    CHECK(is_mercator(Crs::parse(name)));
  for (auto const* name : {"EPSG:32636", "EPSG:4326", "ESRI:54009", "EPSG:29873"})
    CHECK_FALSE(is_mercator(Crs::parse(name)));
  CHECK_FALSE(is_mercator(Crs::lambert_equal_area({30, 5})));
  CHECK_THROWS_WITH(refuse_mercator(Crs::parse("EPSG:3857"), "friction.tif", "warp it"),
                    testing::contains("friction.tif") && testing::contains("not metres on the ground"));
  CHECK_NOTHROW(refuse_mercator(Crs::utm(36, true), "friction.tif", ""));
}

TEST_CASE("Cells of a Mercator grid are measured on the ground, row by row") {
  Grid grid;
  grid.crs = Crs::parse("EPSG:3857");
  grid.origin = {3000000, 9000000};  // about 62 degrees north
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = 4000;
  grid.columns = 10;
  Projector const to_degrees{grid.crs, Crs{}};
  for (std::int64_t const row : {0, 1999, 3999}) {
    auto const box = grid.cell_box(row, 0);
    double const middle = (box.low.y + box.high.y) / 2;
    auto const west = to_degrees.lon_lat({box.low.x, middle}),
               east = to_degrees.lon_lat({box.high.x, middle});
    auto const south = to_degrees.lon_lat(box.low), north = to_degrees.lon_lat({box.low.x, box.high.y});
    auto const metrics = grid.row_metrics(row);
    CHECK(metrics.width.value == Approx(geodesic_distance(west, east).value).epsilon(1e-4));
    CHECK(metrics.height.value == Approx(geodesic_distance(south, north).value).epsilon(1e-4));
    CHECK(metrics.area.value == Approx(metrics.width.value * metrics.height.value).epsilon(1e-3));
    CHECK(metrics.width.value < 760);
  }
}
