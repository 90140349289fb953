#include "passage/declare/type.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include <fmt/core.h>

namespace passage::detail {

bool is_option(Node const& node) {
  return node.where.starts_with("--");
}

std::string quoted(Node const& node) {
  struct Visitor {
    std::string operator()(std::string const& text) const { return '"' + text + '"'; }
    std::string operator()(double number) const { return format_number(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(List const&) const { return "a list"; }
    std::string operator()(Table const&) const { return "a table"; }
  };
  return std::visit(Visitor{}, node.value);
}

namespace {

std::string in_words(double number, Param const& row) {
  return row.kind == Kind::quantity ? format_quantity(number, row.unit) : format_number(number);
}

void add_wrong_type(Param const& row, Node const& node, Problems& problems, std::string const& expected) {
  add_problem(row, node, problems, "wrong_type", fmt::format("got {}, expected {}", quoted(node), expected));
}

bool is_in_range(Param const& row, double number, Node const& node, Problems& problems) {
  if (number >= row.low && number <= row.high) return true;
  std::string range;
  if (std::isinf(row.high)) {
    range = "at least " + in_words(row.low, row);
  } else if (std::isinf(row.low)) {
    range = "at most " + in_words(row.high, row);
  } else {
    range = in_words(row.low, row) + " to " + in_words(row.high, row);
  }
  add_problem(row, node, problems, "out_of_range", fmt::format("got {}, expected {}", quoted(node), range));
  return false;
}

std::string expected_quantity(Param const& row) {
  auto const units = accepted_units(row.unit.dimension);
  auto text = std::string{name_of(row.unit.dimension)};
  if (!units.empty()) text += " in " + units;
  if (row.unit.dimension == Dimension::share) text += " or from 0 to 1";
  return text;
}

void add_unreadable(Param const& row, ReadQuantity const& read, Node const& node, Problems& problems) {
  switch (read.outcome) {
    case ReadQuantity::Outcome::good:
      return;
    case ReadQuantity::Outcome::not_a_number:
      return add_wrong_type(row, node, problems, expected_quantity(row));
    case ReadQuantity::Outcome::unknown_unit:
      return add_problem(row, node, problems, "unknown_unit",
                         fmt::format("got {}, and \"{}\" is no unit that Passage knows; expected {}",
                                     quoted(node), read.unit, expected_quantity(row)));
    case ReadQuantity::Outcome::wrong_dimension:
      return add_problem(row, node, problems, "wrong_unit",
                         fmt::format("got {}, {}; expected {}", quoted(node), name_of(read.dimension),
                                     expected_quantity(row)));
  }
}

/// The text of a node, or null with a problem. A number or a date is not taken for a text: the quotes are
/// missing, and "01" would have become 1.
std::string const* text_of(Param const& row, Node const& node, Problems& problems,
                           std::string const& expected) {
  auto const* const text = std::get_if<std::string>(&node.value);
  if (!text) {
    add_wrong_type(row, node, problems, expected);
    return nullptr;
  }
  if (!text->empty()) return text;
  add_problem(row, node, problems, "empty_text", "got nothing, expected " + expected);
  return nullptr;
}

std::optional<ClockTime> parse_clock(std::string_view text) {
  auto const two_digits = [](std::string_view digits) {
    int number = -1;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    bool const is_whole = error == std::errc{} && end == digits.data() + digits.size();
    return digits.size() == 2 && is_whole ? number : -1;
  };
  auto const colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  int const hours = two_digits(text.substr(0, colon));
  int const minutes = two_digits(text.substr(colon + 1));
  if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
  return ClockTime{hours * 60 + minutes};
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<ClockWindow> parse_window(std::string_view begin, std::string_view end) {
  auto const from = parse_clock(trimmed(begin));
  auto const until = parse_clock(trimmed(end));
  if (!from || !until || *from == *until || from->minutes == 24 * 60) return std::nullopt;
  return ClockWindow{*from, *until};
}

/// "10:00-16:00", or a list of both ends.
std::optional<ClockWindow> window_of(Node const& node) {
  if (auto const* const text = std::get_if<std::string>(&node.value)) {
    auto const dash = text->find('-');
    if (dash == std::string::npos) return std::nullopt;
    return parse_window(text->substr(0, dash), text->substr(dash + 1));
  }
  auto const* const list = std::get_if<List>(&node.value);
  if (!list || list->size() != 2) return std::nullopt;
  auto const* const begin = std::get_if<std::string>(&(*list)[0].value);
  auto const* const end = std::get_if<std::string>(&(*list)[1].value);
  return begin && end ? parse_window(*begin, *end) : std::nullopt;
}

std::string format_clock(ClockTime time) {
  return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
}

/// Whether the path ends in one of the endings, which stand with a blank between them.
bool has_allowed_ending(std::string const& path, std::string_view endings) {
  if (endings.empty()) return true;
  auto const ending = std::filesystem::path{path}.extension().string();
  auto const padded = " " + std::string{endings} + " ";
  return !ending.empty() && padded.find(" " + ending + " ") != std::string::npos;
}

std::vector<std::string> words(std::span<std::string_view const> choices) {
  return {choices.begin(), choices.end()};
}

}  // namespace

void add_problem(Param const& row, Node const& node, Problems& problems, std::string code,
                 std::string message, std::string hint) {
  // An option is called by its name already; a line of a file is not.
  auto where = is_option(node) ? node.where : node.where + ", " + std::string{row.name};
  problems.add({std::move(code), std::move(where), std::move(message), std::move(hint)});
}

void read_flag(Param const& row, bool& value, Node const& node, Problems& problems) {
  if (auto const* const flag = std::get_if<bool>(&node.value)) {
    value = *flag;
    return;
  }
  auto const* const text = std::get_if<std::string>(&node.value);
  if (text && is_option(node) && (*text == "true" || *text == "false")) {
    value = *text == "true";
  } else {
    add_wrong_type(row, node, problems, "true or false");
  }
}

void read_number(Param const& row, double& number, Node const& node, Problems& problems) {
  ReadQuantity read;
  if (auto const* const bare = std::get_if<double>(&node.value); bare && std::isfinite(*bare)) {
    read = {ReadQuantity::Outcome::good, *bare, {}};
  } else if (auto const* const text = std::get_if<std::string>(&node.value)) {
    read = read_quantity(*text, row.unit);
  }
  if (read.outcome != ReadQuantity::Outcome::good) return add_unreadable(row, read, node, problems);
  if (is_in_range(row, read.number, node, problems)) number = read.number;
}

void read_count(Param const& row, std::int64_t& value, Node const& node, Problems& problems) {
  double number = std::nan("");
  if (auto const* const bare = std::get_if<double>(&node.value)) {
    number = *bare;
  } else if (auto const* const text = std::get_if<std::string>(&node.value)) {
    auto const read = read_quantity(*text, {});
    if (read.outcome == ReadQuantity::Outcome::good) number = read.number;
  }
  if (!(number == std::trunc(number)) || std::abs(number) > 9007199254740992.0) {
    return add_wrong_type(row, node, problems, "a whole number");
  }
  if (is_in_range(row, number, node, problems)) value = static_cast<std::int64_t>(number);
}

void read_text(Param const& row, std::string& value, Node const& node, Problems& problems) {
  if (auto const* const text = text_of(row, node, problems, "text in quotes")) value = *text;
}

void read_identifier(Param const& row, std::string& value, Node const& node, Problems& problems) {
  auto const* const number = std::get_if<double>(&node.value);
  if (!number) return read_text(row, value, node, problems);
  std::int64_t whole = 0;
  read_count(row, whole, node, problems);
  value = format_number(static_cast<double>(whole));
}

void read_path(Param const& row, std::string& path, Node const& node, Problems& problems) {
  auto const* const text = text_of(row, node, problems, "a path in quotes");
  if (!text) return;
  if (!has_allowed_ending(*text, row.endings)) {
    return add_problem(row, node, problems, "unknown_format",
                       fmt::format("got {}, expected a file that ends in {}", quoted(node), row.endings));
  }
  path = *text;
}

void read_layer(Param const& row, std::string& path, std::string& layer, Node const& node,
                Problems& problems) {
  static constexpr std::string_view mark = "|layername=";
  auto const* const text =
      text_of(row, node, problems, "a path in quotes, as file.gpkg or file.gpkg|layername=x");
  if (!text) return;
  auto const bar = text->find('|');
  if (bar == std::string::npos) {
    path = *text;
    layer.clear();
  } else if (text->compare(bar, mark.size(), mark) == 0 && bar > 0 && text->size() > bar + mark.size()) {
    path = text->substr(0, bar);
    layer = text->substr(bar + mark.size());
  } else {
    add_wrong_type(row, node, problems, "file.gpkg|layername=x after the bar");
  }
}

void read_choice(Param const& row, std::size_t& index, Node const& node, Problems& problems) {
  auto const* const text = std::get_if<std::string>(&node.value);
  for (std::size_t i = 0; text && i < row.choices.size(); ++i) {
    if (*text == row.choices[i]) {
      index = i;
      return;
    }
  }
  std::string expected = "one of ";
  for (std::size_t i = 0; i < row.choices.size(); ++i) {
    expected += (i > 0 ? ", " : "") + std::string{row.choices[i]};
  }
  auto const nearest = text ? nearest_name(*text, words(row.choices)) : std::string{};
  add_problem(row, node, problems, text ? "unknown_choice" : "wrong_type",
              fmt::format("got {}, expected {}", quoted(node), expected),
              nearest.empty() ? "" : fmt::format("did you mean {}?", nearest));
}

void read_date(Param const& row, Date& value, Node const& node, Problems& problems) {
  if (auto const* const date = std::get_if<Date>(&node.value)) {
    value = *date;
    return;
  }
  auto const* const text = std::get_if<std::string>(&node.value);
  auto const date = text ? parse_date(*text) : std::nullopt;
  if (date) {
    value = *date;
  } else {
    add_problem(row, node, problems, text ? "unreadable_date" : "wrong_type",
                fmt::format("got {}, expected a date as 2024-02-16", quoted(node)));
  }
}

void read_window(Param const& row, ClockWindow& value, Node const& node, Problems& problems) {
  if (auto const window = window_of(node)) {
    value = *window;
  } else {
    add_problem(row, node, problems, "unreadable_window",
                fmt::format("got {}, expected clock times as 06:30-16:30", quoted(node)));
  }
}

void read_hours(Param const& row, TravelHours& value, Node const& node, Problems& problems) {
  auto const* const text = std::get_if<std::string>(&node.value);
  if (text && *text == "daylight") {
    value = {};
  } else if (auto const window = window_of(node)) {
    value = {false, *window};
  } else {
    add_problem(row, node, problems, "unreadable_window",
                fmt::format("got {}, expected daylight or clock times as 06:30-16:30", quoted(node)));
  }
}

void read_avoid_factor(Param const& row, AvoidFactor& value, Node const& node, Problems& problems) {
  auto const* const text = std::get_if<std::string>(&node.value);
  if (text && *text == "forbidden") {
    value.is_forbidden = true;
    return;
  }
  value.is_forbidden = false;
  read_number(row, value.times.value, node, problems);
}

void read_map(Param const& row, TextMap& map, Node const& node, Problems& problems) {
  auto const* const table = std::get_if<Table>(&node.value);
  if (!table) return add_wrong_type(row, node, problems, R"(a table as { ours = "theirs" })");
  map.entries.clear();
  for (auto const& [key, value] : *table) {
    if (auto const* const text = std::get_if<std::string>(&value.value)) {
      map.entries.emplace_back(key, *text);
    } else {
      add_wrong_type(row, value, problems, fmt::format("text in quotes for {}", key));
    }
  }
}

void read_raw_table(Param const& row, Table& value, Node const& node, Problems& problems) {
  if (auto const* const table = std::get_if<Table>(&node.value)) {
    value = *table;
  } else {
    add_wrong_type(row, node, problems, "a table");
  }
}

std::string write_layer(std::string const& path, std::string const& layer) {
  return layer.empty() ? path : path + "|layername=" + layer;
}

std::string write_window(ClockWindow const& window) {
  return format_clock(window.begin) + "-" + format_clock(window.end);
}

Node write_map(TextMap const& map) {
  Table table;
  for (auto const& [key, value] : map.entries) table.emplace_back(key, Node{value});
  return {std::move(table)};
}

}  // namespace passage::detail
