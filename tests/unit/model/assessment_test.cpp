#include "passage/model/assessment.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a measure that was not computed is empty, never zero") {
  Assessment const nothing;
  CHECK_FALSE(nothing.time);
  CHECK_FALSE(nothing.recorded_incidents_within_5km);
  CHECK_FALSE(nothing.exposure);
  CHECK_FALSE(nothing.closed);
  CHECK_FALSE(nothing.unobserved);
  CHECK_FALSE(nothing.explosive_hazard);
  CHECK(nothing.people_along.empty());
}

TEST_CASE("a segment is passable ground unless something is known of it") {
  RouteSegment const segment;
  CHECK(segment.avoid_factor == 1);
  CHECK_FALSE(segment.is_closed);
  CHECK_FALSE(segment.is_forbidden);
  CHECK_FALSE(segment.is_explosive_hazard);
  CHECK_FALSE(segment.mean_rate);
}
