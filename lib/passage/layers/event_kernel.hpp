#pragma once
#include <cstdint>

#include "passage/layers/observed_window.hpp"

namespace passage {

/// erf(z)/2: the mass of a normal distribution between its mean and z·√2 standard deviations. From a table
/// with cubic interpolation, within 1e-11; masses of neighbouring cells add up exactly as those of erf do.
double half_erf(double z) noexcept;

/// A Gaussian around an event, integrated over the rows and columns of a grid (so it loses nothing however
/// narrow it is) and cut off at five standard deviations along either axis: 1.1e-6 lies beyond, which the
/// division by the mass inside the window gives back.
class EventKernel {
 public:
  static constexpr double cut_off_sigmas = 5;

  /// `sigma` in the grid's metres, > 0. The event may lie outside the grid; then the kernel may be empty.
  EventKernel(Point centre, Metres sigma, Grid const& grid);

  std::int64_t first_row, last_row, first_column, last_column;  ///< inclusive, inside the grid
  bool is_empty() const { return first_row > last_row || first_column > last_column; }
  /// The share of the Gaussian's mass in rows (columns) `first` … `last` of the grid, whatever the column
  /// (row).
  double rows_mass(std::int64_t first, std::int64_t last) const noexcept {
    return half_erf((static_cast<double>(last + 1) - row_) * row_scale_) -
           half_erf((static_cast<double>(first) - row_) * row_scale_);
  }
  double columns_mass(std::int64_t first, std::int64_t last) const noexcept {
    return half_erf((static_cast<double>(last + 1) - column_) * column_scale_) -
           half_erf((static_cast<double>(first) - column_) * column_scale_);
  }
  /// The share in one cell; 0 beyond the cut-off.
  double mass(std::int64_t row, std::int64_t column) const noexcept {
    if (row < first_row || row > last_row || column < first_column || column > last_column) return 0;
    return rows_mass(row, row) * columns_mass(column, column);
  }
  /// The share in the cells of the window.
  double mass_inside(ObservedWindow const& window) const;

 private:
  double row_, column_;              // of the centre, in cells
  double row_scale_, column_scale_;  // cells to units of σ√2
};

}  // namespace passage
