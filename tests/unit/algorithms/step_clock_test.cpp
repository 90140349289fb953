#include "passage/algorithms/step_clock.hpp"

#include <thread>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("Each step lasts until the next begins, the last one until now") {
  Context context;
  StepClock clock;
  CHECK(clock.seconds().empty());
  clock.begin_step(context, "read", 0, 0.5);
  std::this_thread::sleep_for(std::chrono::milliseconds{30});
  clock.begin_step(context, "search", 0.5, 1);
  auto const steps = clock.seconds();
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].first == "read");
  CHECK(steps[0].second >= 0.03);
  CHECK(steps[1].first == "search");
  CHECK(steps[1].second < steps[0].second);
  std::this_thread::sleep_for(std::chrono::milliseconds{40});
  CHECK(clock.seconds()[0].second == steps[0].second);
  CHECK(clock.seconds()[1].second >= 0.04);
}
