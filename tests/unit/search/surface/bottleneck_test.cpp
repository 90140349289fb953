#include "passage/search/surface/bottleneck.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

OracleGrid map_of(std::vector<std::string> const& rows) {
  OracleGrid drawn{static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), 100, 100, {}};
  for (auto const& row : rows)
    for (char const cell : row) drawn.friction.push_back(cell == '#' ? 0.0f : 1.0f);
  return drawn;
}

}  // namespace

TEST_CASE("the bottleneck is the greatest least clearance, and where it is") {
  auto const surface = friction_of(map_of({"###########",  //
                                           "#.........#",  //
                                           "#....#....#",  //
                                           "#.........#",  //
                                           "#....#....#",  //
                                           "#....#....#",  //
                                           "#....#....#",  //
                                           "###########"}));
  auto const& grid = surface.grid();
  CellSet cells{8, 11};
  for (int row = 0; row < 8; ++row)
    for (int column = 0; column < 11; ++column)
      if (surface.friction.at(row, column)) cells.add(row, column);
  auto const narrow =
      find_bottleneck(surface, LineIndex{{}}, cells, grid.id(5, 2), grid.id(5, 8), Metres{5000});
  REQUIRE(narrow);
  CHECK(narrow->width.value == Approx(100));
  CHECK(clearance_of(surface, LineIndex{{}}, grid.row_of(narrow->cell), grid.column_of(narrow->cell),
                     Metres{5000})
            .value == Approx(50));
  // A barrier line through the doors' middle row takes that door away.
  auto const wall = grid.centre(3, 5);
  LineIndex const barrier{{{{wall.x - 1, wall.y + 20}, {wall.x + 1, wall.y + 20}}}};
  CHECK(clearance_of(surface, barrier, 3, 5, Metres{5000}).value == Approx(20).margin(0.1));
}
