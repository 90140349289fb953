#include "passage/geo/mgrs.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <GeographicLib/DMS.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

constexpr auto forms =
    "write \"4.85, 31.58\" (latitude first), \"4°51'0\\\"N 31°34'48\\\"E\" or \"36N UL 45678 12345\"";

[[noreturn]] void refuse(std::string_view text, std::string_view problem) {
  throw Error{ErrorKind::input, "bad_coordinate", fmt::format("\"{}\" is no place: {}", text, problem),
              forms};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string mgrs_text(LonLat place, int digits) {
  std::string packed;
  try {
    int zone = 0;
    bool northern = false;
    double x = 0, y = 0;
    GeographicLib::UTMUPS::Forward(place.lat, place.lon, zone, northern, x, y);
    GeographicLib::MGRS::Forward(zone, northern, x, y, place.lat, std::clamp(digits, 0, 5), packed);
  } catch (GeographicLib::GeographicErr const& error) {
    refuse(decimal_text(place), error.what());
  }
  auto const band = static_cast<std::size_t>(std::ranges::find_if(packed, is_letter) - packed.begin());
  auto const zone = packed.substr(0, band + 1), square = packed.substr(band + 1, 2),
             rest = packed.substr(band + 3);
  if (rest.empty()) return fmt::format("{} {}", zone, square);
  return fmt::format("{} {} {} {}", zone, square, rest.substr(0, rest.size() / 2),
                     rest.substr(rest.size() / 2));
}

std::string dms_text(LonLat place) {
  using GeographicLib::DMS;
  auto const half = [](double degrees, DMS::flag kind) {
    auto text = DMS::Encode(degrees, DMS::SECOND, 1, kind);
    return text.replace(text.find('d'), 1, "°");
  };
  return half(place.lat, DMS::LATITUDE) + " " + half(place.lon, DMS::LONGITUDE);
}

std::string decimal_text(LonLat place) {
  auto const rounded = [](double degrees) { return std::round(degrees * 1e5) / 1e5 + 0.0; };  // no "-0.00000"
  return fmt::format("{:.5f}, {:.5f}", rounded(place.lat), rounded(place.lon));
}

namespace {

/// Blanks of all kinds become one plain blank, typographic signs the plain ones that GeographicLib reads.
std::string plain(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"\t", " "},    {"\r", " "},    {"\n", " "},
      {"°", "d"},      {"º", "d"},      {"˚", "d"},      {"''", "\""},   {"′′", "\""},   {"’’", "\""},
      {"′", "'"},      {"’", "'"},      {"‘", "'"},      {"´", "'"},     {"″", "\""},    {"”", "\""},
      {"“", "\""},     {"−", "-"},      {"–", "-"},      {"\u200e", ""}, {"\u200f", ""},
  };
  std::string result{text};
  for (auto const& [from, upto] : signs) {
    for (auto at = result.find(from); at != std::string::npos; at = result.find(from, at + upto.size()))
      result.replace(at, from.size(), upto);
  }
  return result;
}

std::string without_blanks(std::string_view text) {
  std::string packed;
  std::ranges::copy_if(text, std::back_inserter(packed), [](char c) { return c != ' '; });
  return packed;
}

// A zone of up to two digits and three letters, or the three letters of a polar square.
bool looks_like_mgrs(std::string const& packed) {
  auto const letters = static_cast<std::size_t>(std::ranges::find_if_not(packed, is_digit) - packed.begin());
  return letters <= 2 && packed.size() >= letters + 3 &&
         std::all_of(packed.begin() + static_cast<std::ptrdiff_t>(letters),
                     packed.begin() + static_cast<std::ptrdiff_t>(letters) + 3, is_letter);
}

PlaceFromText from_mgrs(std::string_view text, std::string const& packed) {
  try {
    int zone = 0, digits = 0;
    bool northern = false;
    double x = 0, y = 0;
    PlaceFromText found;
    GeographicLib::MGRS::Reverse(packed, zone, northern, x, y, digits);
    GeographicLib::UTMUPS::Reverse(zone, northern, x, y, found.place.lat, found.place.lon);
    found.square = Metres{std::pow(10.0, 5 - digits)};
    return found;
  } catch (GeographicLib::GeographicErr const& error) {
    refuse(text, error.what());
  }
}

std::vector<std::string> words_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> words(1);
  for (char const c : text) {
    if (separators.find(c) == std::string_view::npos) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// The two halves of a pair of angles.
struct Halves {
  std::string first, second;
};

std::string joined(std::vector<std::string> const& words, std::size_t from, std::size_t upto) {
  std::string text;
  for (auto i = from; i < upto; ++i) text += (i > from ? " " : "") + words[i];
  return text;
}

// "4,85 31,58": a comma inside every word and no dot is a decimal comma.
bool has_decimal_commas(std::vector<std::string> const& words) {
  return words.size() == 2 && std::ranges::all_of(words, [](std::string const& word) {
           auto const comma = word.find(',');
           return comma != std::string::npos && comma + 1 < word.size() && is_digit(word[comma + 1]) &&
                  word.find('.') == std::string::npos;
         });
}

Halves halves_without_letters(std::string_view text, std::string const& plain_text) {
  if (auto words = words_of(plain_text, " ;"); has_decimal_commas(words)) {
    for (auto& word : words) word.replace(word.find(','), 1, ".");
    return {words_of(words[0], ",")[0], words_of(words[1], ",")[0]};
  }
  if (auto const parts = words_of(plain_text, ",;"); parts.size() == 2) return {parts[0], parts[1]};
  auto const words = words_of(plain_text, " ,;");
  if (words.empty() || words.size() % 2 != 0 || words.size() > 6)
    refuse(text, words.size() < 2 ? "a latitude and a longitude are needed"
                                  : "it is not clear where the latitude ends and the longitude begins");
  return {joined(words, 0, words.size() / 2), joined(words, words.size() / 2, words.size())};
}

bool is_direction(char c) {
  return std::string_view{"NSEWnsew"}.find(c) != std::string_view::npos;
}

Halves halves_of(std::string_view text, std::string const& plain_text) {
  std::vector<std::size_t> directions;
  for (std::size_t i = 0; i < plain_text.size(); ++i) {
    char const c = plain_text[i];
    if (c == 'O' || c == 'o') refuse(text, "O is west in some languages and east in others; write W or E");
    if (is_direction(c)) {
      directions.push_back(i);
    } else if (is_letter(c) && c != 'd' && c != 'D') {
      refuse(text, fmt::format("\"{}\" is not understood", c));
    }
  }
  if (directions.empty()) return halves_without_letters(text, plain_text);
  if (directions.size() != 2) refuse(text, "it needs one letter for each half: N or S, and E or W");
  auto const first = plain_text.find_first_not_of(" ,;");
  auto const cut = directions[0] == first ? directions[1] : directions[0] + 1;
  return {plain_text.substr(0, cut), plain_text.substr(cut)};
}

// Brings one half into the form "4d51'0.5\"N" or "4:51:0.5N". GeographicLib would add up "4-51" to -47.
std::string angle_text(std::string_view text, std::string_view half) {
  std::string angle;
  for (auto const& word : words_of(half, " ,;")) {
    if (!angle.empty() && is_digit(angle.back()) && is_digit(word.front())) angle += ':';
    angle += word;
  }
  for (std::size_t i = 1; i < angle.size(); ++i) {
    if (angle[i] == '-' && is_digit(angle[i - 1])) angle[i] = ':';
  }
  bool const has_direction = std::ranges::any_of(angle, is_direction);
  auto const sign = angle.find_first_of("+-");
  if (sign != std::string::npos && (sign > 0 || has_direction))
    refuse(text, "a sign stands where none belongs");
  return angle;
}

}  // namespace

PlaceFromText parse_place(std::string_view text) {
  auto const plain_text = plain(text);
  auto const packed = without_blanks(plain_text);
  if (looks_like_mgrs(packed)) return from_mgrs(text, packed);
  auto const halves = halves_of(text, plain_text);
  PlaceFromText found;
  try {
    GeographicLib::DMS::DecodeLatLon(angle_text(text, halves.first), angle_text(text, halves.second),
                                     found.place.lat, found.place.lon);
  } catch (GeographicLib::GeographicErr const& error) {
    refuse(text, error.what());
  }
  if (!std::isfinite(found.place.lat) || !std::isfinite(found.place.lon)) refuse(text, "it holds no numbers");
  if (std::abs(found.place.lon) > 180)
    refuse(text, fmt::format("the longitude {} is beyond 180", found.place.lon));
  return found;
}

}  // namespace passage
