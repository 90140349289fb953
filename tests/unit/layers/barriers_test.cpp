#include "passage/layers/barriers.hpp"

#include <numeric>
#include <random>

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// A point in eighths of a cell; even multiples of 8 are cell centres.
struct Eighth {
  long x, y;
};

/// By solving for both parameters with fractions: nothing shared with the product.
bool oracle_meet(Eighth a, Eighth b, Eighth c, Eighth d) {
  long const rx = b.x - a.x, ry = b.y - a.y, sx = d.x - c.x, sy = d.y - c.y;
  long const cross = rx * sy - ry * sx, qx = c.x - a.x, qy = c.y - a.y;
  auto on_segment = [](Eighth p, Eighth from, Eighth to) {
    return (to.x - from.x) * (p.y - from.y) == (to.y - from.y) * (p.x - from.x) &&
           (p.x - from.x) * (p.x - to.x) <= 0 && (p.y - from.y) * (p.y - to.y) <= 0;
  };
  if (cross == 0)
    return on_segment(a, c, d) || on_segment(b, c, d) || on_segment(c, a, b) || on_segment(d, a, b);
  long t = qx * sy - qy * sx, u = qx * ry - qy * rx, denominator = cross;
  if (denominator < 0) {
    t = -t;
    u = -u;
    denominator = -denominator;
  }
  return t >= 0 && t <= denominator && u >= 0 && u <= denominator;
}

Grid unit_grid(int rows, int columns) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.origin = {-0.5, 0.5};  // the centre of cell (row, column) is (column, −row)
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

Point to_point(Eighth eighth) {
  return {static_cast<double>(eighth.x) / 8, -static_cast<double>(eighth.y) / 8};
}

}  // namespace

TEST_CASE("a move is blocked exactly when it meets a barrier") {
  std::mt19937_64 random{11};
  std::uniform_int_distribution<long> place(-30, 110);
  auto const grid = unit_grid(10, 9);
  Context context;
  for (int repeat = 0; repeat < 60; ++repeat) {
    auto const neighbours = repeat % 3 == 0   ? Neighbours::eight
                            : repeat % 3 == 1 ? Neighbours::sixteen
                                              : Neighbours::thirty_two;
    std::vector<Eighth> line;
    for (int vertex = 0; vertex < 4; ++vertex) line.push_back({place(random), place(random)});
    Line drawn;
    for (auto const& vertex : line) drawn.push_back(to_point(vertex));
    auto const blocked = block_moves(grid, {drawn}, neighbours, context);
    std::size_t wrong = 0;
    for (long row = 0; row < 10; ++row) {
      for (long column = 0; column < 9; ++column) {
        for (std::size_t number = 0; number < moves_of(neighbours).size(); ++number) {
          auto const& to = moves_of(neighbours)[number].to;
          if (row + to.row < 0 || row + to.row > 9 || column + to.column < 0 || column + to.column > 8)
            continue;
          Eighth const start{8 * column, 8 * row}, end{8 * (column + to.column), 8 * (row + to.row)};
          bool expected = false;
          for (std::size_t part = 1; part < line.size(); ++part)
            expected |= oracle_meet(start, end, line[part - 1], line[part]);
          wrong += blocked.is_blocked(row, column, static_cast<int>(number)) != expected;
        }
      }
    }
    REQUIRE(wrong == 0);
  }
}

TEST_CASE("a crossing point joins the nearest cell on each side, with distance and wait") {
  auto const grid = unit_grid(5, 6);
  Raster<SecondsPerMetre> friction{grid};
  for (int row = 0; row < 5; ++row)
    for (int column = 0; column < 6; ++column)
      friction.set(row, column, SecondsPerMetre{column < 3 ? 2.0 : 4.0});
  std::vector<Line> const river{{{2.25, 5}, {2.25, -9}}};
  Context context;
  auto const joined = join_crossings(
      friction, river, {{"bridge", {2.5, -3.1}, Seconds{60}, false}, {"far", {5, -2}, Seconds{0}, false}},
      context);
  REQUIRE(joined.size() == 1);
  auto const ends = std::minmax(joined[0].from, joined[0].to);
  CHECK(ends.first == grid.id(3, 2));
  CHECK(ends.second == grid.id(3, 3));
  CHECK(joined[0].cost.value == Approx(60 + 2 * std::hypot(0.25, 0.1) + 4 * std::hypot(0.75, 0.1)));
  CHECK(context.findings.has("crossing_without_barrier"));
}

TEST_CASE("barriers never leak, whatever the neighbourhood, and gates open them") {
  std::mt19937_64 random{12};
  std::uniform_real_distribution<double> wiggle(-0.3, 0.3);
  for (int repeat = 0; repeat < 40; ++repeat) {
    auto const grid = unit_grid(40, 40);
    FrictionSurface surface{Raster<SecondsPerMetre>{grid}};
    for (int row = 0; row < 40; ++row)
      for (int column = 0; column < 40; ++column) surface.friction.set(row, column, SecondsPerMetre{1});
    Line river;  // from edge to edge, as a zigzag
    for (double x = -2; x <= 42; x += 0.7)
      river.push_back({x, -20 + 6 * std::sin(x / 5 + repeat) + wiggle(random)});
    Context context;
    auto const neighbours = repeat % 3 == 0   ? Neighbours::eight
                            : repeat % 3 == 1 ? Neighbours::sixteen
                                              : Neighbours::thirty_two;
    surface.blocked = block_moves(grid, {river}, neighbours, context);
    auto const label_below = [&] {
      OracleGrid drawn{40, 40, 1, 1, std::vector<float>(1600, 1.0f)};
      OracleQuery query;
      query.neighbours = static_cast<int>(neighbours);
      query.quantum_s = 1e-6;
      query.is_blocked = [&](int row, int column, OracleMove const& move) {
        auto const moves = moves_of(neighbours);
        for (std::size_t number = 0; number < moves.size(); ++number) {
          if (moves[number].to.row == move.row && moves[number].to.column == move.column)
            return surface.blocked.is_blocked(row, column, static_cast<int>(number));
        }
        return false;
      };
      for (auto const& crossing : surface.crossings) {
        auto const cost = static_cast<std::uint64_t>(crossing.cost.value / query.quantum_s);
        query.edges.push_back(
            {static_cast<int>(crossing.from.value), static_cast<int>(crossing.to.value), cost});
        query.edges.push_back(
            {static_cast<int>(crossing.to.value), static_cast<int>(crossing.from.value), cost});
      }
      return oracle_labels(drawn, query, {{20, 0}})[39 * 40 + 20];
    };
    CHECK(label_below() == oracle_unreached);
    surface.crossings =
        join_crossings(surface.friction, {river}, {{"bridge", river[25], Seconds{100}, false}}, context);
    if (!surface.crossings.empty()) CHECK(label_below() != oracle_unreached);
  }
}
