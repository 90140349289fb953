#pragma once
#include <optional>
#include <span>
#include <vector>

#include "passage/layers/hazard.hpp"

namespace passage::detail {

/// An event, or several at one place with one precision, as the intensity sees it.
struct WeightedEvent {
  Point point;     ///< in the grid's CRS
  double sigma_m;  ///< of its kernel
  double weight;   ///< expected events per day it stands for
};

/// What was used and what was left out.
struct EventCount {
  std::size_t used = 0, after_as_of = 0, outside_window = 0, imprecise = 0, unplaced_precision = 0;
  bool is_long_run_only = false;
};

/// The weight of a recent event: (ln 2/H)·2^(−age/H) per day; over the span of a coarse date its mean. `span`
/// ends at or before `as_of`.
double decayed_weight_per_day(DateSpan span, Date as_of, Seconds half_life);

}  // namespace passage::detail
