#include "passage/base/date.hpp"

#include <array>
#include <charconv>

#include <fmt/core.h>

namespace passage {

namespace {

using namespace std::chrono;

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::optional<Date> valid_date(std::optional<int> y, std::optional<int> m, std::optional<int> d) {
  if (!y || !m || !d) return std::nullopt;
  year_month_day const date{year{*y}, month{static_cast<unsigned>(*m)},
                            std::chrono::day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

std::optional<int> month_number(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
  std::string lower;
  for (char letter : name) lower += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (lower == names[i] || (lower.size() == 3 && names[i].substr(0, 3) == lower))
      return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

bool is_clock_time(std::string_view rest) {
  return rest.empty() || ((rest[0] == ' ' || rest[0] == 'T') && rest.find(':') != std::string_view::npos);
}

}  // namespace

std::string format_date(Date date) {
  year_month_day const parts{date};
  return fmt::format("{:04}-{:02}-{:02}", int{parts.year()}, unsigned{parts.month()}, unsigned{parts.day()});
}

std::optional<Date> parse_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 10 && (text[4] == '-' || text[4] == '/') && text[7] == text[4] &&
      is_clock_time(text.substr(10))) {
    return valid_date(whole_number(text.substr(0, 4)), whole_number(text.substr(5, 2)),
                      whole_number(text.substr(8, 2)));
  }
  auto const first = text.find(' ');
  auto const last = text.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  if (text.size() - last - 1 != 4) return std::nullopt;
  return valid_date(whole_number(text.substr(last + 1)),
                    month_number(text.substr(first + 1, last - first - 1)),
                    whole_number(text.substr(0, first)));
}

std::optional<DateSpan> parse_date_span(std::string_view text) {
  if (auto const date = parse_date(text)) return DateSpan{*date, *date};
  text = trimmed(text);
  auto const number = whole_number(text.substr(0, 4));
  if (!number || *number < 1000) return std::nullopt;
  if (text.size() == 4) {
    return DateSpan{Date{year{*number} / January / 1}, Date{year{*number} / December / 31}};
  }
  if (text.size() == 7 && text[4] == '-') {
    auto const m = whole_number(text.substr(5));
    if (!m || *m < 1 || *m > 12) return std::nullopt;
    auto const in_month = year{*number} / month{static_cast<unsigned>(*m)};
    return DateSpan{Date{in_month / 1}, Date{in_month / std::chrono::last}};
  }
  return std::nullopt;
}

}  // namespace passage
