#include "passage/align/sample.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Grid grid(double origin_x, double origin_y, double cell, std::int64_t rows, std::int64_t columns) {
  Grid made;
  made.crs = Crs::utm(36, true);
  made.origin = {origin_x, origin_y};
  made.cell_width = made.cell_height = cell;
  made.rows = rows;
  made.columns = columns;
  return made;
}

TileSelection all_of(Grid const& plane) {
  TileSelection tiles{{plane.rows, plane.columns}};
  for (std::int64_t tile = 0; tile < tiles.layout().tiles(); ++tile) tiles.add(tile);
  return tiles;
}

/// Heights on a plane that rises 2 m per 100 m to the east and falls 1 m per 100 m to the north.
Raster<Metres> slope() {
  Raster<Metres> heights{grid(500000, 500000, 100, 20, 20)};
  for (std::int64_t row = 0; row < 20; ++row) {
    for (std::int64_t column = 0; column < 20; ++column) {
      auto const centre = heights.grid().centre(row, column);
      heights.set(row, column, Metres{(centre.x - 500000) * 0.02 - (centre.y - 500000) * 0.01});
    }
  }
  return heights;
}

}  // namespace

TEST_CASE("a sampled cell has the value of the cell that holds its centre") {
  auto source = slope();
  source.pin(0).set_invalid(5, 5);
  Context context;
  auto const fine = grid(500000, 500000, 30, 60, 60);
  auto const sampled_cells = sampled(source, fine, all_of(fine), context);
  for (std::int64_t row = 0; row < 60; ++row) {
    for (std::int64_t column = 0; column < 60; ++column) {
      auto const expected = source.at(fine.centre(row, column));
      CHECK(sampled_cells.at(row, column) == expected);
    }
  }
}

TEST_CASE("interpolated heights of a plane lie on the plane") {
  auto const source = slope();
  Context context;
  auto const fine = grid(500200, 499700, 30, 40, 40);
  auto const heights = interpolated(source, fine, all_of(fine), context);
  for (std::int64_t row = 0; row < 40; ++row) {
    for (std::int64_t column = 0; column < 40; ++column) {
      auto const centre = fine.centre(row, column);
      double const expected = (centre.x - 500000) * 0.02 - (centre.y - 500000) * 0.01;
      CHECK(heights.at(row, column)->value == Approx(expected).margin(1e-3));
    }
  }
}

TEST_CASE("outside the source and on tiles that were not chosen nothing is valid") {
  auto const source = slope();
  Context context;
  auto const away = grid(600000, 600000, 100, 10, 10);
  auto const nothing = sampled(source, away, all_of(away), context);
  CHECK_FALSE(nothing.at(5, 5));
  auto const here = grid(500000, 500000, 100, 20, 20);
  CHECK_FALSE(sampled(source, here, TileSelection{{20, 20}}, context).at(5, 5));
}
