#include "passage/geo/feature_table.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/error.hpp"

namespace passage {

bool is_null(Field const& field) {
  return std::holds_alternative<std::monostate>(field);
}

namespace {

std::optional<double> parse_number(std::string const& text) {
  auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return std::nullopt;
  if (text[first] == '+' && text.find_first_of("+-", first + 1) != first + 1)
    ++first;  // from_chars takes no plus
  auto const last = text.find_last_not_of(" \t") + 1;
  double number = 0;
  auto const [end, error] = std::from_chars(text.data() + first, text.data() + last, number);
  if (error != std::errc{} || end != text.data() + last || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

std::optional<double> as_number(Field const& field) {
  if (auto const* whole = std::get_if<std::int64_t>(&field)) return static_cast<double>(*whole);
  if (auto const* number = std::get_if<double>(&field)) return *number;
  if (auto const* text = std::get_if<std::string>(&field)) return parse_number(*text);
  return std::nullopt;
}

std::string as_text(Field const& field) {
  if (auto const* whole = std::get_if<std::int64_t>(&field)) return fmt::format("{}", *whole);
  if (auto const* number = std::get_if<double>(&field)) return fmt::format("{}", *number);
  if (auto const* text = std::get_if<std::string>(&field)) return *text;
  return {};
}

std::optional<std::size_t> FeatureTable::column(std::string_view name) const {
  auto const exact = std::ranges::find(columns, name);
  if (exact != columns.end()) return static_cast<std::size_t>(exact - columns.begin());
  auto same = [name](std::string const& column) {
    return std::ranges::equal(
        column, name, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
  };
  auto const alike = std::ranges::find_if(columns, same);
  if (alike == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(alike - columns.begin());
}

std::size_t FeatureTable::require_column(std::string_view name) const {
  if (auto const found = column(name)) return *found;
  auto const nearest = nearest_name(std::string{name}, columns);
  throw Error{ErrorKind::input, "unknown_column",
              fmt::format("{}: no column \"{}\"; it has {}", source, name, fmt::join(columns, ", ")),
              nearest.empty() ? std::string{} : fmt::format("did you mean \"{}\"?", nearest)};
}

}  // namespace passage
