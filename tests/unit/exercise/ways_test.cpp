#include "passage/exercise/ways.hpp"

#include <limits>

#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

namespace {

Road road(int from, int upto, double km) {
  Road result;
  result.cells = {from, upto};
  result.line = {{0, 0}, {km * 1000, 0}};
  result.drawn_m = result.measured_m = km * 1000;
  result.speed_kmh = 10;
  return result;
}

/// 1 to 4 by 2 (20 km), by 3 (24 km) or directly (40 km).
RoadNetwork square() {
  return {{road(1, 2, 10), road(4, 2, 10), road(1, 3, 12), road(3, 4, 12), road(1, 4, 40)}, {}};
}

}  // namespace

TEST_CASE("the quickest way follows the factors") {
  auto const net = square();
  auto const hours = [&](std::size_t i) { return drive_h(net.roads[i]); };
  auto const plain = quickest_way(net, 1, 4, hours);
  REQUIRE(plain);
  CHECK(plain->hours == passage::testing::Approx(2));
  CHECK(plain->roads == std::vector<std::size_t>{0, 1});
  auto const shut = quickest_way(
      net, 1, 4, [&](std::size_t i) { return i < 3 ? std::numeric_limits<double>::infinity() : hours(i); });
  REQUIRE(shut);
  CHECK(shut->roads == std::vector<std::size_t>{4});
  CHECK_FALSE(quickest_way(net, 1, 9, hours));
}

TEST_CASE("second and third ways share little") {
  auto const ways = make_ways(square(), 1, {4});
  CHECK(ways.fast == std::set<std::size_t>{0, 1});
  CHECK(ways.second == std::set<std::size_t>{2, 3});
  CHECK(ways.third == std::set<std::size_t>{4});
  CHECK(ways.has(4));
}
