#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace passage {

/// A stretch of the day on some days of the week. Minutes after local midnight; an end before or at the begin
/// is on the next day.
struct DailyWindow {
  int begin_min = 0, end_min = 24 * 60;
  std::uint8_t weekdays = 0x7f;  ///< bit 0 is Monday

  bool is_on(int weekday) const { return (weekdays >> weekday & 1) != 0; }
  friend bool operator==(DailyWindow const&, DailyWindow const&) = default;
};

/// When something is open, as somebody wrote it. No window at all: never.
struct OpeningHours {
  std::vector<DailyWindow> windows;
  bool is_daylight = false;  ///< from sunrise to sunset, instead of windows

  bool is_never() const { return windows.empty() && !is_daylight; }
  friend bool operator==(OpeningHours const&, OpeningHours const&) = default;
};

/// Reads opening hours as people write them: "07:00-15:00", several parted by "," or ";", days of the week
/// before hours ("Mo-Fr 07:00-12:00, 13:00-16:00; Sa 08:00-10:00"; days hold until others are named), "24/7"
/// and "always", "daylight" and "sunrise-sunset", "closed", "never" and "off". A window that ends when it
/// begins never opens. Empty: not understood.
std::optional<OpeningHours> parse_opening_hours(std::string_view text);

}  // namespace passage
