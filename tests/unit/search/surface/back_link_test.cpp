#include "passage/search/surface/back_link.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// Least (label, rank) pairs by a heap: the definition of the allocation.
std::vector<std::uint32_t> oracle_ranks(OracleGrid const& grid, OracleQuery const& query,
                                        std::vector<std::pair<int, std::uint64_t>> const& sources) {
  using Entry = std::tuple<std::uint64_t, std::uint32_t, int>;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> best(grid.friction.size(), {oracle_unreached, 0});
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  auto offer = [&](int cell, std::uint64_t label, std::uint32_t rank) {
    if (std::pair{label, rank} >= best[static_cast<std::size_t>(cell)]) return;
    best[static_cast<std::size_t>(cell)] = {label, rank};
    queue.push({label, rank, cell});
  };
  std::uint32_t rank = 0;
  for (auto const& [cell, label] : sources) offer(cell, label, ++rank);
  auto const moves = oracle_moves(query.neighbours);
  while (!queue.empty()) {
    auto const [label, source, cell] = queue.top();
    queue.pop();
    int const row = cell / grid.columns, column = cell % grid.columns;
    for (auto const& move : moves) {
      if (oracle_allows(grid, query, row, column, move))
        offer((row + move.row) * grid.columns + column + move.column,
              label + oracle_cost(grid, query, row, column, move), source);
    }
  }
  std::vector<std::uint32_t> ranks;
  for (auto const& [label, source] : best) ranks.push_back(source);
  return ranks;
}

OracleGrid uniform(int rows, int columns) {
  return {rows, columns, 100, 100, std::vector<float>(static_cast<std::size_t>(rows * columns), 1.0f)};
}

}  // namespace

TEST_CASE("allocation is the lexicographic least of cost and source, also where costs tie everywhere") {
  std::mt19937_64 random{5};
  for (auto drawn : {uniform(40, 300), random_grid(random, 270, 30, 0.2)}) {
    for (int const cell : {7, 31, 250, 1111, 7000}) drawn.friction[static_cast<std::size_t>(cell)] = 1;
    auto const surface = friction_of(drawn);
    CostOptions const options;
    std::vector<CostSource> sources;
    std::vector<std::pair<int, std::uint64_t>> starts;
    for (int const cell : {7, 31, 250, 1111, 7000}) {
      sources.insert(sources.begin(),
                     {CellId{static_cast<std::uint64_t>(cell)}, Seconds{0}});  // order must not matter
      starts.push_back({cell, 0});
    }
    Context context;
    context.threads = 2;
    auto const field = accumulate_cost(surface, sources, options, context);
    auto const allocation = allocate_sources(surface, sources, options, field, context);
    OracleQuery query;
    query.quantum_s = field.quantum().length().value;
    auto const expected = oracle_ranks(drawn, query, starts);
    auto const links = link_back(surface, sources, options, field, &allocation, context);
    std::size_t wrong = 0;
    for (std::size_t cell = 0; cell < expected.size(); ++cell) {
      auto const row = static_cast<std::int64_t>(cell) / drawn.columns,
                 column = static_cast<std::int64_t>(cell) % drawn.columns;
      auto const rank = allocation.at(row, column);
      wrong += (rank ? static_cast<std::uint32_t>(rank->value) : 0u) != expected[cell];
      auto const link = links.at(row, column);
      REQUIRE(link.has_value() == rank.has_value());
      if (!link || link->value == 0) continue;
      auto const& to = moves_of(options.neighbours)[static_cast<std::size_t>(link->value) - 1].to;
      wrong += allocation.at(row + to.row, column + to.column)->value != rank->value;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("back-links are the first tight move, with and without vector lanes") {
  std::mt19937_64 random{6};
  auto drawn = random_grid(random, 280, 290, 0.1);
  drawn.friction[0] = 1;
  auto const surface = friction_of(drawn);
  auto const neighbours = GENERATE(Neighbours::eight, Neighbours::sixteen);
  auto const corners = GENERATE(Corners::closed, Corners::open);
  CostOptions options;
  options.neighbours = neighbours;
  options.corners = corners;
  std::vector<CostSource> const sources{{CellId{0}, Seconds{5}}};
  Context context;
  auto const field = accumulate_cost(surface, sources, options, context);
  auto const links = link_back(surface, sources, options, field, nullptr, context);
  OracleQuery query{
      static_cast<int>(neighbours), corners == Corners::closed, field.quantum().length().value, {}, {}, {}};
  auto const moves = oracle_moves(query.neighbours);
  auto const labels = labels_of(field);
  std::size_t wrong = 0;
  for (int row = 0; row < drawn.rows; ++row) {
    for (int column = 0; column < drawn.columns; ++column) {
      auto const label = labels[static_cast<std::size_t>(row * drawn.columns + column)];
      auto const link = links.at(row, column);
      REQUIRE(link.has_value() == (label != oracle_unreached));
      if (!link || (row == 0 && column == 0)) continue;
      int expected = 0;
      for (auto const& ours : moves_of(neighbours)) {
        ++expected;
        auto const move = *std::find_if(moves.begin(), moves.end(), [&](OracleMove const& other) {
          return other.row == ours.to.row && other.column == ours.to.column;
        });
        if (!oracle_allows(drawn, query, row, column, move)) continue;
        auto const before =
            labels[static_cast<std::size_t>((row + move.row) * drawn.columns + column + move.column)];
        if (before + oracle_cost(drawn, query, row, column, move) == label) break;
      }
      wrong += static_cast<int>(link->value) != expected;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a traced path costs what its label says, and crossings are named") {
  auto drawn = uniform(9, 9);
  for (int row = 0; row < 9; ++row) drawn.friction[static_cast<std::size_t>(row * 9 + 4)] = 0;  // a wall
  auto surface = friction_of(drawn);
  auto const& grid = surface.grid();
  surface.crossings.push_back({"north gate", grid.id(1, 3), grid.id(1, 5), Seconds{1000}, false});
  surface.crossings.push_back({"south gate", grid.id(7, 3), grid.id(7, 5), Seconds{900}, true});
  Context context;
  CostOptions options;
  std::vector<CostSource> const from{{grid.id(1, 0), Seconds{0}}};
  auto const field = accumulate_cost(surface, from, options, context);
  auto const path = trace_path(surface, from, options, field, grid.id(1, 8));
  REQUIRE(!path.empty());
  CHECK(path.front().cell == grid.id(1, 0));
  CHECK(path.back().cell == grid.id(1, 8));
  CHECK(field.quantum().seconds(path.back().cost).value == Approx(1600));
  std::vector<std::string> crossed;
  for (auto const& step : path)
    if (step.crossing) crossed.push_back(surface.crossings[*step.crossing].name);
  CHECK(crossed == std::vector<std::string>{"north gate"});
  SECTION("the one-way crossing counts only in its direction") {
    std::vector<CostSource> const south{{grid.id(7, 3), Seconds{0}}}, east{{grid.id(7, 5), Seconds{0}}};
    auto const there = accumulate_cost(surface, south, options, context);
    CHECK(there.quantum().seconds(there.at(7, 5)).value == Approx(900));
    auto const back = accumulate_cost(surface, east, options, context);
    CHECK(back.quantum().seconds(back.at(7, 3)).value > 1000);
    options.is_reverse = true;
    auto const reverse = accumulate_cost(surface, east, options, context);
    CHECK(reverse.quantum().seconds(reverse.at(7, 3)).value == Approx(900));
    auto const way = trace_path(surface, east, options, reverse, grid.id(7, 3));
    REQUIRE(way.size() == 2);
    CHECK(way.front().cell == grid.id(7, 3));
    CHECK(way.back().crossing == 1u);
  }
}
