#include "passage/write/right_to_left.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace passage {

namespace {

constexpr std::string_view left_to_right_isolate = "\u2066", first_strong_isolate = "\u2068",
                           end_of_isolate = "\u2069";

bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

/// The length of "2024-06-18", with " 08:22" where that follows; 0 for anything else.
std::size_t length_of_day(std::string_view text) {
  constexpr std::string_view day = "0000-00-00", moment = " 00:00";
  auto const is_shaped = [&](std::size_t from, std::string_view shape) {
    if (text.size() < from + shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
      if (shape[i] == '0' ? !is_digit(text[from + i]) : text[from + i] != shape[i]) return false;
    return true;
  };
  if (!is_shaped(0, day)) return 0;
  return is_shaped(day.size(), moment) ? day.size() + moment.size() : day.size();
}

/// The length of "-11.144"; 0 for anything else.
std::size_t length_of_signed(std::string_view text) {
  if (text.size() < 2 || (text[0] != '-' && text[0] != '+') || !is_digit(text[1])) return 0;
  auto const end = text.find_first_not_of("0123456789.", 1);
  return std::min(end, text.size());
}

/// Where a number may begin: not inside a word or another number.
bool begins_here(std::string_view before) {
  if (before.empty()) return true;
  auto const last = static_cast<unsigned char>(before.back());
  return last < 0x80 ? std::isalnum(last) == 0 && last != '-' && last != '.'
                     : before.ends_with(end_of_isolate);
}

}  // namespace

bool has_right_to_left_letters(std::string const& text) {
  // Hebrew and Arabic blocks begin with the bytes D6 to DF.
  return std::ranges::any_of(text, [](char letter) {
    auto const byte = static_cast<unsigned char>(letter);
    return byte >= 0xD6 && byte <= 0xDF;
  });
}

std::string isolated_in_right_to_left(std::string const& text) {
  std::string made{has_right_to_left_letters(text) ? first_strong_isolate : left_to_right_isolate};
  return made.append(text).append(end_of_isolate);
}

std::string in_right_to_left_script(std::string const& text) {
  if (!has_right_to_left_letters(text)) return text;
  std::string made;
  made.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    std::string_view const rest = std::string_view{text}.substr(at);
    auto const length = begins_here(made) ? std::max(length_of_day(rest), length_of_signed(rest)) : 0;
    if (length > 0) {
      made.append(left_to_right_isolate).append(rest.substr(0, length)).append(end_of_isolate);
      at += length;
      continue;
    }
    // The mark behind the comma keeps names of other scripts apart: the first of a list stands first, at the
    // right.
    bool const ends_a_part = rest.size() == 1 || rest[1] == ' ' || rest[1] == '\n';
    if (rest[0] == ',' && ends_a_part)
      made += "\u060C\u200F";
    else if (rest[0] == ';' && ends_a_part)
      made += "\u061B\u200F";
    else
      made += rest[0];
    ++at;
  }
  return made;
}

}  // namespace passage
