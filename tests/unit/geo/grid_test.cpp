#include "passage/geo/grid.hpp"

#include "support/catch.hpp"
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"

using passage::CellId;
using passage::Crs;
using passage::Grid;
using passage::Point;
using passage::testing::Approx;
using passage::testing::contains;

namespace {

Grid grid_of(Crs crs, Point origin, double width, double height, std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs = std::move(crs);
  grid.origin = origin;
  grid.cell_width = width;
  grid.cell_height = height;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

// Oracle: the area between two parallels and two meridians by GeographicLib's geodesic polygons, with enough
// vertices on the parallels that geodesics follow them.
double cell_area_m2(double west, double south, double east, double north) {
  GeographicLib::PolygonArea polygon{GeographicLib::Geodesic::WGS84()};
  int const steps = 2000;
  for (int i = 0; i <= steps; ++i) polygon.AddPoint(south, west + (east - west) * i / steps);
  for (int i = 0; i <= steps; ++i) polygon.AddPoint(north, east - (east - west) * i / steps);
  double perimeter = 0, area = 0;
  polygon.Compute(false, true, perimeter, area);
  return area;
}

}  // namespace

TEST_CASE("cells are counted from the upper left corner") {
  auto const grid = grid_of(Crs::utm(36, true), {1000, 2000}, 10, 20, 5, 4);
  CHECK(grid.cells() == 20);
  CHECK(grid.bounds().low == Point{1000, 1900});
  CHECK(grid.bounds().high == Point{1040, 2000});
  CHECK(grid.centre(0, 0) == Point{1005, 1990});
  CHECK(grid.cell_box(4, 3).low == Point{1030, 1900});
  CHECK(grid.cell_at({1005, 1990}) == CellId{0});
  CHECK(grid.cell_at({1039, 1901}) == CellId{19});
  CHECK(grid.cell_at({1010, 1980}) == grid.id(1, 1));  // a corner belongs to the cell right of and below it
  CHECK(grid.cell_at({1000, 2000}) == CellId{0});
  CHECK_FALSE(grid.cell_at({1040, 1990}));
  CHECK_FALSE(grid.cell_at({1005, 1900}));
  CHECK_FALSE(grid.cell_at({999.99, 1990}));
  CHECK_FALSE(grid.cell_at({1005, std::numeric_limits<double>::quiet_NaN()}));
  CHECK(grid.row_of(CellId{19}) == 4);
  CHECK(grid.column_of(CellId{19}) == 3);
}

TEST_CASE("every cell's centre lies in that cell") {
  auto const grid = grid_of(Crs{}, {-180, 90}, 1 / 120.0, 1 / 120.0, 21600, 43200);
  passage::Random random{53};
  for (int k = 0; k < 10000; ++k) {
    auto const row = static_cast<std::int64_t>(random.below(21600));
    auto const column = static_cast<std::int64_t>(random.below(43200));
    CHECK(grid.cell_at(grid.centre(row, column)) == grid.id(row, column));
  }
}

TEST_CASE("the cells of the whole globe have the ellipsoid's area") {
  for (double const degrees : {10.0, 1.0, 0.25}) {
    auto const grid = grid_of(Crs{}, {-180, 90}, degrees, degrees, static_cast<std::int64_t>(180 / degrees),
                              static_cast<std::int64_t>(360 / degrees));
    double sum = 0;
    for (std::int64_t row = 0; row < grid.rows; ++row)
      sum += grid.row_metrics(row).area.value * static_cast<double>(grid.columns);
    CHECK(sum == Approx(510065621724088.44).epsilon(1e-13));  // GeographicLib, WGS 84
  }
}

TEST_CASE("cells in degrees measure what geodesics measure") {
  for (double const latitude : {0.0, 4.5, -12.0, 33.5, 60.0, 84.0}) {
    auto const grid = grid_of(Crs{}, {30, latitude + 0.5}, 1, 1, 1, 1);
    auto const metrics = grid.row_metrics(0);
    CHECK(metrics.area.value == Approx(cell_area_m2(30, latitude - 0.5, 31, latitude + 0.5)).epsilon(1e-7));
  }
  // One degree at the equator: 110 574.3 m north-south and 111 319.5 m east-west.
  auto const equator = grid_of(Crs{}, {0, 0.5}, 1, 1, 1, 1).row_metrics(0);
  CHECK(equator.width.value == Approx(111319.491).margin(0.001));
  CHECK(equator.height.value == Approx(110574.3).margin(0.3));
  // A 100 m cell in degrees, where the mid-row formula and the geodesic agree to a micrometre.
  auto const fine = grid_of(Crs{}, {31, 5}, 1 / 1200.0, 1 / 1200.0, 10, 10).row_metrics(7);
  double length = 0;
  double const latitude = 5 - 7.5 / 1200;
  auto const& geodesic = GeographicLib::Geodesic::WGS84();
  geodesic.Inverse(latitude, 31, latitude, 31 + 1 / 1200.0, length);
  CHECK(fine.width.value == Approx(length).margin(1e-6));
  geodesic.Inverse(latitude - 0.5 / 1200, 31, latitude + 0.5 / 1200, 31, length);
  CHECK(fine.height.value == Approx(length).margin(1e-6));
  geodesic.Inverse(latitude - 0.5 / 1200, 31, latitude + 0.5 / 1200, 31 + 1 / 1200.0, length);
  CHECK(fine.diagonal.value == Approx(length).margin(1e-3));
}

TEST_CASE("cells in metres measure their own size, and other units are refused") {
  auto const metrics = grid_of(Crs::utm(36, true), {0, 0}, 30, 40, 2, 2).row_metrics(1);
  CHECK(metrics.width.value == 30);
  CHECK(metrics.height.value == 40);
  CHECK(metrics.diagonal.value == 50);
  CHECK(metrics.area.value == 1200);
  try {
    grid_of(Crs::parse("EPSG:2225"), {0, 0}, 30, 40, 2, 2).row_metrics(0);
    FAIL("accepted");
  } catch (passage::Error const& error) {
    CHECK(error.code() == "no_metric_size");
  }
}

TEST_CASE("two grids are one only when everything is the same") {
  auto const grid = grid_of(Crs::utm(36, true), {0, 0}, 30, 30, 20, 20);
  CHECK_NOTHROW(passage::require_same_grid(grid, grid, "friction and hazard"));
  auto same = grid;
  same.crs = Crs::parse("+proj=utm +zone=36 +datum=WGS84");
  CHECK(grid == same);
  auto const written = grid_of(Crs{}, {29.3, 5.1}, 1 / 1200.0, 1 / 1200.0, 6000, 8000);
  auto const otherwise = grid_of(Crs{}, {29.3, 5.1}, 0.000833333333333, 0.000833333333333, 6000, 8000);
  CHECK(written == otherwise);
  CHECK(written != grid_of(Crs{}, {29.3, 5.1}, 0.00083333, 0.00083333, 6000, 8000));
  auto shifted = grid;
  shifted.origin.x = 15;
  auto larger = grid;
  larger.rows = 21;
  auto elsewhere = grid;
  elsewhere.crs = Crs::utm(35, true);
  for (auto const& other : {shifted, larger, elsewhere}) {
    try {
      passage::require_same_grid(grid, other, "friction and hazard");
      FAIL("accepted");
    } catch (passage::Error const& error) {
      CHECK(error.code() == "grid_mismatch");
      CHECK_THAT(error.message(), contains("friction and hazard"));
      CHECK_THAT(error.message(), contains("20 x 20"));
    }
  }
}
