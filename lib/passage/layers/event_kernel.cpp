#include "passage/layers/event_kernel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace passage {

namespace {

constexpr int steps_per_unit = 256;
constexpr double largest_z = 6;  // erf(6) is 1 in a double

struct Knot {
  double value, slope;  // of erf/2, the slope per step
};

std::array<Knot, static_cast<std::size_t>(largest_z* steps_per_unit) + 2> make_knots() {
  std::array<Knot, static_cast<std::size_t>(largest_z * steps_per_unit) + 2> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    double const z = static_cast<double>(i) / steps_per_unit;
    table[i] = {std::erf(z) / 2, std::exp(-z * z) * std::numbers::inv_sqrtpi / steps_per_unit};
  }
  return table;
}

auto const knots = make_knots();

std::int64_t first_cell(double position, std::int64_t count) {
  return static_cast<std::int64_t>(std::clamp(std::floor(position), 0.0, static_cast<double>(count)));
}
std::int64_t last_cell(double position, std::int64_t count) {
  return static_cast<std::int64_t>(std::clamp(std::floor(position), -1.0, static_cast<double>(count - 1)));
}

}  // namespace

double half_erf(double z) noexcept {
  double const positive = std::abs(z);
  if (!(positive < largest_z)) return std::copysign(0.5, z);
  double const place = positive * steps_per_unit;
  auto const index = static_cast<std::size_t>(place);
  double const t = place - static_cast<double>(index);
  auto const &a = knots[index], &b = knots[index + 1];
  // Cubic Hermite polynomial.
  double const rise = b.value - a.value;
  double const value =
      a.value + t * (a.slope + t * (3 * rise - 2 * a.slope - b.slope + t * (a.slope + b.slope - 2 * rise)));
  return std::copysign(value, z);
}

EventKernel::EventKernel(Point centre, Metres sigma, Grid const& grid)
    : row_((grid.origin.y - centre.y) / grid.cell_height),
      column_((centre.x - grid.origin.x) / grid.cell_width),
      row_scale_(grid.cell_height / (sigma.value * std::numbers::sqrt2)),
      column_scale_(grid.cell_width / (sigma.value * std::numbers::sqrt2)) {
  double const rows = cut_off_sigmas * sigma.value / grid.cell_height;
  double const columns = cut_off_sigmas * sigma.value / grid.cell_width;
  first_row = first_cell(row_ - rows, grid.rows);
  last_row = last_cell(row_ + rows, grid.rows);
  first_column = first_cell(column_ - columns, grid.columns);
  last_column = last_cell(column_ + columns, grid.columns);
}

double EventKernel::mass_inside(ObservedWindow const& window) const {
  if (is_empty()) return 0;
  if (window.is_whole_grid()) return rows_mass(first_row, last_row) * columns_mass(first_column, last_column);
  double inside = 0;
  for (auto row = first_row; row <= last_row; ++row) {
    double columns = 0;
    for (auto const& run : window.runs(row)) {
      auto const first = std::max(run.first, first_column), last = std::min(run.last, last_column);
      if (first <= last) columns += columns_mass(first, last);
    }
    if (columns > 0) inside += rows_mass(row, row) * columns;
  }
  return inside;
}

}  // namespace passage
