#include "passage/declare/units.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/core.h>

namespace passage {

namespace {

constexpr double kibibyte = 1024;

// Smallest first within a dimension: format_quantity walks it backwards.
constexpr std::array<Unit, 14> written_units = {{
    {"s", Dimension::time, 1},
    {"min", Dimension::time, 60},
    {"h", Dimension::time, 3600},
    {"d", Dimension::time, 86400},
    {"m", Dimension::length, 1},
    {"km", Dimension::length, 1000},
    {"km/h", Dimension::speed, 1 / 3.6},
    {"t", Dimension::mass, 1},
    {"%", Dimension::share, 0.01},
    {"people/km2", Dimension::density, 1},
    {"people", Dimension::people, 1},
    {"KiB", Dimension::memory, kibibyte},
    {"MiB", Dimension::memory, kibibyte* kibibyte},
    {"GiB", Dimension::memory, kibibyte* kibibyte* kibibyte},
}};

Unit const* find_unit(std::string_view symbol) {
  for (auto const& unit : written_units) {
    if (unit.symbol == symbol) return &unit;
  }
  return nullptr;
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Division by the factor undoes rounding better than multiplying by its inverse: 10 % is 0.1 exactly.
double rescaled(double number, Unit const& from, Unit const& to) {
  if (from.factor == to.factor) return number;
  if (from.factor < to.factor) return number / (to.factor / from.factor);
  return number * (from.factor / to.factor);
}

bool is_tidy(double number) {
  double const hundredths = number * 100;
  return std::abs(number) >= 1 && std::abs(hundredths - std::round(hundredths)) < 1e-9 * std::abs(hundredths);
}

}  // namespace

std::string_view name_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::none:
      return "a number";
    case Dimension::time:
      return "a time";
    case Dimension::length:
      return "a length";
    case Dimension::speed:
      return "a speed";
    case Dimension::mass:
      return "a mass";
    case Dimension::share:
      return "a share";
    case Dimension::ratio:
      return "a number of times";
    case Dimension::angle:
      return "an angle in degrees";
    case Dimension::memory:
      return "an amount of memory";
    case Dimension::density:
      return "a density of people";
    case Dimension::people:
      return "a number of people";
  }
  return "a number";
}

ReadQuantity read_quantity(std::string_view text, Unit const& documented) {
  ReadQuantity read;
  text = trimmed(text);
  char const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, read.number);
  if (error != std::errc{} || !std::isfinite(read.number)) return read;
  auto const symbol = trimmed({stop, static_cast<std::size_t>(end - stop)});
  read.outcome = ReadQuantity::Outcome::good;
  if (symbol.empty() || symbol == documented.symbol) return read;
  read.unit = symbol;
  auto const* const unit = find_unit(symbol);
  if (!unit) {
    read.outcome = ReadQuantity::Outcome::unknown_unit;
  } else if (unit->dimension != documented.dimension) {
    read.outcome = ReadQuantity::Outcome::wrong_dimension;
    read.dimension = unit->dimension;
  } else {
    read.number = rescaled(read.number, *unit, documented);
  }
  return read;
}

std::string format_quantity(double number, Unit const& documented) {
  if (documented.dimension == Dimension::share) return format_number(std::round(number * 1e10) / 1e8) + " %";
  for (auto unit = written_units.rbegin(); unit != written_units.rend(); ++unit) {
    if (unit->dimension != documented.dimension) continue;
    double const scaled = rescaled(number, documented, *unit);
    if (is_tidy(scaled))
      return format_number(std::round(scaled * 100) / 100) + " " + std::string{unit->symbol};
  }
  if (documented.symbol.empty() || documented.dimension == Dimension::ratio) return format_number(number);
  return format_number(number) + " " + std::string{documented.symbol};
}

std::string accepted_units(Dimension dimension) {
  std::vector<std::string_view> symbols;
  for (auto const& unit : written_units) {
    if (unit.dimension == dimension) symbols.push_back(unit.symbol);
  }
  std::string text;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i > 0) text += i + 1 == symbols.size() ? " or " : ", ";
    text += symbols[i];
  }
  return text;
}

std::string format_number(double number) {
  if (number == std::trunc(number) && std::abs(number) < 1e15) return fmt::format("{:.0f}", number);
  return fmt::format("{}", number);
}

}  // namespace passage
