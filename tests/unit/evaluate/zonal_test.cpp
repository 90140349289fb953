#include "passage/evaluate/zonal.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/overlay.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Grid grid_of(std::int64_t rows, std::int64_t columns, double cell, Crs crs = Crs::utm(36, true)) {
  Grid grid;
  grid.crs = std::move(crs);
  grid.origin = {0, static_cast<double>(rows) * cell};
  grid.cell_width = grid.cell_height = cell;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

Raster<Persons> people_on(Grid const& grid, std::uint64_t seed) {
  Raster<Persons> raster{grid};
  Random random{seed};
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      if (random.below(10) == 0) continue;  // nobody counted here
      raster.set(row, column, Persons{static_cast<float>(random.uniform(0, 50))});
    }
  }
  return raster;
}

MultiPolygon cell_polygon(Grid const& grid, std::int64_t row, std::int64_t column) {
  auto const box = grid.cell_box(row, column);
  return {{{{box.low.x, box.low.y},
            {box.high.x, box.low.y},
            {box.high.x, box.high.y},
            {box.low.x, box.high.y},
            {box.low.x, box.low.y}},
           {}}};
}

/// Statistics by clipping every cell with GEOS.
ZonalStatistics clipped(Raster<Persons> const& raster, MultiPolygon const& area_given) {
  ZonalStatistics sum;
  sum.min = 1e300;
  sum.max = -1e300;
  raster.for_each_valid([&](std::int64_t row, std::int64_t column, Persons value) {
    auto const cell = cell_polygon(raster.grid(), row, column);
    double const share = area(intersection(cell, area_given)) / area(cell);
    if (!(share > 0)) return;
    sum.sum += share * value.value;
    sum.cells += share;
    sum.weight += share;
    sum.min = std::min(sum.min, value.value);
    sum.max = std::max(sum.max, value.value);
  });
  return sum;
}

void check_equal(ZonalStatistics const& got, ZonalStatistics const& expected) {
  CHECK(got.sum == Approx(expected.sum).epsilon(1e-9));
  CHECK(got.cells == Approx(expected.cells).epsilon(1e-9));
  CHECK(got.min == expected.min);
  CHECK(got.max == expected.max);
  if (!expected.is_empty()) CHECK(*got.mean() == Approx(*expected.mean()).epsilon(1e-9));
}

}  // namespace

TEST_CASE("statistics of crooked, overlapping and holed polygons agree with clipping every cell") {
  Context context;
  auto const raster = people_on(grid_of(40, 50, 100), 1);
  std::vector<MultiPolygon> areas{
      buffer(Line{{300, 300}, {2700, 1500}, {4300, 700}}, 333),
      buffer(Line{{200, 3500}, {4900, 3900}}, 500),  // sticks out of the raster
      buffer(Point{1234, 1234}, 7),                  // inside one cell
      difference(buffer(Point{2500, 2000}, 1500), buffer(Point{2600, 2100}, 700))};
  auto const sums = zonal_statistics(raster, PopulationUnit::count, areas, context);
  REQUIRE(sums.size() == areas.size());
  for (std::size_t i = 0; i < areas.size(); ++i) check_equal(sums[i], clipped(raster, areas[i]));
}

TEST_CASE("a polygon off the raster has no cells and no mean") {
  Context context;
  auto const raster = people_on(grid_of(10, 10, 100), 1);
  auto const sums = zonal_statistics(raster, PopulationUnit::count, {buffer(Point{9e6, 9e6}, 10)}, context);
  CHECK(sums[0].is_empty());
  CHECK_FALSE(sums[0].mean());
  CHECK(sums[0].sum == 0);
}

TEST_CASE("a partition sums to the whole") {
  Context context;
  auto const grid = grid_of(30, 30, 100);
  auto const raster = people_on(grid, 3);
  auto const whole = clipped(raster, {{{{0, 0}, {3000, 0}, {3000, 3000}, {0, 3000}, {0, 0}}, {}}});
  auto const left = MultiPolygon{{{{0, 0}, {1111, 0}, {1777, 3000}, {0, 3000}, {0, 0}}, {}}};
  auto const right = MultiPolygon{{{{1111, 0}, {3000, 0}, {3000, 3000}, {1777, 3000}, {1111, 0}}, {}}};
  auto const sums = zonal_statistics(raster, PopulationUnit::count, {left, right}, context);
  CHECK(sums[0].sum + sums[1].sum == Approx(whole.sum).epsilon(1e-12));
}

TEST_CASE("tiles and threads change no bit") {
  auto const raster = people_on(grid_of(700, 600, 10), 5);
  std::vector<MultiPolygon> areas;
  Random random{6};
  for (int i = 0; i < 20; ++i) {
    areas.push_back(buffer(Line{{random.uniform(0, 6000), random.uniform(0, 7000)},
                                {random.uniform(0, 6000), random.uniform(0, 7000)}},
                           random.uniform(5, 900)));
  }
  Context one, many;
  many.threads = 4;
  auto const a = zonal_statistics(raster, PopulationUnit::count, areas, one);
  auto const b = zonal_statistics(raster, PopulationUnit::count, areas, many);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    CHECK(a[i].sum == b[i].sum);
    CHECK(a[i].cells == b[i].cells);
  }
}

TEST_CASE("density counts people by ellipsoidal cell area") {
  Context context;
  auto grid = grid_of(10, 10, 0.1, Crs{});
  grid.origin = {20, 61};
  Raster<Persons> raster{grid};
  for (std::int64_t row = 0; row < 10; ++row) {
    for (std::int64_t column = 0; column < 10; ++column) raster.set(row, column, Persons{7});
  }
  MultiPolygon const all{{{{20, 60}, {21, 60}, {21, 61}, {20, 61}, {20, 60}}, {}}};
  auto const sums = zonal_statistics(raster, PopulationUnit::density, {all}, context);
  // The area of a degree square between 60° and 61° N on WGS 84 by the authalic formula.
  double const a = 6378137, e2 = 0.00669437999014, e = std::sqrt(e2);
  auto const q = [&](double degrees) {
    double const s = std::sin(degrees * std::numbers::pi / 180);
    return (1 - e2) * (s / (1 - e2 * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
  };
  double const area_km2 = a * a / 2 * (q(61) - q(60)) * std::numbers::pi / 180 / 1e6;
  CHECK(sums[0].sum == Approx(7 * area_km2).epsilon(1e-9));
  CHECK(*sums[0].mean() == Approx(7));
}

TEST_CASE("densified outlines keep their shape") {
  MultiPolygon const square{
      {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{2, 2}, {2, 4}, {4, 4}, {2, 2}}}}};
  auto const dense = densified(square, 3);
  CHECK(area(dense) == Approx(area(square)));
  CHECK(dense[0].outer.size() == 17);
  for (std::size_t i = 1; i < dense[0].outer.size(); ++i) {
    CHECK(distance(dense[0].outer[i - 1], dense[0].outer[i]) <= 3);
  }
  CHECK(dense[0].outer.front() == dense[0].outer.back());
}
