#include "passage/search/surface/bottleneck.hpp"

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("the bottleneck is the greatest least clearance, and where it is") {
  auto const surface = friction_of(drawn_cells({"###########",  //
                                                "#.........#",  //
                                                "#....#....#",  //
                                                "#.........#",  //
                                                "#....#....#",  //
                                                "#....#....#",  //
                                                "#....#....#",  //
                                                "###########"}));
  auto const& grid = surface.grid();
  auto const cells = passable_cells(surface);
  Clearances const clearances{surface, {}, cells, Metres{5000}};
  auto const narrow = find_bottleneck(surface, clearances, cells, {grid.id(5, 2), grid.id(5, 8)});
  REQUIRE(narrow);
  CHECK(narrow->width.value == Approx(100));
  CHECK(narrow->is_bounded);
  CHECK(clearances.at(narrow->cell).value == Approx(50));
}

TEST_CASE("a crossing is as wide as it is recorded, or as one cell") {
  auto surface = friction_of(drawn_cells(std::vector<std::string>(40, std::string(20, '.'))));
  auto const& grid = surface.grid();
  auto const cells = passable_cells(surface);
  // A river from side to side between rows 19 and 20.
  double const y = grid.centre(19, 0).y - 50;
  Line const river{{grid.origin.x - 1000, y}, {grid.origin.x + 5000, y}};
  block_after(surface, 19, true);
  auto const width = GENERATE(0.0, 30.0, 160.0);
  Point const gate{grid.centre(0, 10).x, y};
  surface.crossings = {{"ford", grid.id(19, 10), grid.id(20, 10), Seconds{100}, false, gate, Metres{width}}};
  Clearances const clearances{surface, {river}, cells, Metres{5000}};
  auto const narrow = find_bottleneck(surface, clearances, cells, {grid.id(0, 10), grid.id(39, 10)});
  REQUIRE(narrow);
  CHECK(narrow->width.value == Approx(width > 0 ? width : 100).margin(0.1));
  REQUIRE(narrow->crossing);
  CHECK(*narrow->crossing == 0);
}

TEST_CASE("with closed corners no way squeezes past two impassable cells") {
  auto const slanted = friction_of(drawn_cells({".#", "#."}));
  auto const both = passable_cells(slanted);
  Clearances const near{slanted, {}, both, Metres{500}};
  CHECK(find_bottleneck(slanted, near, both,
                        {slanted.grid().id(0, 0), slanted.grid().id(1, 1), Corners::open}));
  CHECK_FALSE(find_bottleneck(slanted, near, both,
                              {slanted.grid().id(0, 0), slanted.grid().id(1, 1), Corners::closed}));
}

TEST_CASE("what finding it holds grows with the cells of the area") {
  CellSet cells{10, 10};
  CHECK(bottleneck_bytes(cells) == 0);
  cells.add(3, 4);
  auto const one = bottleneck_bytes(cells);
  CHECK(one >= 64);
  cells.add(9, 9);
  CHECK(bottleneck_bytes(cells) == 2 * one);
}
