#include "passage/layers/event_weights.hpp"

#include <cmath>

#include "support/catch.hpp"

namespace passage {
namespace {

using testing::Approx;

TEST_CASE("Weights of days and of coarse dates, day by day") {
  HazardOptions options;
  options.as_of = *parse_date("2020-12-31");
  options.half_life = 60 * day;
  options.recent_share = Share{0.3};
  SelectedEvent old, month;
  old.when = *parse_date_span("2020-01-01");
  month.when = *parse_date_span("2020-11");
  std::vector const events{old, month};
  auto const weights = weigh_events(events, options);
  double const per_day = std::log(2.0) / 60;
  CHECK(weights.per_day[0] == Approx(0.7 / 366 + 0.3 * per_day * std::exp2(-365.0 / 60)));
  // The mean of the decay over the month; an integral, so summed over thousandths of a day.
  double mean = 0;
  for (int i = 0; i < 30000; ++i) mean += std::exp2(-(31 + (i + 0.5) / 1000) / 60) / 30000;
  CHECK(weights.per_day[1] == Approx(0.7 / 366 + 0.3 * per_day * mean).epsilon(1e-6));
  CHECK(weights.expected_per_day == Approx(weights.per_day[0] + weights.per_day[1]));
  CHECK(remaining_events(events, options)[1] == Approx(mean).epsilon(1e-6));
}

TEST_CASE("After three half-lives of silence only the long run is left") {
  HazardOptions options;
  options.as_of = *parse_date("2020-12-31");
  options.half_life = 60 * day;
  SelectedEvent event;
  event.when = *parse_date_span("2020-07-04");  // 180 days
  CHECK_FALSE(weigh_events(std::vector{event}, options).is_long_run_only);
  event.when = *parse_date_span("2020-07-03");
  auto const weights = weigh_events(std::vector{event}, options);
  CHECK(weights.is_long_run_only);
  CHECK(weights.expected_per_day == Approx(1.0 / 182));
}

}  // namespace
}  // namespace passage
