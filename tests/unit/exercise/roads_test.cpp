#include "passage/exercise/roads.hpp"

#include <map>
#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

#include "passage/exercise/hazards.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("every settlement is connected and roads of one junction share its point") {
  auto const& network = sample::network();
  CHECK(is_connected(network, sample::towns(), 4, {}));
  std::map<int, std::set<Point>> ends;
  for (auto const& road : network.roads) {
    ends[road.cells.front()].insert(road.line.front());
    ends[road.cells.back()].insert(road.line.back());
    REQUIRE(road.measured_m >= road.drawn_m);
    REQUIRE(road.measured_m < 1.03 * road.drawn_m);
    REQUIRE(road.speed_kmh >= 5);
    REQUIRE(road.speed_kmh <= 80);
  }
  for (auto const& [cell, points] : ends) REQUIRE(points.size() == 1);
}

TEST_CASE("roads keep to the land and off the lake") {
  auto const& relief = sample::relief();
  for (auto const& road : sample::network().roads) {
    for (auto const cell : road.cells) {
      REQUIRE(relief.land[static_cast<std::size_t>(cell)]);
      REQUIRE_FALSE(relief.lake[static_cast<std::size_t>(cell)]);
    }
  }
}

TEST_CASE("classes have names") {
  CHECK(name_of(RoadClass::primary) == "primary");
  CHECK(name_of(RoadClass::track) == "track");
}
