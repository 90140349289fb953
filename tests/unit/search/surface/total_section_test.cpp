#include "passage/search/surface/total_section.hpp"

#include <deque>
#include <numeric>

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

std::optional<TotalSection> section_between(FrictionSurface const& surface, CellId from, CellId to) {
  Context context;
  CostOptions options;
  auto const field = accumulate_cost(surface, {{from, Seconds{0}}}, options, context);
  auto const path = trace_path(surface, {{from, Seconds{0}}}, options, field, to);
  REQUIRE_FALSE(path.empty());
  return find_total_section(surface, passable_cells(surface), path, options.neighbours, context);
}

/// A wall down the middle of open ground with these rows open.
FrictionSurface wall_with(std::vector<int> const& doors, char ground = '.') {
  std::vector<std::string> rows(40, std::string(60, ground));
  for (auto& row : rows) row[30] = '#';
  for (int const door : doors) rows[static_cast<std::size_t>(door)][30] = ground;
  return friction_of(drawn_cells(rows));
}

/// The greatest flow between two cells over edges shared by passable cells, 100 m each (Edmonds-Karp): at
/// least the shortest curve of edges, which a curve that may cut corners undercuts by at most the root of
/// two.
double flow_between(OracleGrid const& drawn, int from, int to) {
  int const cells = drawn.rows * drawn.columns;
  std::vector<std::array<int, 4>> residual(static_cast<std::size_t>(cells));
  std::array<int, 4> const step_row{0, 1, 0, -1}, step_column{1, 0, -1, 0};
  auto neighbour = [&](int cell, std::size_t direction) {
    int const row = cell / drawn.columns + step_row[direction],
              column = cell % drawn.columns + step_column[direction];
    return drawn.at(row, column) > 0 && drawn.friction[static_cast<std::size_t>(cell)] > 0
               ? row * drawn.columns + column
               : -1;
  };
  for (int cell = 0; cell < cells; ++cell)
    for (std::size_t d = 0; d < 4; ++d) residual[static_cast<std::size_t>(cell)][d] = neighbour(cell, d) >= 0;
  for (int flow = 0;; ++flow) {
    std::vector<int> came(static_cast<std::size_t>(cells), -1);
    std::deque<int> queue{from};
    came[static_cast<std::size_t>(from)] = 4;
    while (!queue.empty() && came[static_cast<std::size_t>(to)] < 0) {
      int const cell = queue.front();
      queue.pop_front();
      for (std::size_t d = 0; d < 4; ++d) {
        int const next = neighbour(cell, d);
        if (next < 0 || residual[static_cast<std::size_t>(cell)][d] == 0 ||
            came[static_cast<std::size_t>(next)] >= 0)
          continue;
        came[static_cast<std::size_t>(next)] = static_cast<int>(d);
        queue.push_back(next);
      }
    }
    if (came[static_cast<std::size_t>(to)] < 0) return 100.0 * flow;
    for (int cell = to; cell != from;) {
      auto const d = static_cast<std::size_t>(came[static_cast<std::size_t>(cell)]);
      int const before = cell - step_row[d] * drawn.columns - step_column[d];
      --residual[static_cast<std::size_t>(before)][d];
      ++residual[static_cast<std::size_t>(cell)][(d + 2) % 4];
      cell = before;
    }
  }
}

}  // namespace

TEST_CASE("all openings of a wall together") {
  auto const one = wall_with({20}), wide = wall_with({18, 19, 20}), two = wall_with({5, 6, 20, 21, 22});
  for (auto const* surface : {&one, &wide, &two}) {
    auto const section = section_between(*surface, surface->grid().id(20, 5), surface->grid().id(20, 54));
    REQUIRE(section);
    CHECK(section->width.value == Approx(surface == &one ? 100 : surface == &wide ? 300 : 500));
    double drawn_m = 0;
    for (auto const& line : section->lines)
      for (std::size_t i = 1; i < line.size(); ++i) drawn_m += distance(line[i - 1], line[i]);
    CHECK(drawn_m == Approx(section->width.value));
  }
}

TEST_CASE("an area too large for the memory allowed is a finding") {
  auto const surface = wall_with({20});
  Context context;
  context.memory_bytes = 100000;
  std::vector<PathStep> const path{{surface.grid().id(20, 5), {}, {}}, {surface.grid().id(20, 6), {}, {}}};
  CHECK_FALSE(find_total_section(surface, passable_cells(surface), path, Neighbours::eight, context));
  CHECK(context.findings.has("section_not_computed"));
}

TEST_CASE("a slanting opening is measured across, not along its edges") {
  // Two blocks whose corners face each other 300 m right and 200 m down.
  std::vector<std::string> rows(60, std::string(60, '.'));
  for (int row = 0; row < 30; ++row)
    for (int column = 0; column <= 28; ++column)
      rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = '#';
  for (int row = 32; row < 60; ++row)
    for (int column = 32; column < 60; ++column)
      rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = '#';
  auto const surface = friction_of(drawn_cells(rows));
  auto const section = section_between(surface, surface.grid().id(45, 3), surface.grid().id(14, 56));
  REQUIRE(section);
  CHECK(section->width.value >= std::hypot(300, 200) - 1e-6);
  CHECK(section->width.value <= std::hypot(300, 200) * 1.028);
}

TEST_CASE("a barrier line with crossings: their widths together") {
  auto surface = friction_of(drawn_cells(std::vector<std::string>(40, std::string(60, '.'))));
  auto const& grid = surface.grid();
  block_after(surface, 29, false);
  double const x = grid.centre(0, 29).x + 50;
  surface.crossings = {{"bridge", grid.id(20, 29), grid.id(20, 30), Seconds{100}, false,
                        Point{x, grid.centre(20, 0).y}, Metres{12}}};
  auto const section = section_between(surface, grid.id(20, 5), grid.id(20, 54));
  REQUIRE(section);
  CHECK(section->width.value == Approx(12));
}

TEST_CASE("random ground: between the flow over edges and its root-of-two-th part") {
  std::mt19937_64 random{63};
  int compared = 0;
  for (int repeat = 0; repeat < 60; ++repeat) {
    // A wall of noise in the middle third, open ground around the ends.
    auto drawn = random_grid(random, 24, 60, 0);
    for (int cell = 0; cell < 24 * 60; ++cell) {
      int const column = cell % 60;
      bool const is_wall = column >= 24 && column < 36 && random() % 100 < 45;
      drawn.friction[static_cast<std::size_t>(cell)] = is_wall ? 0 : 1;
    }
    auto const surface = friction_of(drawn);
    int const from = 12 * 60 + 2, to = 12 * 60 + 57;
    Context context;
    CostOptions options;
    auto const field = accumulate_cost(surface, {{CellId{from}, Seconds{0}}}, options, context);
    double const flow = flow_between(drawn, from, to);
    if (!field.at(CellId{to}).is_reached()) continue;
    auto const section = section_between(surface, CellId{from}, CellId{to});
    REQUIRE(section);
    if (flow >= 400) continue;  // the ends' own four edges
    ++compared;
    REQUIRE(section->width.value <= flow + 1e-6);
    REQUIRE(section->width.value >= flow / std::sqrt(2.0) - 1e-6);
  }
  CHECK(compared > 5);
}
