#include "passage/model/road_feature.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("what a source does not say of a road is empty, not zero") {
  RoadFeature const road;
  CHECK_FALSE(road.duration);
  CHECK_FALSE(road.speed);
  CHECK_FALSE(road.max_load);
  CHECK_FALSE(road.last_used);
  CHECK_FALSE(road.is_length_measured);
  CHECK(road.delay == Seconds{0});
}
