#include "passage/base/time_zone.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <glib.h>

namespace passage {

namespace {

constexpr int most_offset_min = 14 * 60;  // Kiritimati

std::optional<int> whole(std::string_view digits) {
  int number = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  bool const is_whole = error == std::errc{} && end == digits.data() + digits.size() && digits[0] != '-';
  return digits.empty() || digits.size() > 2 || !is_whole ? std::nullopt : std::optional{number};
}

/// What follows "UTC": "", "+3", "-03:30".
std::optional<Seconds> fixed_offset(std::string_view text) {
  if (text.empty()) return Seconds{0};
  if (text.front() != '+' && text.front() != '-') return std::nullopt;
  bool const is_west = text.front() == '-';
  text.remove_prefix(1);
  auto const colon = text.find(':');
  auto const hours = whole(text.substr(0, colon));
  auto const minutes = colon == std::string_view::npos ? std::optional{0} : whole(text.substr(colon + 1));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > most_offset_min) return std::nullopt;
  double const seconds = (*hours * 60 + *minutes) * 60.0;
  return Seconds{is_west ? -seconds : seconds};
}

}  // namespace

std::optional<Seconds> utc_offset(std::string_view zone, Date date) {
  constexpr std::string_view fixed = "UTC";
  if (zone.substr(0, fixed.size()) == fixed) return fixed_offset(zone.substr(fixed.size()));
  // GLib also reads POSIX rules and bare numbers, whose sign reads the other way round: names only.
  if (zone.empty() || (zone.find('/') == std::string_view::npos && zone != "GMT")) return std::nullopt;
  std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)> const known{
      g_time_zone_new_identifier(std::string{zone}.c_str()), &g_time_zone_unref};
  if (!known) return std::nullopt;
  gint64 const noon =
      std::chrono::duration_cast<std::chrono::seconds>(date.time_since_epoch() + std::chrono::hours{12})
          .count();
  int const interval = g_time_zone_find_interval(known.get(), G_TIME_TYPE_UNIVERSAL, noon);
  if (interval < 0) return std::nullopt;
  return Seconds{static_cast<double>(g_time_zone_get_offset(known.get(), interval))};
}

std::string format_utc_offset(Seconds offset) {
  auto const minutes = std::lround(offset.value / 60);
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::labs(minutes) / 60,
                     std::labs(minutes) % 60);
}

}  // namespace passage
