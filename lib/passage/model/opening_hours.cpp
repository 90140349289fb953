#include "passage/model/opening_hours.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace passage {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::uint8_t every_day = 0x7f;

/// Lower case without blanks around; other dashes are dashes.
std::string plain(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\u2013") {  // an en dash
      made += '-';
      i += 2;
    } else {
      made += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    }
  }
  auto const first = made.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return made.substr(first, made.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> parts_of(std::string const& text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find_first_of(separators, begin), text.size());
    parts.push_back(plain(std::string_view{text}.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

/// "7:00", "07:00", "0700"; 24:00 is an end.
std::optional<int> clock_min(std::string text) {
  std::erase(text, ' ');
  bool const has_sign = text.find_first_of(":.h") != std::string::npos;
  if (!has_sign && text.size() == 4) text = text.substr(0, 2) + ":" + text.substr(2);
  auto const cut = text.find_first_of(":.h");
  if (cut == std::string::npos || cut == 0 || cut > 2 || text.size() - cut - 1 != 2) return std::nullopt;
  int number[2] = {0, 0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == cut) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    int& part = number[i > cut ? 1 : 0];
    part = part * 10 + (text[i] - '0');
  }
  if (number[1] > 59 || number[0] * 60 + number[1] > 24 * 60) return std::nullopt;
  return number[0] * 60 + number[1];
}

std::optional<int> weekday_of(std::string const& word) {
  if (word.size() < 2 || !std::ranges::all_of(word, [](unsigned char c) { return std::isalpha(c); }))
    return std::nullopt;
  auto const found = std::ranges::find(weekdays, std::string_view{word}.substr(0, 2));
  if (found == weekdays.end()) return std::nullopt;
  return static_cast<int>(found - weekdays.begin());
}

/// "mo", "mo-fr".
std::optional<std::uint8_t> days_of(std::string const& text) {
  if (text == "daily" || text == "every day") return every_day;
  auto const dash = text.find('-');
  auto const first = weekday_of(plain(text.substr(0, dash)));
  auto const last = dash == std::string::npos ? first : weekday_of(plain(text.substr(dash + 1)));
  if (!first || !last) return std::nullopt;
  std::uint8_t days = 0;
  for (int day = *first;; day = (day + 1) % 7) {
    days = static_cast<std::uint8_t>(days | 1u << day);
    if (day == *last) return days;
  }
}

class HoursReader {
 public:
  std::optional<OpeningHours> read(std::string const& text) {
    for (auto const& part : parts_of(text, ",;")) {
      if (part.empty()) continue;
      if (!read_part(part)) return std::nullopt;
    }
    if (!has_hours_) return std::nullopt;
    return hours_;
  }

 private:
  bool read_part(std::string const& part) {
    auto const digit = part.find_first_of("0123456789");
    auto const named = plain(part.substr(0, digit));
    if (!named.empty()) {
      auto const days = days_of(named);
      if (!days) return false;
      // "Mo, We 08:00-12:00" names days one after the other.
      days_ = is_listing_days_ ? static_cast<std::uint8_t>(days_ | *days) : *days;
      is_listing_days_ = digit == std::string::npos;
      if (is_listing_days_) return true;
    }
    is_listing_days_ = false;
    return read_window(part.substr(digit));
  }
  bool read_window(std::string const& text) {
    auto const dash = text.find('-');
    if (dash == std::string::npos) return false;
    auto const begin = clock_min(text.substr(0, dash)), end = clock_min(text.substr(dash + 1));
    if (!begin || !end) return false;
    has_hours_ = true;
    if (*begin == 24 * 60) return false;
    if (*begin != *end) hours_.windows.push_back({*begin, *end, days_});
    return true;
  }

  OpeningHours hours_;
  std::uint8_t days_ = every_day;
  bool is_listing_days_ = false, has_hours_ = false;
};

bool is_one_of(std::string const& word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::optional<OpeningHours> parse_opening_hours(std::string_view text) {
  auto const word = plain(text);
  if (is_one_of(word, {"24/7", "always", "24 h", "24h", "24 hours"}))
    return OpeningHours{{DailyWindow{}}, false};
  if (is_one_of(word, {"closed", "never", "off", "none"})) return OpeningHours{};
  if (is_one_of(word, {"daylight", "sunrise-sunset", "sunrise - sunset"})) return OpeningHours{{}, true};
  return HoursReader{}.read(word);
}

}  // namespace passage
