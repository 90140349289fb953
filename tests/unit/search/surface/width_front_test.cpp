#include "passage/search/surface/width_front.hpp"

#include <set>

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

struct Found {
  CorridorArea area;
  std::vector<WidthPoint> front;
  std::optional<Bottleneck> bottleneck;
};

Found front_of(FrictionSurface const& surface, CorridorQuery const& query, Metres limit) {
  Context context;
  auto area = find_corridor_area(surface, query, context);
  REQUIRE(area);
  auto const cells = cells_of_ways(surface, *area);
  Clearances const clearances{surface, {}, cells, limit};
  auto front = width_front(surface, query, *area, cells, clearances, context);
  auto const bottleneck =
      find_bottleneck(surface, clearances, area->all_cells,
                      {area->path.front().cell, area->path.back().cell, query.cost.corners});
  return {std::move(*area), std::move(front), bottleneck};
}

}  // namespace

TEST_CASE("a narrow short way, a wider longer one, and one too long for the slack") {
  // Doors 1, 3 and 5 cells wide in a wall: the wider, the farther from the straight way.
  std::vector<std::string> rows(31, std::string(21, '.'));
  for (int row = 0; row < 31; ++row) {
    bool const is_door = row == 5 || (row >= 10 && row <= 12) || (row >= 24 && row <= 28);
    if (!is_door) rows[static_cast<std::size_t>(row)][10] = '#';
  }
  auto const surface = friction_of(drawn_cells(rows));
  auto const& grid = surface.grid();
  CorridorQuery query{{{grid.id(5, 4), Seconds{0}}}, {{grid.id(5, 16), Seconds{0}}}, {}, Share{4}, Metres{0}};
  auto const found = front_of(surface, query, Metres{2000});
  // Between them ways that keep a little off the corners of a door.
  REQUIRE(found.front.size() >= 3);
  CHECK(found.front.front().cost == found.area.least);
  CHECK(found.front.front().narrowest.width.value == Approx(100));
  CHECK(found.front.back().narrowest.width.value == Approx(500));
  for (std::size_t i = 1; i < found.front.size(); ++i) {
    CHECK(found.front[i - 1].cost < found.front[i].cost);
    CHECK(found.front[i - 1].narrowest.width < found.front[i].narrowest.width);
  }
  REQUIRE(found.bottleneck);
  CHECK(found.bottleneck->width.value == Approx(500));
  query.slack = Share{1};
  CHECK(front_of(surface, query, Metres{2000}).front.back().narrowest.width.value == Approx(300));
}

TEST_CASE("the front equals one search for every clearance there is") {
  std::mt19937_64 random{62};
  for (int repeat = 0; repeat < 25; ++repeat) {
    auto drawn = random_grid(random, 15, 15, 0.08);
    drawn.friction[0] = drawn.friction[224] = 1;
    auto const surface = friction_of(drawn);
    CorridorQuery query{{{CellId{0}, Seconds{0}}}, {{CellId{224}, Seconds{0}}}, {}, Share{1}, Metres{0}};
    query.cost.neighbours = Neighbours::eight;
    Context context;
    auto const area = find_corridor_area(surface, query, context);
    if (!area) continue;
    Metres const limit{1000};
    auto const cells = cells_of_ways(surface, *area);
    Clearances const clearances{surface, {}, cells, limit};
    auto const front = width_front(surface, query, *area, cells, clearances, context);
    REQUIRE_FALSE(front.empty());
    CHECK(front.front().cost == area->least);
    // The oracle: for each clearance, the least cost over cells with at least that much.
    std::set<double> levels;
    for (int cell = 0; cell < 225; ++cell)
      if (cells.has(cell / 15, cell % 15))
        levels.insert(clearances.at(CellId{static_cast<std::uint64_t>(cell)}).value);
    OracleQuery oracle;
    oracle.neighbours = 8;
    oracle.quantum_s = area->forward.quantum().length().value;
    std::vector<std::pair<std::uint64_t, double>> expected;  // cost, width
    for (double const level : levels) {
      auto narrowed = drawn;
      for (int cell = 0; cell < 225; ++cell) {
        bool const stays = cells.has(cell / 15, cell % 15) &&
                           clearances.at(CellId{static_cast<std::uint64_t>(cell)}).value >= level;
        if (!stays) narrowed.friction[static_cast<std::size_t>(cell)] = 0;
      }
      if (!(narrowed.friction[0] > 0 && narrowed.friction[224] > 0)) break;
      auto const label = oracle_labels(narrowed, oracle, {{0, 0}})[224];
      if (label == oracle_unreached || label > area->limit.quanta) break;
      if (!expected.empty() && expected.back().first == label) expected.pop_back();
      expected.emplace_back(label, 2 * level);
    }
    std::string text;
    for (auto const& [cost, width] : expected)
      text += std::to_string(cost) + "/" + std::to_string(width) + " ";
    text += "; found ";
    for (auto const& point : front)
      text += std::to_string(point.cost.quanta) + "/" + std::to_string(point.narrowest.width.value) + " ";
    INFO("expected " << text);
    REQUIRE(front.size() == expected.size());
    for (std::size_t i = 0; i < front.size(); ++i) {
      CHECK(front[i].cost.quanta == expected[i].first);
      CHECK(front[i].narrowest.width.value == Approx(expected[i].second));
    }
  }
}
