#include "passage/exercise/tensions.hpp"

#include <algorithm>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("the tensions are there, and lorries still reach every destination") {
  auto const& district = sample::district();
  int weak = 0, own = 0;
  std::vector<std::size_t> shut;
  for (auto const& closure : district.hazards.closures) shut.push_back(closure.road);
  for (auto const& point : district.crossings.points) {
    auto const is_weak = point.max_load_t && *point.max_load_t < 18;
    weak += is_weak;
    own += point.decides;
    if (is_weak || point.state == "closed") shut.push_back(point.road);
  }
  CHECK(weak == 1);
  CHECK(own >= 1);
  auto const reached = reachable(district.network, district.towns[district.task.origin].cell, shut);
  for (auto const destination : district.task.destinations)
    CHECK(reached.count(district.towns[destination].cell) == 1);
}

TEST_CASE("when every crossing point is closed, ways are opened again") {
  auto district = sample::district();
  for (auto& point : district.crossings.points) {
    if (point.type == "line crossing") point.state = "closed";
  }
  add_tensions(district);
  auto const is_open = [](CrossingPoint const& point) {
    return point.type == "line crossing" && point.state != "closed";
  };
  CHECK(std::any_of(district.crossings.points.begin(), district.crossings.points.end(), is_open));
}
