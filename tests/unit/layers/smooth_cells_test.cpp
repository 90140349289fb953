#include "passage/layers/detail/smooth_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/layers/detail/fourier.hpp"

namespace passage::detail {
namespace {

using passage::testing::Approx;

Grid grid_of(std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = 100;
  grid.cell_height = 80;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

CellMasses scattered(Grid const& grid, ObservedWindow const& window) {
  CellMasses masses(static_cast<std::size_t>(grid.cells()), 0.0);
  Random random{5};
  for (std::size_t i = 0; i < masses.size(); ++i) {
    auto const cell = static_cast<std::int64_t>(i);
    if (random.below(40) == 0 && window.contains(cell / grid.columns, cell % grid.columns))
      masses[i] = random.uniform(0.1, 4);
  }
  return masses;
}

double total(CellMasses const& masses) {
  return std::accumulate(masses.begin(), masses.end(), 0.0);
}

TEST_CASE("A transform convolves like a sum by hand, two rows at once, whatever the lengths") {
  Random random{3};
  for (std::size_t const length : {1U, 2U, 7U, 64U, 100U, 129U}) {
    for (std::size_t const width : {1U, 3U, 31U, 401U}) {
      std::vector<double> kernel(width), one(length), other(length);
      for (std::size_t i = 0; i <= width / 2; ++i) kernel[i] = kernel[width - 1 - i] = random.uniform(0, 1);
      for (auto& value : one) value = random.uniform(0, 1);
      for (auto& value : other) value = random.uniform(0, 100);
      auto const by_hand = [&](std::vector<double> const& row, std::size_t at) {
        double sum = 0;
        for (std::size_t i = 0; i < length; ++i) {
          auto const away = at > i ? at - i : i - at;
          if (away <= width / 2) sum += row[i] * kernel[width / 2 + away];
        }
        return sum;
      };
      auto first = one, second = other;
      FourierConvolution::Work work;
      FourierConvolution{length, kernel}.apply(first.data(), second.data(), 1, work);
      for (std::size_t i = 0; i < length; ++i) {
        CHECK(first[i] == Approx(by_hand(one, i)).epsilon(1e-10).margin(1e-10));
        CHECK(second[i] == Approx(by_hand(other, i)).epsilon(1e-10).margin(1e-10));
      }
    }
  }
}

TEST_CASE("Sums and transforms smooth alike, at edges and in a window of any shape, and keep the mass") {
  auto const grid = grid_of(131, 94);
  MultiPolygon const triangle{{{{400000, 900000}, {409400, 900000}, {400000, 889520}, {400000, 900000}}, {}}};
  Context context;
  context.threads = 2;
  for (auto const& area : {MultiPolygon{}, triangle}) {
    ObservedWindow const window{grid, area};
    auto const masses = scattered(grid, window);
    for (double const sigma : {300.0, 1500.0, 6000.0}) {
      auto const sums = smoothed(masses, grid, Metres{sigma}, window, context, SmoothingMethod::sums);
      auto const transforms =
          smoothed(masses, grid, Metres{sigma}, window, context, SmoothingMethod::transforms);
      double const highest = *std::ranges::max_element(sums);
      double worst = 0, inside = 0;
      for (std::size_t i = 0; i < sums.size(); ++i) {
        worst = std::max(worst, std::abs(sums[i] - transforms[i]));
        auto const cell = static_cast<std::int64_t>(i);
        if (window.contains(cell / grid.columns, cell % grid.columns)) inside += transforms[i];
      }
      CHECK(worst < 1e-12 * highest);
      CHECK(inside == Approx(total(masses)).epsilon(1e-11));
    }
  }
}

TEST_CASE("The same bytes for any number of threads") {
  auto const grid = grid_of(61, 45);
  ObservedWindow const window{grid, {}};
  auto const masses = scattered(grid, window);
  Context one, many;
  many.threads = 3;
  CHECK(smoothed(masses, grid, Metres{900}, window, one, SmoothingMethod::transforms) ==
        smoothed(masses, grid, Metres{900}, window, many, SmoothingMethod::transforms));
}

TEST_CASE("Wide kernels cost no more than narrow ones once they are transformed") {
  auto const grid = grid_of(4000, 4000);
  ObservedWindow const whole{grid, {}};
  CHECK(smoothing_steps(grid, Metres{20000}, whole) == smoothing_steps(grid, Metres{10000}, whole));
  CHECK(smoothing_steps(grid, Metres{400}, whole) ==
        Approx(2 * smoothing_steps(grid, Metres{200}, whole)).epsilon(0.03));
}

}  // namespace
}  // namespace passage::detail
