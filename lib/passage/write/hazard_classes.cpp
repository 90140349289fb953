#include "passage/write/hazard_classes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

namespace passage {

namespace {

/// One event per 1 000 km² and year, as a rate.
constexpr double unit_rate = 1.0 / (1000 * 365.25);

/// The series … 0.1, 0.3, 1, 3, 10 … by its running number.
double series(int number) {
  int const decade = number >= 0 ? number / 2 : -((1 - number) / 2);
  double const power = std::pow(10, decade);
  return number - 2 * decade == 0 ? power : 3 * power;
}

std::string text(double bound) {
  return fmt::format("{:.12g}", bound);
}

}  // namespace

int HazardClasses::class_of(HazardRate rate) const {
  return static_cast<int>(std::ranges::upper_bound(bounds, rate) - bounds.begin());
}

std::optional<HazardClasses> hazard_classes(HazardSurface const& hazard) {
  double highest = 0;
  hazard.rate.for_each_valid([&](auto, auto, HazardRate rate) { highest = std::max(highest, rate.value); });
  if (highest <= 0) return std::nullopt;
  int top = 40;
  while (top > -60 && series(top) * unit_rate > highest / 2) --top;
  HazardClasses classes;
  for (int i = 0; i < HazardClasses::count - 1; ++i)
    classes.bounds[static_cast<std::size_t>(i)] =
        HazardRate{series(top - HazardClasses::count + 2 + i) * unit_rate};
  auto const bound = [&](int i) { return text(series(top - HazardClasses::count + 2 + i)); };
  classes.names = {"under " + bound(0), fmt::format("{} to {}", bound(0), bound(1)),
                   fmt::format("{} to {}", bound(1), bound(2)), fmt::format("{} to {}", bound(2), bound(3)),
                   bound(3) + " and more"};
  return classes;
}

std::optional<HazardRate> smooth_rate(HazardSurface const& hazard, Point point) {
  auto const& rate = hazard.rate;
  auto const& grid = rate.grid();
  auto const cell = grid.cell_at(point);
  if (!cell || !rate.at(grid.row_of(*cell), grid.column_of(*cell))) return std::nullopt;
  double const x = (point.x - grid.origin.x) / grid.cell_width - 0.5,
               y = (grid.origin.y - point.y) / grid.cell_height - 0.5;
  auto const left = static_cast<std::int64_t>(std::floor(x)), top = static_cast<std::int64_t>(std::floor(y));
  double sum = 0, weights = 0;
  for (auto row : {top, top + 1}) {
    for (auto column : {left, left + 1}) {
      if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) continue;
      auto const value = rate.at(row, column);
      double const weight =
          (1 - std::abs(x - static_cast<double>(column))) * (1 - std::abs(y - static_cast<double>(row)));
      if (value) sum += weight * value->value, weights += weight;
    }
  }
  return weights > 0 ? HazardRate{sum / weights} : rate.at(grid.row_of(*cell), grid.column_of(*cell));
}

}  // namespace passage
