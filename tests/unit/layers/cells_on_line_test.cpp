#include "passage/layers/cells_on_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Grid unit_grid(int rows, int columns) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.origin = {0, 0};
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

std::vector<std::uint64_t> numbers(std::vector<LineCell> const& piece) {
  std::vector<std::uint64_t> result;
  for (auto const& at : piece) result.push_back(at.cell.value);
  return result;
}

std::set<std::uint64_t> all_cells(std::vector<std::vector<LineCell>> const& pieces) {
  std::set<std::uint64_t> cells;
  for (auto const& piece : pieces)
    for (auto const& at : piece) cells.insert(at.cell.value);
  return cells;
}

}  // namespace

TEST_CASE("a drawn line passes these cells") {
  auto const grid = unit_grid(3, 4);
  //  0 1 2  3
  //  4 5 6  7
  //  8 9 10 11
  auto const pieces = cells_on_line(grid, {{0.5, -0.5}, {3.5, -0.5}, {3.5, -2.25}});
  REQUIRE(pieces.size() == 1);
  CHECK(numbers(pieces[0]) == std::vector<std::uint64_t>{0, 1, 2, 3, 7, 11});
  CHECK(pieces[0][1].along == Approx(1 / 3.0));  // half way through cell 1, of three cells
  CHECK(place_of({{0.5, -0.5}, {3.5, -0.5}}, {CellId{1}, 0, 0.5}).x == Approx(2));
}

TEST_CASE("through a corner the lower cell beside it is passed, whichever way the line is drawn") {
  auto const grid = unit_grid(3, 3);
  Line const falling{{0.5, -0.5}, {2.5, -2.5}}, rising{{0.5, -2.5}, {2.5, -0.5}};
  for (auto line : {falling, rising}) {
    auto const forth = all_cells(cells_on_line(grid, line));
    std::reverse(line.begin(), line.end());
    CHECK(all_cells(cells_on_line(grid, line)) == forth);
  }
  CHECK(numbers(cells_on_line(grid, falling)[0]) == std::vector<std::uint64_t>{0, 3, 4, 7, 8});
  CHECK(numbers(cells_on_line(grid, rising)[0]) == std::vector<std::uint64_t>{6, 7, 4, 5, 2});
}

TEST_CASE("a line outside, and one that leaves and comes back") {
  auto const grid = unit_grid(3, 3);
  CHECK(cells_on_line(grid, {{-5, 5}, {8, 5}}).empty());
  CHECK(cells_on_line(grid, {{1e7, -1}, {2e7, -1.5}}).empty());
  auto const pieces = cells_on_line(grid, {{1.5, -0.5}, {1.5, 4}, {2.5, 4}, {2.5, -0.5}});
  REQUIRE(pieces.size() == 2);
  CHECK(numbers(pieces[0]) == std::vector<std::uint64_t>{1});
  CHECK(numbers(pieces[1]) == std::vector<std::uint64_t>{2});
  CHECK(all_cells(cells_on_line(grid, {{-1e9, -1.5}, {1e9, -1.5}})) == std::set<std::uint64_t>{3, 4, 5});
}

TEST_CASE("random lines: every sampled point's cell is there, and neighbours share an edge") {
  std::mt19937_64 random{21};
  std::uniform_real_distribution<double> place(-3, 12);
  auto const grid = unit_grid(9, 9);
  for (int repeat = 0; repeat < 300; ++repeat) {
    Line line;
    for (int vertex = 0; vertex < 4; ++vertex) {
      // Every third line has its vertices on corners and middles of cells.
      double const step = repeat % 3 == 0 ? 0.5 : 0;
      double const x = place(random), y = -place(random);
      line.push_back(step > 0 ? Point{std::round(x / step) * step, std::round(y / step) * step}
                              : Point{x, y});
    }
    auto const pieces = cells_on_line(grid, line);
    auto const cells = all_cells(pieces);
    for (auto const& piece : pieces) {
      for (std::size_t i = 1; i < piece.size(); ++i) {
        auto const rows = std::abs(grid.row_of(piece[i].cell) - grid.row_of(piece[i - 1].cell)),
                   columns = std::abs(grid.column_of(piece[i].cell) - grid.column_of(piece[i - 1].cell));
        REQUIRE(rows + columns == 1);
      }
    }
    auto reversed = line;
    std::reverse(reversed.begin(), reversed.end());
    REQUIRE(all_cells(cells_on_line(grid, reversed)) == cells);
    for (std::size_t segment = 1; segment < line.size(); ++segment) {
      for (int sample = 0; sample <= 500; ++sample) {
        double const t = sample / 500.0;
        Point const point{line[segment - 1].x + t * (line[segment].x - line[segment - 1].x),
                          line[segment - 1].y + t * (line[segment].y - line[segment - 1].y)};
        // Points too near to an edge of cells are left out: rounding could put them on either side.
        if (std::abs(point.x - std::round(point.x)) < 1e-4 || std::abs(point.y - std::round(point.y)) < 1e-4)
          continue;
        auto const cell = grid.cell_at(point);
        if (cell) REQUIRE(cells.count(cell->value) == 1);
      }
    }
  }
}
