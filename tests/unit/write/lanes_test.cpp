#include "passage/write/lanes.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("lines on one road know how many they are and which comes first") {
  std::vector<Line> const lines = {{{0, 0}, {100, 0}}, {{0, 0}, {50, 0}, {50, 50}}, {{100, 0}, {0, 0}}};
  auto const lanes = shared_lanes(lines, {1, 0.2});
  CHECK(lanes[0][20].sharing == 3);
  CHECK(lanes[0][20].rank == 0);
  CHECK(lanes[1][20].rank == 1);
  CHECK(lanes[2][80].rank == 2);
  CHECK(lanes[2][80].is_reversed);
  CHECK_FALSE(lanes[1][20].is_reversed);
  CHECK(lanes[0][80].sharing == 2);
  CHECK(lanes[1][90].sharing == 1);
}

TEST_CASE("a crossing is not a shared road") {
  std::vector<Line> const lines = {{{0, 0}, {100, 0}}, {{50, -50}, {50, 50}}};
  for (auto const& lane : shared_lanes(lines, {1, 0.2}))
    for (auto const& point : lane) CHECK(point.sharing == 1);
}

TEST_CASE("no lines, no lanes") {
  CHECK(shared_lanes({}, {1, 1}).empty());
}
