#include "passage/search/surface/clearance.hpp"

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("clearances equal those found by looking at every impassable cell") {
  std::mt19937_64 random{61};
  for (int repeat = 0; repeat < 40; ++repeat) {
    auto drawn = random_grid(random, 14, 17, 0.01 * (1 + repeat));
    drawn.cell_height_m = repeat % 2 ? 100 : 60;
    auto const surface = friction_of(drawn);
    auto cells = passable_cells(surface);
    for (int row = 0; row < 14; ++row)
      for (int column = 0; column < 3; ++column) cells.remove(row, column);  // a part of the raster only
    Metres const limit{repeat % 3 ? 700.0 : 130.0};
    Clearances const clearances{surface, {}, cells, limit};
    for (int row = 0; row < 14; ++row) {
      for (int column = 3; column < 17; ++column) {
        if (!cells.has(row, column)) continue;
        double least = limit.value;
        for (int r = 0; r < 14; ++r) {
          for (int c = 0; c < 17; ++c) {
            if (drawn.at(r, c) > 0) continue;
            least = std::min(least, std::hypot(std::max(0.0, std::abs(r - row) - 0.5) * drawn.cell_height_m,
                                               std::max(0.0, std::abs(c - column) - 0.5) * 100));
          }
        }
        REQUIRE(clearances.at(surface.grid().id(row, column)).value == Approx(least).epsilon(1e-6));
      }
    }
  }
}

TEST_CASE("a barrier line is measured, and open where it is crossed") {
  auto surface = friction_of(drawn_cells(std::vector<std::string>(9, "..........")));
  auto const& grid = surface.grid();
  auto const middle = grid.centre(4, 5);
  Line const wall{{grid.origin.x, middle.y + 20}, {grid.origin.x + 1000, middle.y + 20}};
  auto const cells = passable_cells(surface);
  CHECK(Clearances{surface, {wall}, cells, Metres{5000}}.at(grid.id(4, 5)).value == Approx(20).margin(0.1));
  surface.crossings = {
      {"gate", grid.id(4, 5), grid.id(3, 5), Seconds{1}, false, Point{middle.x, middle.y + 20}, Metres{240}}};
  Clearances const open{surface, {wall}, cells, Metres{5000}};
  CHECK(open.at(grid.id(4, 5)).value == Approx(std::hypot(120, 20)).margin(0.1));
  CHECK(open.at(grid.id(4, 8)).value == Approx(20).margin(0.1));
  CHECK(open.at(surface.crossings[0]).value == Approx(120));
}

TEST_CASE("openings cut a barrier into pieces") {
  Crossing gate;
  gate.place = Point{5, 0};
  gate.width = Metres{2};
  auto const parts = open_at_crossings({{{0, 0}, {10, 0}}}, {gate}, {1, 1}, Metres{1});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].back().x == Approx(4));
  CHECK(parts[1].front().x == Approx(6));
  gate.width = Metres{0};
  CHECK(open_at_crossings({{{0, 0}, {10, 0}}}, {gate}, {1, 1}, Metres{1})[0].back().x == Approx(4.5));
}

TEST_CASE("clearances hold a number for each cell of the box around the set") {
  CellSet cells{100, 100};
  CHECK(Clearances::bytes(cells) == 0);
  cells.add(10, 20);
  cells.add(19, 24);
  CHECK(Clearances::bytes(cells) == 10 * 5 * sizeof(float));
}
