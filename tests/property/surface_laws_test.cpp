// Laws of cost surfaces on thousands of small random instances; == is bit equality.
#include <functional>

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/search/surface/back_link.hpp"
#include "passage/search/surface/certify_cost.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

struct Instance {
  OracleGrid drawn;
  std::vector<int> sources;
  CostOptions options;
};

Instance instance(std::mt19937_64& random, int most_side) {
  Instance made;
  int const rows = 2 + static_cast<int>(random() % static_cast<unsigned>(most_side));
  int const columns = 2 + static_cast<int>(random() % static_cast<unsigned>(most_side));
  made.drawn = random_grid(random, rows, columns, 0.02 * static_cast<double>(random() % 20));
  for (int source = 0; source < 2; ++source) {
    made.sources.push_back(static_cast<int>(random() % static_cast<unsigned>(rows * columns)));
    made.drawn.friction[static_cast<std::size_t>(made.sources.back())] = 1;
  }
  made.options.neighbours =
      std::array{Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two}[random() % 3];
  made.options.corners = random() % 2 ? Corners::closed : Corners::open;
  made.options.quantum = TimeQuantum{-16};
  return made;
}

CostField solved(OracleGrid const& drawn, std::vector<int> const& sources, CostOptions const& options,
                 int threads = 1) {
  std::vector<CostSource> places;
  for (int const cell : sources) places.push_back({CellId{static_cast<std::uint64_t>(cell)}, Seconds{0}});
  Context context;
  context.threads = threads;
  return accumulate_cost(friction_of(drawn), places, options, context);
}

using Labels = std::vector<std::uint64_t>;

/// The grid seen by `place`: (row, column) of the new grid to a cell of the old one; −1: outside.
OracleGrid seen_through(OracleGrid const& drawn, int rows, int columns,
                        std::function<int(int, int)> const& place) {
  OracleGrid seen{rows, columns, drawn.cell_width_m, drawn.cell_height_m, {}};
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      int const cell = place(row, column);
      seen.friction.push_back(cell < 0 ? 0 : drawn.friction[static_cast<std::size_t>(cell)]);
    }
  }
  return seen;
}

/// Solves the grid as seen, and gives the labels back in the old order.
Labels solved_through(Instance const& made, int rows, int columns,
                      std::function<int(int, int)> const& place) {
  auto const seen = seen_through(made.drawn, rows, columns, place);
  std::vector<int> sources;
  for (int cell = 0; cell < rows * columns; ++cell) {
    for (int const source : made.sources)
      if (place(cell / columns, cell % columns) == source) sources.push_back(cell);
  }
  auto const labels = labels_of(solved(seen, sources, made.options));
  Labels back(made.drawn.friction.size());
  for (int cell = 0; cell < rows * columns; ++cell) {
    int const old = place(cell / columns, cell % columns);
    if (old >= 0) back[static_cast<std::size_t>(old)] = labels[static_cast<std::size_t>(cell)];
  }
  return back;
}

}  // namespace

TEST_CASE("law 8: rotating and mirroring a square grid rotates and mirrors the labels") {
  std::mt19937_64 random{101};
  for (int repeat = 0; repeat < 400; ++repeat) {
    auto const made = instance(random, 24);
    int const rows = made.drawn.rows, columns = made.drawn.columns;
    auto const labels = labels_of(solved(made.drawn, made.sources, made.options));
    REQUIRE(difference(solved_through(made, columns, rows,
                                      [&](int r, int c) { return (rows - 1 - c) * columns + r; }),
                       labels) == "");
    REQUIRE(difference(solved_through(made, rows, columns,
                                      [&](int r, int c) { return r * columns + columns - 1 - c; }),
                       labels) == "");
  }
}

TEST_CASE("law 9: padding with impassable cells moves the tiles and changes nothing") {
  std::mt19937_64 random{102};
  for (int repeat = 0; repeat < 60; ++repeat) {
    auto const made = instance(random, 40);
    int const rows = made.drawn.rows, columns = made.drawn.columns;
    int const top = static_cast<int>(random() % 270), left = static_cast<int>(random() % 270);
    auto const labels = labels_of(solved(made.drawn, made.sources, made.options));
    auto place = [&](int r, int c) {
      r -= top;
      c -= left;
      return r < 0 || c < 0 || r >= rows || c >= columns ? -1 : r * columns + c;
    };
    REQUIRE(difference(solved_through(made, rows + top + 3, columns + left + 5, place), labels) == "");
  }
}

TEST_CASE("laws 7, 10, 11, 16, 17, 19: symmetry, threads, doubled sources, unions, scaling, triangle") {
  std::mt19937_64 random{103};
  for (int repeat = 0; repeat < 400; ++repeat) {
    auto const made = instance(random, 20);
    int const a = made.sources[0], b = made.sources[1];
    auto const both = labels_of(solved(made.drawn, {a, b}, made.options));
    auto const from_a = labels_of(solved(made.drawn, {a}, made.options)),
               from_b = labels_of(solved(made.drawn, {b}, made.options));
    REQUIRE(from_a[static_cast<std::size_t>(b)] == from_b[static_cast<std::size_t>(a)]);
    REQUIRE(labels_of(solved(made.drawn, {a, b, a}, made.options, 3)) == both);
    auto doubled = made.drawn;
    for (auto& friction : doubled.friction) friction *= 2;
    auto scaled_options = made.options;
    scaled_options.quantum = TimeQuantum{made.options.quantum->exponent + 1};
    REQUIRE(labels_of(solved(doubled, {a, b}, scaled_options)) == both);
    auto const ab = from_a[static_cast<std::size_t>(b)];
    for (std::size_t cell = 0; cell < both.size(); ++cell) {
      REQUIRE(both[cell] == std::min(from_a[cell], from_b[cell]));
      if (ab != oracle_unreached && from_b[cell] != oracle_unreached)
        REQUIRE(from_a[cell] <= ab + from_b[cell]);
    }
  }
}

TEST_CASE(
    "laws 12, 13: closing a cell never shortens, opening one never lengthens; more moves never lengthen") {
  std::mt19937_64 random{104};
  for (int repeat = 0; repeat < 400; ++repeat) {
    auto made = instance(random, 18);
    auto const before = labels_of(solved(made.drawn, made.sources, made.options));
    auto closed = made.drawn;
    auto const cell = static_cast<int>(random() % closed.friction.size());
    if (cell == made.sources[0] || cell == made.sources[1]) continue;
    closed.friction[static_cast<std::size_t>(cell)] = 0;
    auto const after = labels_of(solved(closed, made.sources, made.options));
    made.options.neighbours = Neighbours::thirty_two;
    auto const more = labels_of(solved(made.drawn, made.sources, made.options));
    for (std::size_t at = 0; at < before.size(); ++at) {
      REQUIRE(after[at] >= before[at]);
      REQUIRE(more[at] <= before[at]);
    }
  }
}

TEST_CASE("laws 19, 20: every part of a traced path is a least-cost path, and costs add up") {
  std::mt19937_64 random{105};
  for (int repeat = 0; repeat < 300; ++repeat) {
    auto const made = instance(random, 16);
    auto const surface = friction_of(made.drawn);
    std::vector<CostSource> const sources{{CellId{static_cast<std::uint64_t>(made.sources[0])}, Seconds{0}}};
    Context context;
    auto const field = accumulate_cost(surface, sources, made.options, context);
    REQUIRE(!certify_cost(surface, sources, made.options, field, context).refutation);
    auto const path = trace_path(surface, sources, made.options, field,
                                 CellId{static_cast<std::uint64_t>(made.sources[1])});
    OracleQuery query{static_cast<int>(made.options.neighbours),
                      made.options.corners == Corners::closed,
                      field.quantum().length().value,
                      {},
                      {},
                      {}};
    auto const moves = oracle_moves(query.neighbours);
    for (std::size_t step = 1; step < path.size(); ++step) {
      int const row = static_cast<int>(surface.grid().row_of(path[step - 1].cell)),
                column = static_cast<int>(surface.grid().column_of(path[step - 1].cell));
      auto const move = std::find_if(moves.begin(), moves.end(), [&](OracleMove const& other) {
        return row + other.row == surface.grid().row_of(path[step].cell) &&
               column + other.column == surface.grid().column_of(path[step].cell);
      });
      REQUIRE(move != moves.end());
      REQUIRE(oracle_allows(made.drawn, query, row, column, *move));
      REQUIRE(path[step].cost.quanta - path[step - 1].cost.quanta ==
              oracle_cost(made.drawn, query, row, column, *move));
    }
  }
}

TEST_CASE("closed forms: uniform friction within the direction bias, two media by Snell's law") {
  for (auto const neighbours : {Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two}) {
    CostOptions options;
    options.neighbours = neighbours;
    double const bias = direction_bias(neighbours, 1);
    OracleGrid const uniform{201, 201, 100, 100, std::vector<float>(201 * 201, 2.0f)};
    auto const field = solved(uniform, {100 * 201 + 100}, options);
    for (int row = 0; row < 201; row += 7) {
      for (int column = 0; column < 201; column += 7) {
        double const exact = 200 * std::hypot(row - 100, column - 100);
        double const found = field.quantum().seconds(field.at(row, column)).value;
        REQUIRE(found >= exact * (1 - 1e-6) - 1e-6);
        REQUIRE(found <= exact * (1 + bias + 1e-6) + 1e-6);
      }
    }
    auto media = uniform;  // slow above, four times as fast below
    for (std::size_t cell = 0; cell < media.friction.size(); ++cell)
      media.friction[cell] = cell / 201 < 100 ? 4.0f : 1.0f;
    auto const across = solved(media, {50 * 201 + 20}, options);
    double best = 1e300;  // least over the point where the line between rows 99 and 100 is crossed
    for (double x = 20; x <= 180; x += 0.001)
      best = std::min(best, 400 * std::hypot(x - 20, 49.5) + 100 * std::hypot(180 - x, 50.5));
    double const found = across.quantum().seconds(across.at(150, 180)).value;
    CHECK(found >= best * (1 - 1e-6));
    CHECK(found <= best * (1 + bias));
  }
}
