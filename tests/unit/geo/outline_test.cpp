#include "passage/geo/outline.hpp"

#include <random>

#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

CellSet drawn(std::vector<std::string> const& rows) {
  CellSet cells{static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(rows[0].size())};
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t column = 0; column < rows[row].size(); ++column)
      if (rows[row][column] == '#')
        cells.add(static_cast<std::int64_t>(row), static_cast<std::int64_t>(column));
  return cells;
}

Grid lattice(CellSet const& cells) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.origin = {0, 0};
  grid.rows = cells.rows();
  grid.columns = cells.columns();
  return grid;
}

double signed_area(Line const& ring) {
  double sum = 0;
  for (std::size_t at = 1; at < ring.size(); ++at)
    sum += ring[at - 1].x * ring[at].y - ring[at].x * ring[at - 1].y;
  return sum / 2;
}

}  // namespace

TEST_CASE("cells become polygons along their edges, corner contacts stay apart") {
  auto const ring = drawn({"###", "#.#", "###"});
  auto const polygons = outline(lattice(ring), ring);
  REQUIRE(polygons.size() == 1);
  CHECK(polygons[0].outer.size() == 5);
  REQUIRE(polygons[0].holes.size() == 1);
  CHECK(signed_area(polygons[0].outer) == 9);
  CHECK(signed_area(polygons[0].holes[0]) == -1);
  auto const touching = drawn({"#.", ".#"});
  CHECK(outline(lattice(touching), touching).size() == 2);
}

TEST_CASE("outlines of random cells are valid, have their area and separate inside from outside") {
  std::mt19937_64 random{31};
  for (int repeat = 0; repeat < 50; ++repeat) {
    CellSet cells{9, 13};
    for (int cell = 0; cell < 9 * 13; ++cell)
      if (random() % 3) cells.add(cell / 13, cell % 13);
    auto const polygons = outline(lattice(cells), cells);
    double sum = 0;
    for (auto const& polygon : polygons) {
      CHECK(signed_area(polygon.outer) > 0);
      CHECK(polygon.outer.front() == polygon.outer.back());
      sum += signed_area(polygon.outer);
      for (auto const& hole : polygon.holes) {
        CHECK(signed_area(hole) < 0);
        sum += signed_area(hole);
      }
    }
    CHECK(sum == static_cast<double>(cells.size()));
  }
}
