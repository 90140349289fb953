#include "passage/layers/kernel_sum.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"

namespace passage {
namespace {

using testing::Approx;

Grid metric_grid(std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

MultiPolygon triangle() {
  return {{{{400000, 900000}, {700000, 900000}, {400000, 600000}, {400000, 900000}}, {}}};
}

double total(Raster<HazardRate, double> const& rate) {
  double sum = 0;
  rate.for_each_valid([&](auto, auto, HazardRate here) { sum += here.value; });
  return sum;  // cells are 1 km²
}

KernelSum many_points(int count) {
  KernelSum sum;
  sum.bandwidth = Metres{9000};
  Random random{11};
  while (static_cast<int>(sum.points.size()) < count) {
    Point const point{400000 + random.uniform(0, 300000), 900000 - random.uniform(0, 300000)};
    if (point.x - 400000 + 900000 - point.y > 290000) continue;
    sum.points.push_back({point, Metres{sum.points.size() % 2 ? 9000.0 : 14000.0}, random.uniform(0.5, 2)});
  }
  return sum;
}

TEST_CASE("Exact and binned sums agree, at the edges of a window too, and keep the mass") {
  auto const grid = metric_grid(320, 320);
  ObservedWindow const window{grid, triangle()};
  auto sum = many_points(300);
  double weights = 0;
  for (auto const& point : sum.points) weights += point.weight;
  Context context;
  context.threads = 2;
  Raster<HazardRate, double> exact{grid}, binned{grid};
  sum.method = KernelMethod::exact;
  fill_with_kernels(exact, sum, window, HazardRate{0}, context);
  sum.method = KernelMethod::binned;
  fill_with_kernels(binned, sum, window, HazardRate{0}, context);
  CHECK(total(exact) == Approx(weights).epsilon(1e-10));
  CHECK(total(binned) == Approx(weights).epsilon(1e-10));
  double highest = 0, worst = 0;
  exact.for_each_valid([&](auto row, auto column, HazardRate here) {
    highest = std::max(highest, here.value);
    worst = std::max(worst, std::abs(here.value - binned.at(row, column)->value));
  });
  CHECK(worst < 0.004 * highest);
  CHECK(worst > 0);
}

TEST_CASE("An event somewhere in an area: Monte Carlo relocation") {
  auto const grid = metric_grid(120, 120);
  ObservedWindow const window{grid, {}};
  // An area with one side on the edge of the window and a hole.
  MultiPolygon const area{
      {{{400000, 840000}, {460000, 840000}, {460000, 880000}, {400000, 880000}, {400000, 840000}},
       {{{420000, 850000}, {440000, 850000}, {440000, 870000}, {420000, 870000}, {420000, 850000}}}}};
  KernelSum sum;
  sum.bandwidth = Metres{5000};
  sum.areas.push_back({&area, 3.0});
  Context context;
  Raster<HazardRate, double> rate{grid};
  fill_with_kernels(rate, sum, window, HazardRate{0}, context);
  CHECK(total(rate) == Approx(3.0).epsilon(1e-10));

  Random random{21};
  std::vector<Point> const probes{{402500, 860500}, {430500, 860500}, {450500, 875500}, {464500, 845500}};
  std::vector<double> sums(probes.size(), 0.0);
  int const draws = 200000;
  for (int drawn = 0; drawn < draws;) {
    Point const place{random.uniform(400000, 460000), random.uniform(840000, 880000)};
    if (place.x > 420000 && place.x < 440000 && place.y > 850000 && place.y < 870000) continue;
    ++drawn;
    double const inside = std::erfc((400000 - place.x) / (5000 * std::sqrt(2.0))) / 2;  // west edge only
    for (std::size_t i = 0; i < probes.size(); ++i) {
      double const x = probes[i].x - place.x, y = probes[i].y - place.y;
      sums[i] += std::exp(-(x * x + y * y) / 5e7) / (2 * M_PI * 25) / inside;
    }
  }
  for (std::size_t i = 0; i < probes.size(); ++i) {
    CHECK(rate.at(probes[i])->value == Approx(3.0 * sums[i] / draws).epsilon(0.02));
  }
}

TEST_CASE("The order of events does not matter, nor the number of threads") {
  auto const grid = metric_grid(320, 320);
  ObservedWindow const window{grid, triangle()};
  auto sum = many_points(200);
  auto shuffled = sum;
  std::ranges::reverse(shuffled.points);
  shuffled.points.push_back({shuffled.points[3].point, shuffled.points[3].sigma, 0});
  Context one, many;
  many.threads = 3;
  Raster<HazardRate, double> a{grid}, b{grid};
  fill_with_kernels(a, sum, window, HazardRate{0.1}, one);
  fill_with_kernels(b, shuffled, window, HazardRate{0.1}, many);
  std::size_t different = 0;
  a.for_each_valid([&](auto row, auto column, HazardRate here) { different += b.at(row, column) != here; });
  CHECK(different == 0);
}

TEST_CASE("Areas on more cells than memory allows are refused") {
  auto const grid = metric_grid(2000, 2000);
  auto const area = triangle();
  KernelSum sum;
  sum.bandwidth = Metres{5000};
  sum.areas.push_back({&area, 1.0});
  Context context;
  context.memory_bytes = 1 << 20;
  Raster<HazardRate, double> rate{grid};
  CHECK_THROWS_WITH(fill_with_kernels(rate, sum, {grid, {}}, HazardRate{0}, context),
                    testing::contains("2000 x 2000"));
}

}  // namespace
}  // namespace passage
