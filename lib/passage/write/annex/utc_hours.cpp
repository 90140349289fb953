// Opening hours by another clock.
#include <array>
#include <cmath>

#include <fmt/core.h>

#include "passage/write/annex.hpp"

namespace passage {

namespace {

constexpr int day_min = 24 * 60;
constexpr std::uint8_t every_day = 0x7f;

/// Days later by `days` (−1, 0 or 1).
std::uint8_t shifted(std::uint8_t weekdays, int days) {
  std::uint8_t made = 0;
  for (int weekday = 0; weekday < 7; ++weekday) {
    if (weekdays >> weekday & 1) made = static_cast<std::uint8_t>(made | 1u << ((weekday + days + 7) % 7));
  }
  return made;
}

std::string days_text(std::uint8_t weekdays) {
  static constexpr std::array names = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
  if (weekdays == every_day) return {};
  std::string text;
  for (std::size_t weekday = 0; weekday < names.size(); ++weekday) {
    if (weekdays >> weekday & 1) text += (text.empty() ? "" : ",") + std::string{names[weekday]};
  }
  return text + " ";
}

std::string clock(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string window_text(DailyWindow const& window, int offset_min) {
  int const begin = window.begin_min - offset_min;
  int const days = begin < 0 ? -1 : begin >= day_min ? 1 : 0;
  int const lasts = (window.end_min - window.begin_min + day_min) % day_min;
  int const from = begin - days * day_min;
  if (lasts == 0) return days_text(shifted(window.weekdays, days)) + "00:00-24:00";
  int const upto = (from + lasts) % day_min;
  return days_text(shifted(window.weekdays, days)) + clock(from) + "-" + (upto == 0 ? "24:00" : clock(upto));
}

}  // namespace

std::string utc_hours(OpeningHours const& hours, Seconds offset) {
  if (hours.is_daylight) return "sunrise-sunset";
  if (hours.is_never()) return "never";
  auto const offset_min = static_cast<int>(std::lround(offset / minute));
  std::string text;
  for (auto const& window : hours.windows)
    text += (text.empty() ? "" : "; ") + window_text(window, offset_min);
  return text;
}

}  // namespace passage
