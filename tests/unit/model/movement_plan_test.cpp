#include "passage/model/movement_plan.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("clocks are local and UTC, over midnight in both directions") {
  MovementPlan plan;
  plan.first_day = *parse_date("2020-01-06");
  plan.utc_offset = hour * 3;
  CHECK(clock_text(clock_of(plan, hour * 7.5)) == "2020-01-06 07:30");
  CHECK(clock_text(clock_of(plan, hour * 31)) == "2020-01-07 07:00");
  CHECK(clock_text(clock_of(plan, hour * 2, plan.utc_offset)) == "2020-01-05 23:00");
  CHECK(clock_text(clock_of(plan, hour * 0, day * 1)) == "2020-01-05 00:00");
  CHECK(clock_text(clock_of(plan, hour * 8 - Seconds{1e-7})) == "2020-01-06 08:00");
}

TEST_CASE("a plan lasts from loading to its end") {
  MovementPlan plan;
  plan.start = hour * 6;
  plan.end = hour * 30;
  CHECK(plan.elapsed() == day);
  CHECK(name_of(StepKind::night) == "night");
}
