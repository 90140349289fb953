#include "passage/search/surface/work_tile.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace passage::surface;

TEST_CASE("cells of a work tile and its halo are apart, inside the arrays, and known by row and column") {
  std::vector<int> indices;
  constexpr int from = -WorkTile::halo, upto = WorkTile::side + WorkTile::halo;
  for (int row = from; row < upto; ++row) {
    for (int column = from; column < upto; ++column) {
      int const cell = WorkTile::at(row, column);
      REQUIRE(cell >= WorkTile::stride);  // a spare row above and below for vector loads
      REQUIRE(cell < WorkTile::cells - WorkTile::stride);
      if (row >= 0 && column >= 0 && row < WorkTile::side && column < WorkTile::side) {
        REQUIRE(WorkTile::row_of(cell) == row);
        REQUIRE(WorkTile::column_of(cell) == column);
      }
      indices.push_back(cell);
    }
  }
  std::sort(indices.begin(), indices.end());
  CHECK(std::adjacent_find(indices.begin(), indices.end()) == indices.end());
}

TEST_CASE("rows of a work tile start on vector borders and lengths are those of the cell's row") {
  auto const tile = std::make_unique<WorkTile>();
  for (std::size_t row = 0; row < tile->lengths.size(); ++row)
    tile->lengths[row][0] = static_cast<double>(row);
  for (int row : {0, 1, 255}) {
    CHECK(reinterpret_cast<std::uintptr_t>(tile->label.data() + WorkTile::at(row, 0)) % 64 == 0);
    CHECK(tile->lengths_at(WorkTile::at(row, 200))[0] == row + WorkTile::halo + 1);
  }
}
