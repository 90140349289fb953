#pragma once
#include <optional>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/geo/crs.hpp"
#include "passage/model/opening_hours.hpp"

namespace passage {

/// A stretch of the clock, in time since local midnight of the first day of a movement.
struct ClockSpan {
  Seconds begin, end;
  friend bool operator==(ClockSpan const&, ClockSpan const&) = default;
};
/// Ascending, disjoint and not touching each other.
using ClockSpans = std::vector<ClockSpan>;

/// The days of a movement and when it may be on the road. All clocks are local time of one zone, whose offset
/// is that of the first day.
struct TravelCalendar {
  Date first_day;
  Seconds utc_offset;          ///< local time less UTC
  std::vector<LonLat> places;  ///< daylight is when the sun is up at all of them
  int days = 60;               ///< plans that take longer are not made
  ClockSpans hours;            ///< when it may be on the road

  Seconds horizon() const { return day * static_cast<double>(days); }
};

/// Every time that these hours are open in a calendar's days: windows of each day joined where they touch.
/// With daylight from the latest sunrise to the earliest sunset at the calendar's places.
ClockSpans spans_of(OpeningHours const& hours, TravelCalendar const& calendar);

/// What is in both.
ClockSpans common(ClockSpans const& a, ClockSpans const& b);
/// The first moment at or after `time` that is in a span; its end belongs to a span too. Empty: none is left.
std::optional<Seconds> first_within(ClockSpans const& spans, Seconds time);
/// When `work` that goes on in the spans only is done, begun at `start` or later. Empty: never.
std::optional<Seconds> worked_until(ClockSpans const& spans, Seconds start, Seconds work);

/// The clock of a crossing point: its own hours, and those in which the movement may also be on the road.
struct GateClock {
  ClockSpans open, usable;
  Seconds longest;  ///< of `open`

  GateClock(ClockSpans own, ClockSpans const& travel);
  /// When a convoy that arrives is through. It queues from the first open moment and needs `wait`; a wait
  /// that fits into some opening must end within one, a longer one runs through closed hours. It moves on in
  /// hours of the movement only. Later arrivals are never through earlier (first in, first out). Empty:
  /// never.
  std::optional<Seconds> passed_at(Seconds arrival, Seconds wait) const;
};

}  // namespace passage
