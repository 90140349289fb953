#include "passage/read/detail/osm_conditions.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "passage/base/plain_text.hpp"
#include "passage/model/opening_hours.hpp"
#include "passage/read/detail/osm_tags.hpp"

namespace passage::detail {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

/// At a separator outside of brackets.
std::vector<std::string> split(std::string const& text, std::string_view separator) {
  std::vector<std::string> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth != 0 || text.compare(i, separator.size(), separator) != 0) continue;
    parts.push_back(plain_word(std::string_view{text}.substr(begin, i - begin)));
    i += separator.size() - 1;
    begin = i + 1;
  }
  parts.push_back(plain_word(std::string_view{text}.substr(begin)));
  return parts;
}

std::string without_brackets(std::string text) {
  while (text.size() > 1 && text.front() == '(' && text.back() == ')')
    text = plain_word(std::string_view{text}.substr(1, text.size() - 2));
  return text;
}

Holds both(Holds a, Holds b) {
  if (a == Holds::no || b == Holds::no) return Holds::no;
  if (a == Holds::not_understood || b == Holds::not_understood) return Holds::not_understood;
  return a == Holds::sometimes || b == Holds::sometimes ? Holds::sometimes : Holds::yes;
}

/// "weight>7.5", "height >= 3 m"; empty where it is no comparison.
std::optional<Holds> comparison(std::string const& text, VehicleProfile const& vehicle,
                                OsmCircumstances const& when) {
  auto const sign = text.find_first_of("<>=");
  if (sign == std::string::npos) return std::nullopt;
  auto end = sign;
  while (end < text.size() && std::string_view{"<>="}.find(text[end]) != std::string_view::npos) ++end;
  auto const what = plain_word(text.substr(0, sign)), relation = text.substr(sign, end - sign);
  auto const value = plain_word(text.substr(end));
  auto const gross = when.gross ? when.gross : vehicle.gross;
  std::optional<double> limit, own;
  if (what == "weight" || what == "weightrating" || what == "axleload") {
    auto const mine = what == "axleload" ? vehicle.axle_load : gross;
    if (auto const read = osm_weight(value)) limit = read->value;
    if (mine) own = mine->value;
  } else if (what == "height" || what == "width") {
    auto const mine = what == "height" ? vehicle.height : vehicle.width;
    if (auto const read = osm_length(value)) limit = read->value;
    if (mine) own = mine->value;
  }
  if (!limit || !own) return Holds::not_understood;
  bool const is_true = relation == ">"    ? *own > *limit
                       : relation == "<"  ? *own < *limit
                       : relation == ">=" ? *own >= *limit
                       : relation == "<=" ? *own <= *limit
                                          : *own == *limit;
  return is_true ? Holds::yes : Holds::no;
}

/// A month, or a day of one, as month × 100 + day; the day is `otherwise` where none is named.
std::optional<int> day_of_year(std::string const& text, int otherwise) {
  auto const found = std::ranges::find(months, std::string_view{text}.substr(0, 3));
  if (found == months.end()) return std::nullopt;
  auto const month = static_cast<int>(found - months.begin()) + 1;
  auto const rest = plain_word(std::string_view{text}.substr(std::min<std::size_t>(3, text.size())));
  int day = otherwise;
  if (rest.empty()) return month * 100 + day;
  auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), day);
  if (error != std::errc{} || end != rest.data() + rest.size() || day < 1 || day > 31) return std::nullopt;
  return month * 100 + day;
}

/// "jun-oct", "nov 15-mar 31", "dec"; empty where it is no such range.
std::optional<Holds> months_hold(std::string const& text, OsmCircumstances const& when) {
  auto const dash = text.find('-');
  auto const first = plain_word(text.substr(0, dash));
  auto last = dash == std::string::npos ? first : plain_word(text.substr(dash + 1));
  // "jun 15-30": the second day is of the same month.
  bool const is_day =
      !last.empty() && std::ranges::all_of(last, [](unsigned char c) { return std::isdigit(c); });
  if (is_day) last = first.substr(0, 3) + " " + last;
  auto const from = day_of_year(first, 1), upto = day_of_year(last, 31);
  if (!from || !upto) return std::nullopt;
  if (!when.date) return Holds::sometimes;
  std::chrono::year_month_day const date{*when.date};
  int const today =
      static_cast<int>(static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()));
  bool const is_within = *from <= *upto ? *from <= today && today <= *upto : today >= *from || today <= *upto;
  return is_within ? Holds::yes : Holds::no;
}

/// "jun-oct 06:00-18:00": the months hold, and then at hours.
std::optional<Holds> calendar_holds(std::string const& text, OsmCircumstances const& when) {
  if (auto const whole = months_hold(text, when)) return whole;
  for (auto blank = text.find(' '); blank != std::string::npos; blank = text.find(' ', blank + 1)) {
    auto const in_season = months_hold(text.substr(0, blank), when);
    if (in_season && parse_opening_hours(text.substr(blank + 1))) return both(*in_season, Holds::sometimes);
  }
  if (text == "sunset-sunrise" || parse_opening_hours(text)) return Holds::sometimes;
  return std::nullopt;
}

Holds single(std::string const& text, VehicleProfile const& vehicle, OsmCircumstances const& when) {
  if (text == "wet" || text == "dry") {
    if (when.season == Season::unstated) return Holds::sometimes;
    return (when.season == Season::wet) == (text == "wet") ? Holds::yes : Holds::no;
  }
  if (auto const compared = comparison(text, vehicle, when)) return *compared;
  return calendar_holds(text, when).value_or(Holds::not_understood);
}

}  // namespace

std::vector<OsmClause> osm_clauses(std::string_view text, VehicleProfile const& vehicle,
                                   OsmCircumstances const& when) {
  std::vector<OsmClause> clauses;
  for (auto const& part : split(plain_word(text), ";")) {
    auto const at = part.find('@');
    if (part.empty()) continue;
    OsmClause clause{plain_word(std::string_view{part}.substr(0, at)), Holds::not_understood};
    if (at != std::string::npos) {
      auto const condition = without_brackets(plain_word(std::string_view{part}.substr(at + 1)));
      clause.holds = Holds::yes;
      for (auto const& one : split(condition, " and "))
        clause.holds = both(clause.holds, single(without_brackets(one), vehicle, when));
    }
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace passage::detail
