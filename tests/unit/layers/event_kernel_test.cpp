#include "passage/layers/event_kernel.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

namespace passage {
namespace {

using testing::Approx;

Grid metric_grid(std::int64_t rows, std::int64_t columns, double width_m, double height_m) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = width_m;
  grid.cell_height = height_m;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

TEST_CASE("The table of erf agrees with the library's everywhere") {
  Random random{5};
  double worst = 0;
  for (int i = 0; i < 200000; ++i) {
    double const z = random.uniform(-7, 7);
    worst = std::max(worst, std::abs(half_erf(z) - std::erf(z) / 2));
  }
  CHECK(worst < 1e-11);
  CHECK(half_erf(0) == 0);
  CHECK(half_erf(-100) == -0.5);
}

TEST_CASE("Cell masses are the integral of the Gaussian, by midpoint sums of a hundred points a side") {
  auto const grid = metric_grid(40, 60, 300, 500);
  Point const centre{409123, 891777};
  double const sigma = 900;
  EventKernel const kernel{centre, Metres{sigma}, grid};
  for (auto [row, column] : {std::pair{16, 30}, {17, 29}, {14, 33}, {20, 27}}) {
    auto const box = grid.cell_box(row, column);
    double sum = 0;
    int const n = 100;
    for (int i = 0; i < n; ++i) {
      for (int j = 0; j < n; ++j) {
        double const x = box.low.x + (i + 0.5) / n * box.width() - centre.x;
        double const y = box.low.y + (j + 0.5) / n * box.height() - centre.y;
        sum += std::exp(-(x * x + y * y) / (2 * sigma * sigma));
      }
    }
    double const expected = sum * box.width() * box.height() / (n * n) / (2 * M_PI * sigma * sigma);
    CHECK(kernel.mass(row, column) == Approx(expected).epsilon(1e-4));
  }
}

TEST_CASE("The mass inside a window is the sum of its cells, and nearly one far from every edge") {
  auto const grid = metric_grid(80, 80, 500, 500);
  MultiPolygon const triangle{{{{400000, 900000}, {440000, 900000}, {400000, 860000}, {400000, 900000}}, {}}};
  for (auto const& area : {MultiPolygon{}, triangle}) {
    ObservedWindow const window{grid, area};
    EventKernel const kernel{{411000, 889000}, Metres{4000}, grid};
    double sum = 0;
    for (std::int64_t row = 0; row < grid.rows; ++row) {
      for (std::int64_t column = 0; column < grid.columns; ++column) {
        if (window.contains(row, column)) sum += kernel.mass(row, column);
      }
    }
    CHECK(kernel.mass_inside(window) == Approx(sum).epsilon(1e-9));
  }
  EventKernel const middle{{420000, 880000}, Metres{1000}, grid};
  CHECK(middle.mass_inside({grid, {}}) == Approx(1.0).margin(2.5e-6));
  CHECK(middle.mass_inside({grid, {}}) < 1);
}

TEST_CASE("An event outside the grid reaches in as far as its kernel does") {
  auto const grid = metric_grid(10, 10, 1000, 1000);
  EventKernel const far{{300000, 895000}, Metres{1000}, grid};
  CHECK(far.is_empty());
  CHECK(far.mass_inside({grid, {}}) == 0);
  EventKernel const near{{399500, 895500}, Metres{1000}, grid};
  CHECK(near.first_column == 0);
  CHECK(near.last_column == 4);
}

}  // namespace
}  // namespace passage
