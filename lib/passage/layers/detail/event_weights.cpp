#include "passage/layers/detail/event_weights.hpp"

#include <cmath>
#include <numbers>

namespace passage::detail {

double decayed_weight_per_day(DateSpan span, Date as_of, Seconds half_life) {
  double const half_life_days = half_life / day;
  double const rate = std::numbers::ln2 / half_life_days;
  double const age_days = static_cast<double>((as_of - span.last).count());
  if (span.days() == 1) return rate * std::exp2(-age_days / half_life_days);
  // The rate times the mean of the decay over the span, H/(Y·ln 2)·(2^(−Δ_end/H) − 2^(−Δ_start/H)).
  double const days = span.days();
  double const end = std::exp2(-age_days / half_life_days);
  double const start = std::exp2(-(age_days + days) / half_life_days);
  return (end - start) / days;
}

}  // namespace passage::detail
