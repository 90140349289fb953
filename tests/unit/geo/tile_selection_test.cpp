#include "passage/geo/tile_selection.hpp"

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/line.hpp"

using namespace passage;

namespace {

Grid grid(std::int64_t rows, std::int64_t columns) {
  Grid made;
  made.crs = Crs::utm(36, true);
  made.origin = {0, static_cast<double>(rows) * 10};
  made.cell_width = made.cell_height = 10;
  made.rows = rows;
  made.columns = columns;
  return made;
}

}  // namespace

TEST_CASE("every cell near a line lies on a chosen tile") {
  auto const plane = grid(2000, 3000);
  Random random{3};
  for (int round = 0; round < 20; ++round) {
    Line const line{{random.uniform(0, 30000), random.uniform(0, 20000)},
                    {random.uniform(0, 30000), random.uniform(0, 20000)}};
    auto const tiles = tiles_around(plane, {line}, {}, 500);
    for (int k = 0; k < 200; ++k) {
      auto const row = static_cast<std::int64_t>(random.uniform(0, 2000)),
                 column = static_cast<std::int64_t>(random.uniform(0, 3000));
      if (nearest_on(line, plane.centre(row, column)).distance > 495) continue;
      auto const tile = row / TileLayout::side * tiles.layout().tile_columns() + column / TileLayout::side;
      CHECK(tiles.contains(tile));
    }
  }
}

TEST_CASE("a slanting line does not take every tile, and a point takes those around it") {
  auto const plane = grid(2560, 2560);
  auto const tiles = tiles_around(plane, {{{0, 0}, {25600, 25600}}}, {}, 100);
  CHECK(tiles.tiles().size() < 40);  // of 100
  auto const one = tiles_around(plane, {}, {{1000, 1000}}, 10);
  REQUIRE(one.tiles().size() == 1);
  CHECK(one.meets(2455, 2465, 95, 105));
  CHECK_FALSE(one.meets(0, 10, 0, 10));
  CHECK_FALSE(one.meets(-20, -10, 0, 10));
}
