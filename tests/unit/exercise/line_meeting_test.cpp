#include "passage/exercise/line_meeting.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("crossings are found in the order of the line") {
  std::vector<Line> const lines{{{5, -5}, {5, 5}}, {{2, -5}, {2, 5}}, {{0, 7}, {9, 7}}};
  LineMeetings const meetings(lines, 3);
  auto const found = meetings.of({{0, 0}, {10, 0}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == 1);
  CHECK(found[0].along_m == passage::testing::Approx(2));
  CHECK(found[1].line == 0);
  CHECK(found[1].place == Point{5, 0});
}
