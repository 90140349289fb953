// Roads burnt into friction: they join what they touch, and nothing else.
#include "passage/layers/burnt_roads.hpp"

#include <numeric>
#include <set>

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/layers/barriers.hpp"
#include "passage/search/surface/accumulate_cost.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// A line through the centres of these cells.
Line line_through(Grid const& grid, std::vector<std::pair<int, int>> const& cells) {
  Line line;
  for (auto const& [row, column] : cells) line.push_back(grid.centre(row, column));
  return line;
}

std::vector<std::uint64_t> labels_from(FrictionSurface const& surface, RoadBurning const& burning, int cell) {
  CostOptions options;
  options.neighbours = burning.neighbours;
  options.corners = burning.corners;
  Context context;
  return labels_of(
      accumulate_cost(surface, {{CellId{static_cast<std::uint64_t>(cell)}, Seconds{0}}}, options, context));
}

double seconds_between(FrictionSurface const& surface, RoadBurning const& burning, int from, int to) {
  CostOptions options;
  options.neighbours = burning.neighbours;
  options.corners = burning.corners;
  Context context;
  auto const field =
      accumulate_cost(surface, {{CellId{static_cast<std::uint64_t>(from)}, Seconds{0}}}, options, context);
  auto const label = field.at(CellId{static_cast<std::uint64_t>(to)});
  return label.is_reached() ? field.quantum().seconds(label).value : -1;
}

OracleGrid drawn(std::vector<std::string> const& rows) {
  OracleGrid grid{static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), 100, 100, {}};
  for (auto const& row : rows)
    for (char const cell : row) grid.friction.push_back(cell == '#' ? 0 : 1);
  return grid;
}

std::vector<RoadBurning> every_search() {
  std::vector<RoadBurning> searches;
  for (auto const neighbours : {Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two})
    for (auto const corners : {Corners::closed, Corners::open})
      searches.push_back({{}, {}, neighbours, corners});
  return searches;
}

}  // namespace

TEST_CASE("a road makes its cells as fast as it is, never slower, whatever the order") {
  auto const plain = drawn({".....", ".....", "....."});
  for (auto burning : every_search()) {
    auto surface = friction_of(plain);
    auto const line = line_through(surface.grid(), {{1, 0}, {1, 4}});
    burning.roads = {
        {line, kilometres_per_hour(1)}, {line, kilometres_per_hour(36)}, {line, kilometres_per_hour(18)}};
    Context context;
    auto const burnt = burn_roads(surface, burning, context);
    CHECK(burnt.cells == 5);
    CHECK(burnt.opened_cells == 0);
    // 400 m at 10 m/s; the road of 1 km/h would be slower than the ground.
    CHECK(seconds_between(surface, burning, 5, 9) == passage::testing::Approx(40).epsilon(1e-6));
  }
}

TEST_CASE("a bridge over impassable cells joins its ends and nothing beside it") {
  // The road crosses the water in the middle column; a spur of it ends in the water.
  auto const river = drawn({".....", "#####", "#####", "....."});
  for (auto burning : every_search()) {
    auto surface = friction_of(river);
    burning.roads = {{line_through(surface.grid(), {{0, 2}, {3, 2}}), kilometres_per_hour(36)}};
    Context context;
    auto const burnt = burn_roads(surface, burning, context);
    CHECK(burnt.opened_cells == 2);
    // Along the road: 300 m at 10 m/s. From a bank beside it, first to the road.
    CHECK(seconds_between(surface, burning, 2, 17) == passage::testing::Approx(30).epsilon(1e-6));
    CHECK(seconds_between(surface, burning, 1, 16) > 30 + 100);
    CHECK(labels_from(surface, burning, 2)[5] == oracle_unreached);
  }
}

TEST_CASE("a road that runs along a river does not join its banks") {
  auto const river = drawn({"......", "######", "......"});
  for (auto burning : every_search()) {
    auto surface = friction_of(river);
    // Down into the river's cells, along them, and back up: drawn on the wrong side of the bank.
    burning.roads = {
        {line_through(surface.grid(), {{0, 1}, {1, 1}, {1, 4}, {0, 4}}), kilometres_per_hour(36)}};
    Context context;
    CHECK(burn_roads(surface, burning, context).opened_cells == 4);
    auto const labels = labels_from(surface, burning, 0);
    CHECK(labels[4] != oracle_unreached);
    for (int column = 0; column < 6; ++column)
      CHECK(labels[static_cast<std::size_t>(12 + column)] == oracle_unreached);
  }
}

TEST_CASE("random roads over random water reach what the ground reaches, joined by the roads' own cells") {
  std::mt19937_64 random{77};
  for (int repeat = 0; repeat < 300; ++repeat) {
    int const rows = 3 + static_cast<int>(random() % 9), columns = 3 + static_cast<int>(random() % 9);
    auto const ground = random_grid(random, rows, columns, 0.45);
    auto searches = every_search();
    auto burning = searches[random() % searches.size()];
    auto surface = friction_of(ground);
    std::set<std::pair<int, int>> edges;  // cells that roads join
    for (int road = 0; road < 2; ++road) {
      // Steps between neighbouring centres, so that the oracle knows the cells without geometry.
      std::vector<std::pair<int, int>> cells{{static_cast<int>(random() % static_cast<unsigned>(rows)),
                                              static_cast<int>(random() % static_cast<unsigned>(columns))}};
      for (int step = 0; step < 8; ++step) {
        auto next = cells.back();
        (random() % 2 ? next.first : next.second) += random() % 2 ? 1 : -1;
        if (next.first < 0 || next.second < 0 || next.first >= rows || next.second >= columns) continue;
        edges.insert(
            {cells.back().first * columns + cells.back().second, next.first * columns + next.second});
        cells.push_back(next);
      }
      if (cells.size() < 2) continue;
      burning.roads.push_back({line_through(surface.grid(), cells), kilometres_per_hour(50)});
    }
    Context context;
    burn_roads(surface, burning, context);
    OracleQuery query;
    query.neighbours = static_cast<int>(burning.neighbours);
    query.is_closed = burning.corners == Corners::closed;
    query.quantum_s = 1e-3;
    for (auto const& [a, b] : edges) {
      query.edges.push_back({a, b, 1});
      query.edges.push_back({b, a, 1});
    }
    int source = static_cast<int>(random() % static_cast<unsigned>(rows * columns));
    if (!burning.roads.empty()) {
      auto const at = surface.grid().cell_at(burning.roads[0].line[0]);
      source = static_cast<int>(at->value);
    } else if (!(ground.friction[static_cast<std::size_t>(source)] > 0)) {
      continue;
    }
    auto const expected = oracle_labels(ground, query, {{source, 0}});
    auto const found = labels_from(surface, burning, source);
    for (std::size_t cell = 0; cell < found.size(); ++cell)
      REQUIRE((found[cell] == oracle_unreached) == (expected[cell] == oracle_unreached));
  }
}

TEST_CASE("barriers stay: a road crosses them nowhere, and keeps together on its own side") {
  auto const plain = drawn(std::vector<std::string>(12, std::string(12, '.')));
  for (auto burning : every_search()) {
    auto surface = friction_of(plain);
    auto const& grid = surface.grid();
    // A river from edge to edge that winds about the middle of row 5, and a road just north of it: some
    // centres of the road's cells lie south of the river.
    Line river, road;
    for (int column = -1; column <= 12; ++column) {
      double const y = grid.centre(5, 0).y + (column % 2 ? 30 : -30);
      river.push_back({grid.centre(0, 0).x + 100.0 * column, y});
      road.push_back({grid.centre(0, 0).x + 100.0 * column, y + 12});
    }
    burning.barriers = {river};
    Context context;
    surface.blocked = block_moves(grid, burning.barriers, burning.neighbours, context);
    burning.roads = {{road, kilometres_per_hour(360)},
                     {line_through(grid, {{0, 6}, {11, 6}}), kilometres_per_hour(360)}};
    auto const burnt = burn_roads(surface, burning, context);
    CHECK(burnt.links > 0);
    auto const labels = labels_from(surface, burning, 0);
    for (std::size_t cell = 7 * 12; cell < labels.size(); ++cell) REQUIRE(labels[cell] == oracle_unreached);
    // Along the winding road at 100 m/s, from one end to the other: never at the 1 m/s of the ground.
    double most = 0;
    for (int column = 0; column < 12; ++column) {
      double nearest = 1e9;
      for (int row = 3; row <= 6; ++row) {
        double const time = seconds_between(surface, burning, 4 * 12, row * 12 + column);
        if (time >= 0) nearest = std::min(nearest, time);
      }
      most = std::max(most, nearest);
    }
    CHECK(most < 100 + 40);  // at most one cell of ground to reach the road
  }
}
