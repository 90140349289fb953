#include "passage/geo/drawn_lines.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("Lines are drawn as they are, areas by their rings, points not at all") {
  Line const first{{0, 0}, {1, 0}}, second{{5, 5}, {6, 5}, {6, 6}};
  CHECK(drawn_lines(Geometry{MultiLine{first, second}}) == std::vector<Line>{first, second});

  Line const outer{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, hole{{4, 1}, {5, 1}, {5, 2}, {4, 1}};
  Line const island{{20, 0}, {21, 0}, {21, 1}, {20, 0}};
  MultiPolygon const areas{{outer, {hole}}, {island, {}}};
  std::vector<Line> const rings{outer, hole, island};
  CHECK(drawn_lines(areas) == rings);
  CHECK(drawn_lines(Geometry{areas}) == rings);

  CHECK(drawn_lines(Geometry{MultiPoint{{1, 1}}}).empty());
  CHECK(drawn_lines(Geometry{}).empty());
}
