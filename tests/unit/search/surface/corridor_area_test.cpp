#include "passage/search/surface/corridor_area.hpp"

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

#include "passage/search/surface/bottleneck.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("the corridor is every cell through which a way costs at most the slack more") {
  std::mt19937_64 random{41};
  for (int repeat = 0; repeat < 6; ++repeat) {
    auto drawn = random_grid(random, 20, 30, 0.1);
    drawn.friction[0] = drawn.friction[599] = 1;
    auto const surface = friction_of(drawn);
    Context context;
    CorridorQuery query{{{CellId{0}, Seconds{0}}}, {{CellId{599}, Seconds{0}}}, {}, Share{0.2}, Metres{0}};
    auto const area = find_corridor_area(surface, query, context);
    REQUIRE(area);
    OracleQuery oracle;
    oracle.quantum_s = area->forward.quantum().length().value;
    auto const there = oracle_labels(drawn, oracle, {{0, 0}}),
               back = oracle_labels(drawn, oracle, {{599, 0}});
    CHECK(area->least.quanta == there[599]);
    CHECK(area->path.front().cell == CellId{0});
    CHECK(area->path.back().cell == CellId{599});
    std::int64_t within = 0;
    for (std::size_t cell = 0; cell < there.size(); ++cell) {
      if (there[cell] == oracle_unreached || back[cell] == oracle_unreached) continue;
      bool const belongs = there[cell] + back[cell] <= area->limit.quanta;
      within += belongs;
      auto const row = static_cast<std::int64_t>(cell) / 30, column = static_cast<std::int64_t>(cell) % 30;
      if (area->cells.has(row, column)) CHECK(belongs);
    }
    CHECK(within == area->cells.size() + area->dropped_cells);
  }
}

TEST_CASE("dead-end spurs 1, 2 and 5 cells wide are dropped, the way itself stays") {
  auto const width = GENERATE(1, 2, 5);
  std::vector<std::string> rows(34, std::string(40, '#'));
  for (int row = 30; row < 33; ++row) rows[static_cast<std::size_t>(row)] = "#" + std::string(38, '.') + "#";
  for (int row = 1; row < 30; ++row)
    for (int column = 18; column < 18 + width; ++column)
      rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = '.';
  auto const surface = friction_of(drawn_cells(rows));
  Context context;
  auto const& grid = surface.grid();
  CorridorQuery query{{{grid.id(31, 1), Seconds{0}}},
                      {{grid.id(31, 38), Seconds{0}}},
                      {},
                      Share{2},
                      Metres{100.0 * (width + 1)}};
  auto const area = find_corridor_area(surface, query, context);
  REQUIRE(area);
  INFO(width);
  // Deeper than one and a half widths it is a spur, less deep a bulge.
  for (int row = 1; row < 25 - 3 * (width + 1) / 2; ++row)
    for (int column = 18; column < 18 + width; ++column) CHECK_FALSE(area->cells.has(row, column));
  for (int column = 3; column < 36; ++column) CHECK(area->cells.has(31, column));
  Clearances const clearances{surface, {}, area->cells, Metres{5000}};
  auto const bottleneck =
      find_bottleneck(surface, clearances, area->cells, {grid.id(31, 1), grid.id(31, 38)});
  REQUIRE(bottleneck);
  CHECK(bottleneck->width.value == Approx(100));  // its ends stand beside the wall
}

TEST_CASE("no way, no corridor") {
  auto const surface = friction_of(drawn_cells({".#."}));
  Context context;
  CHECK_FALSE(find_corridor_area(
      surface, {{{CellId{0}, Seconds{0}}}, {{CellId{2}, Seconds{0}}}, {}, Share{0.1}, Metres{0}}, context));
}
