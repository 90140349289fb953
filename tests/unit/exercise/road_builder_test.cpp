#include "passage/exercise/road_builder.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

namespace {

/// Flat land with a ridge in the middle that has one gap.
Relief ridge() {
  Relief relief;
  relief.lattice = {21, 500, {0, 10'500}};
  relief.land.assign(441, 1);
  relief.lake.assign(441, 0);
  relief.elevation_m.assign(441, 10);
  relief.slope.assign(441, 0);
  for (int row = 0; row < 21; ++row) {
    if (row != 3) relief.elevation_m[static_cast<std::size_t>(row * 21 + 10)] = 600;
  }
  return relief;
}

}  // namespace

TEST_CASE("a road takes the gap in a ridge") {
  auto const relief = ridge();
  Rivers const none{{}, Cells<char>(441, 0), Cells<char>(441, 0)};
  RoadBuilder builder(relief, none);
  builder.build(10 * 21 + 2, 10 * 21 + 18, RoadClass::primary, 0.4);
  auto const roads = builder.roads({});
  REQUIRE(roads.size() == 1);
  auto const& cells = roads.front().cells;
  CHECK(std::count(cells.begin(), cells.end(), 3 * 21 + 10) == 1);
  CHECK(builder.effort_on_roads(10 * 21 + 2, 10 * 21 + 18) < 1e6);
}

TEST_CASE("a second road joins the first and the net is cut at the junction") {
  auto relief = ridge();
  std::fill(relief.elevation_m.begin(), relief.elevation_m.end(), 10.0);
  Rivers const none{{}, Cells<char>(441, 0), Cells<char>(441, 0)};
  RoadBuilder builder(relief, none);
  builder.build(10 * 21 + 1, 10 * 21 + 19, RoadClass::primary, 0.4);
  builder.build(13 * 21 + 10, 10 * 21 + 19, RoadClass::track, 0.4);
  auto const roads = builder.roads({});
  REQUIRE(roads.size() == 3);
  int tracks = 0;
  for (auto const& road : roads) tracks += road.road_class == RoadClass::track;
  CHECK(tracks == 1);
}
