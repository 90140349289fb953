#include "passage/search/surface/move_costs.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/search/surface/accumulate_cost.hpp"
#include "passage/search/surface/certify_cost.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

struct Terrain {
  OracleGrid drawn;
  std::vector<double> elevation_m;
  FrictionSurface surface;
};

Terrain hills(std::mt19937_64& random, int rows, int columns) {
  auto drawn = random_grid(random, rows, columns, 0.05);
  drawn.friction[0] = 1;
  auto surface = friction_of(drawn);
  surface.elevation.emplace(surface.grid());
  surface.pace = Pace::tobler;
  std::vector<double> heights;
  std::uniform_int_distribution<int> jitter(0, 8);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      heights.push_back(std::round(60 * std::sin(row / 6.0) + 40 * std::cos(column / 9.0)) + jitter(random));
      surface.elevation->set(row, column, Metres{heights.back()});
    }
  }
  return {drawn, heights, std::move(surface)};
}

}  // namespace

TEST_CASE("sloped costs equal a heap search with Tobler's formula written out, both ways") {
  std::mt19937_64 random{21};
  auto const terrain = hills(random, 60, 300);
  for (bool const is_reverse : {false, true}) {
    CostOptions options;
    options.is_reverse = is_reverse;
    Context context;
    context.threads = 2;
    auto const field = accumulate_cost(terrain.surface, {{CellId{0}, Seconds{0}}}, options, context);
    CHECK(!certify_cost(terrain.surface, {{CellId{0}, Seconds{0}}}, options, field, context).refutation);
    OracleQuery query;
    query.quantum_s = field.quantum().length().value;
    query.cost_s = [&](int row, int column, OracleMove const& move) {
      double const length = 100 * std::hypot(move.row, move.column);
      double const rise = terrain.elevation_m[static_cast<std::size_t>(
                              (row + move.row) * terrain.drawn.columns + column + move.column)] -
                          terrain.elevation_m[static_cast<std::size_t>(row * terrain.drawn.columns + column)];
      double const slope = (is_reverse ? -rise : rise) / length;
      double friction = 0;
      for (auto const& [cell, twelfths] : move.crossed)
        friction +=
            static_cast<double>(terrain.drawn.at(row + cell.first, column + cell.second)) * twelfths / 12;
      return friction * length * std::exp(3.5 * std::abs(slope + 0.05)) / std::exp(3.5 * 0.05);
    };
    auto const expected = oracle_labels(terrain.drawn, query, {{0, 0}});
    auto const found = labels_of(field);
    // The oracle rounds other floating sums: a path of n moves may differ by n quanta.
    double worst = 0;
    for (std::size_t cell = 0; cell < found.size(); ++cell) {
      REQUIRE((found[cell] == oracle_unreached) == (expected[cell] == oracle_unreached));
      if (found[cell] != oracle_unreached)
        worst =
            std::max(worst, std::abs(static_cast<double>(found[cell]) - static_cast<double>(expected[cell])));
    }
    CHECK(worst <= 4);
  }
}

TEST_CASE("cost to a place backwards equals cost from it on the reversed surface") {
  std::mt19937_64 random{22};
  auto const terrain = hills(random, 40, 40);
  CellId const a{0};
  CellId b{1599};
  while (!terrain.surface.friction.at(terrain.surface.grid().row_of(b), terrain.surface.grid().column_of(b)))
    --b.value;
  Context context;
  CostOptions forward, reverse;
  reverse.is_reverse = true;
  auto const from_a = accumulate_cost(terrain.surface, {{a, Seconds{0}}}, forward, context);
  auto const to_b = accumulate_cost(terrain.surface, {{b, Seconds{0}}}, reverse, context);
  CHECK(from_a.at(b) == to_b.at(a));
  std::uint64_t least = oracle_unreached;
  auto const there = labels_of(from_a), rest = labels_of(to_b);
  for (std::size_t cell = 0; cell < there.size(); ++cell)
    if (there[cell] != oracle_unreached && rest[cell] != oracle_unreached)
      least = std::min(least, there[cell] + rest[cell]);
  CHECK(least == from_a.at(b).quanta);
}
