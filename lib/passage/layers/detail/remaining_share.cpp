#include "passage/layers/detail/remaining_share.hpp"

#include <cmath>
#include <numbers>

namespace passage::detail {

double remaining_share(DateSpan span, Date as_of, Seconds half_life) {
  double const half_life_days = half_life / day;
  double const age_days = static_cast<double>((as_of - span.last).count());
  double const end = std::exp2(-age_days / half_life_days);
  if (span.days() == 1) return end;
  double const days = span.days();
  double const start = std::exp2(-(age_days + days) / half_life_days);
  return (end - start) * half_life_days / (days * std::numbers::ln2);
}

}  // namespace passage::detail
