// Least-cost paths of moves against the continuous problem: both stay within the errors they are known to
// have.
#include "support/fast_marching.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/search/surface/accumulate_cost.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr int side = 241, middle = 120;
// Fast marching, beyond 50 cells from its start: never below the truth by more than its friction's own
// discretisation, above it by at most this.
constexpr double marching_error = 0.024, friction_error = 0.004;

struct Ratios {
  double least = 1e9, most = 0;
};

/// Cost of moves over the time of fast marching, beyond 50 cells from the source.
Ratios compared(OracleGrid const& grid, Neighbours neighbours) {
  CostOptions options;
  options.neighbours = neighbours;
  Context context;
  int const source = middle * side + middle;
  auto const field = accumulate_cost(
      friction_of(grid), {{CellId{static_cast<std::uint64_t>(source)}, Seconds{0}}}, options, context);
  auto const times = fast_marching_times(grid, source);
  Ratios ratios;
  for (int row = 0; row < side; row += 3) {
    for (int column = 0; column < side; column += 3) {
      if (std::hypot(row - middle, column - middle) < 50) continue;
      double const ratio = field.quantum().seconds(field.at(row, column)).value /
                           times[static_cast<std::size_t>(row * side + column)];
      ratios.least = std::min(ratios.least, ratio);
      ratios.most = std::max(ratios.most, ratio);
    }
  }
  return ratios;
}

OracleGrid field_of(std::function<double(double x, double y)> const& friction) {
  OracleGrid grid{side, side, 100, 100, {}};
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      grid.friction.push_back(static_cast<float>(friction(static_cast<double>(column - middle) / middle,
                                                          static_cast<double>(row - middle) / middle)));
  return grid;
}

}  // namespace

TEST_CASE("costs and fast marching agree within the direction bias of each") {
  auto const shape = GENERATE(0, 1, 2, 3);
  auto const grid = field_of([shape](double x, double y) {
    if (shape == 0) return 1.0;
    if (shape == 1) return 1 + 0.5 * x;                              // rays are bent
    if (shape == 2) return 1.5 + std::sin(5 * x) * std::cos(4 * y);  // hills of slow ground
    return 1 + 3 * std::exp(-20 * ((x - 0.4) * (x - 0.4) + y * y));  // a slow spot to go round
  });
  for (auto const neighbours : {Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two}) {
    auto const ratios = compared(grid, neighbours);
    INFO(shape << " with " << static_cast<int>(neighbours) << " neighbours");
    CHECK(ratios.least >= 1 / (1 + marching_error) - friction_error);
    CHECK(ratios.most <= 1 + direction_bias(neighbours, 1) + friction_error);
  }
}

TEST_CASE("fast marching itself: straight lines in a uniform field") {
  auto const grid = field_of([](double, double) { return 1.0; });
  auto const times = fast_marching_times(grid, middle * side + middle);
  double most = 0;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      double const cells = std::hypot(row - middle, column - middle);
      if (cells < 50) continue;
      double const error = times[static_cast<std::size_t>(row * side + column)] / (100 * cells) - 1;
      CHECK(error > -1e-9);
      most = std::max(most, error);
    }
  }
  CHECK(most < marching_error);
  CHECK(most > 0.01);  // the bound says something
}
