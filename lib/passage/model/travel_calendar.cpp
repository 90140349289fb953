#include "passage/model/travel_calendar.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/daylight.hpp"

namespace passage {

namespace {

/// Monday is 0.
int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
}

/// Sorted, cut to the calendar's days, joined where they touch.
ClockSpans tidied(ClockSpans spans, Seconds horizon) {
  std::ranges::sort(spans, {}, &ClockSpan::begin);
  ClockSpans made;
  for (auto span : spans) {
    span.begin = std::max(span.begin, Seconds{0});
    span.end = std::min(span.end, horizon);
    if (!(span.begin < span.end)) continue;
    if (!made.empty() && span.begin <= made.back().end)
      made.back().end = std::max(made.back().end, span.end);
    else
      made.push_back(span);
  }
  return made;
}

/// Whole minutes, inwards: nobody is on the road in the half minute before sunrise.
void add_daylight(ClockSpans& spans, TravelCalendar const& calendar, int number) {
  auto const date = calendar.first_day + std::chrono::days{number};
  Seconds const midnight = day * static_cast<double>(number);
  ClockSpan span{midnight, midnight + day};
  for (auto const& place : calendar.places) {
    auto const light = daylight(place, date);
    if (!light && is_polar_day(place, date)) continue;
    if (!light) return;
    span.begin = std::max(span.begin, midnight + light->sunrise + calendar.utc_offset);
    span.end = std::min(span.end, midnight + light->sunset + calendar.utc_offset);
  }
  span.begin = minute * std::ceil(span.begin / minute);
  span.end = minute * std::floor(span.end / minute);
  spans.push_back(span);
}

}  // namespace

ClockSpans spans_of(OpeningHours const& hours, TravelCalendar const& calendar) {
  ClockSpans spans;
  // From the day before: its windows may reach over midnight.
  for (int number = -1; number < calendar.days; ++number) {
    if (hours.is_daylight && number >= 0) add_daylight(spans, calendar, number);
    auto const weekday = weekday_of(calendar.first_day + std::chrono::days{number});
    Seconds const midnight = day * static_cast<double>(number);
    for (auto const& window : hours.windows) {
      if (!window.is_on(weekday)) continue;
      bool const is_over_midnight = window.end_min <= window.begin_min;
      auto const end = minute * window.end_min + (is_over_midnight ? day : Seconds{0});
      spans.push_back({midnight + minute * window.begin_min, midnight + end});
    }
  }
  return tidied(std::move(spans), calendar.horizon());
}

ClockSpans common(ClockSpans const& a, ClockSpans const& b) {
  ClockSpans made;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    ClockSpan const both{std::max(a[i].begin, b[k].begin), std::min(a[i].end, b[k].end)};
    if (both.begin < both.end) made.push_back(both);
    (a[i].end < b[k].end ? i : k) += 1;
  }
  return made;
}

namespace {
/// The first span that ends at or after `time`.
ClockSpans::const_iterator span_at(ClockSpans const& spans, Seconds time) {
  return std::ranges::lower_bound(spans, time, {}, &ClockSpan::end);
}
}  // namespace

std::optional<Seconds> first_within(ClockSpans const& spans, Seconds time) {
  auto const span = span_at(spans, time);
  if (span == spans.end()) return std::nullopt;
  return std::max(time, span->begin);
}

std::optional<Seconds> worked_until(ClockSpans const& spans, Seconds start, Seconds work) {
  for (auto span = span_at(spans, start); span != spans.end(); ++span) {
    auto const begin = std::max(start, span->begin);
    if (work <= span->end - begin) return begin + work;
    work -= span->end - begin;
  }
  return std::nullopt;
}

GateClock::GateClock(ClockSpans own, ClockSpans const& travel)
    : open(std::move(own)), usable(common(open, travel)) {
  for (auto const& span : open) longest = std::max(longest, span.end - span.begin);
}

std::optional<Seconds> GateClock::passed_at(Seconds arrival, Seconds wait) const {
  auto span = span_at(open, arrival);
  if (span == open.end()) return std::nullopt;
  if (wait > longest) return first_within(usable, std::max(arrival, span->begin) + wait);
  for (; span != open.end(); ++span) {
    auto const through = first_within(usable, std::max(arrival, span->begin) + wait);
    if (!through) return std::nullopt;
    if (*through <= span->end) return through;
  }
  return std::nullopt;
}

}  // namespace passage
