#pragma once
#include <span>
#include <vector>

#include "passage/layers/event_selection.hpp"

namespace passage {

/// How many events per day each event stands for now.
struct EventWeights {
  std::vector<double> per_day;    ///< one per selected event: (1−α)/T + α·(ln 2/H)·2^(−age/H)
  double expected_per_day = 0;    ///< N̂, their sum
  bool is_long_run_only = false;  ///< the newest event is older than three half-lives: α is 0
};

/// The weights of the mixture; T is the time from the first event to `as_of` in days. Precondition: events is
/// not empty.
EventWeights weigh_events(std::span<SelectedEvent const> events, HazardOptions const& options);

/// What is left of each event: 2^(−age/H).
std::vector<double> remaining_events(std::span<SelectedEvent const> events, HazardOptions const& options);

}  // namespace passage
