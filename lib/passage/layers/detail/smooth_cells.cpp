#include "passage/layers/detail/smooth_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "passage/base/parallel.hpp"
#include "passage/layers/detail/add_outer.hpp"
#include "passage/layers/event_kernel.hpp"

namespace passage::detail {

namespace {

constexpr std::int64_t strip_columns = 1024;  // so that a strip of all rows in reach stays in the cache
constexpr std::int64_t block_rows = 64;

/// Masses of the cells around the centre of one, as far as the cut-off: 2·reach + 1 of them.
std::vector<double> axis_kernel(double sigma_cells) {
  auto const reach = static_cast<std::int64_t>(std::floor(EventKernel::cut_off_sigmas * sigma_cells + 0.5));
  std::vector<double> kernel;
  double const scale = 1 / (sigma_cells * std::numbers::sqrt2);
  for (auto cell = -reach; cell <= reach; ++cell) {
    kernel.push_back(half_erf((static_cast<double>(cell) + 0.5) * scale) -
                     half_erf((static_cast<double>(cell) - 0.5) * scale));
  }
  return kernel;
}

struct Size {
  std::int64_t rows, columns;
  double* row(CellMasses& cells, std::int64_t number) const {
    return cells.data() + static_cast<std::size_t>(number * columns);
  }
};

CellMasses along_rows(CellMasses& cells, Size size, std::vector<double> const& kernel, Context& context) {
  CellMasses out(cells.size(), 0.0);
  auto const reach = static_cast<std::int64_t>(kernel.size() / 2);
  parallel_for(static_cast<std::size_t>(size.rows), context, [&](std::size_t number, int) {
    auto const row = static_cast<std::int64_t>(number);
    double const* const in = size.row(cells, row);
    for (auto shift = -reach; shift <= reach; ++shift) {
      auto const first = std::max(std::int64_t{0}, -shift),
                 end = std::min(size.columns, size.columns - shift);
      if (first >= end) continue;
      add_outer(size.row(out, row) + first, 0, {&kernel[static_cast<std::size_t>(shift + reach)], 1},
                {in + first + shift, static_cast<std::size_t>(end - first)});
    }
  });
  return out;
}

CellMasses along_columns(CellMasses& cells, Size size, std::vector<double> const& kernel, Context& context) {
  CellMasses out(cells.size(), 0.0);
  auto const reach = static_cast<std::int64_t>(kernel.size() / 2);
  auto const strips = (size.columns + strip_columns - 1) / strip_columns;
  auto const blocks = (size.rows + block_rows - 1) / block_rows;
  parallel_for(static_cast<std::size_t>(strips * blocks), context, [&](std::size_t number, int) {
    auto const strip = static_cast<std::int64_t>(number) % strips * strip_columns;
    auto const width = static_cast<std::size_t>(std::min(strip_columns, size.columns - strip));
    auto const start = static_cast<std::int64_t>(number) / strips * block_rows;
    for (auto row = start; row < std::min(start + block_rows, size.rows); ++row) {
      for (auto shift = -reach; shift <= reach; ++shift) {
        if (row + shift < 0 || row + shift >= size.rows) continue;
        add_outer(size.row(out, row) + strip, 0, {&kernel[static_cast<std::size_t>(shift + reach)], 1},
                  {size.row(cells, row + shift) + strip, width});
      }
    }
  });
  return out;
}

CellMasses spread(CellMasses cells, Grid const& grid, Metres sigma, Context& context) {
  Size const size{grid.rows, grid.columns};
  cells = along_rows(cells, size, axis_kernel(sigma.value / grid.cell_width), context);
  return along_columns(cells, size, axis_kernel(sigma.value / grid.cell_height), context);
}

}  // namespace

CellMasses smoothed(CellMasses masses, Grid const& grid, Metres sigma, ObservedWindow const& window,
                    Context& context) {
  CellMasses inside(masses.size(), 0.0);
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (auto const& run : window.runs(row))
      std::fill_n(inside.begin() + row * grid.columns + run.first, run.last - run.first + 1, 1.0);
  }
  // The mass that the kernel of each cell has inside the window.
  inside = spread(std::move(inside), grid, sigma, context);
  for (std::size_t i = 0; i < masses.size(); ++i) {
    if (masses[i] != 0) masses[i] /= inside[i];
  }
  return spread(std::move(masses), grid, sigma, context);
}

}  // namespace passage::detail
