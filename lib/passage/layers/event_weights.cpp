#include "passage/layers/event_weights.hpp"

#include <algorithm>
#include <numbers>

#include "passage/layers/detail/remaining_share.hpp"

namespace passage {

EventWeights weigh_events(std::span<SelectedEvent const> events, HazardOptions const& options) {
  auto const first =
      std::ranges::min(events, {}, [](SelectedEvent const& event) { return event.when.first; });
  auto const newest =
      std::ranges::max(events, {}, [](SelectedEvent const& event) { return event.when.last; });
  double const days = static_cast<double>((options.as_of - first.when.first).count()) + 1;
  double const age_days = static_cast<double>((options.as_of - newest.when.last).count());
  double const half_life_days = options.half_life / day;
  EventWeights weights;
  weights.is_long_run_only = age_days > 3 * half_life_days;
  double const recent = weights.is_long_run_only ? 0 : options.recent_share.value;
  for (auto const& event : events) {
    // N̄/n is one event over the observed days.
    double weight = (1 - recent) / days;
    if (recent > 0) {
      weight += recent * (std::numbers::ln2 / half_life_days) *
                detail::remaining_share(event.when, options.as_of, options.half_life);
    }
    weights.per_day.push_back(weight);
    weights.expected_per_day += weight;
  }
  return weights;
}

std::vector<double> remaining_events(std::span<SelectedEvent const> events, HazardOptions const& options) {
  std::vector<double> remaining;
  for (auto const& event : events)
    remaining.push_back(detail::remaining_share(event.when, options.as_of, options.half_life));
  return remaining;
}

}  // namespace passage
