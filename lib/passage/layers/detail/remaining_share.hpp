#pragma once
#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"

namespace passage::detail {

/// The mean of 2^(−age/H) over the days of a span that ends at or before `as_of`: what is left of an event,
/// 0 … 1. H/(Y·ln 2)·(2^(−Δ_end/H) − 2^(−Δ_start/H)) for Y > 1 days.
double remaining_share(DateSpan span, Date as_of, Seconds half_life);

}  // namespace passage::detail
