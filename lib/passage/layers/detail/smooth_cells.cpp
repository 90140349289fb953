#include "passage/layers/detail/smooth_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "passage/base/parallel.hpp"
#include "passage/layers/detail/add_outer.hpp"
#include "passage/layers/detail/fourier.hpp"
#include "passage/layers/event_kernel.hpp"

namespace passage::detail {

namespace {

constexpr std::int64_t strip_columns = 1024;  // so that a strip of all rows in reach stays in the cache
constexpr std::int64_t block_rows = 64;
constexpr double transform_step = 4.5;  // against a step of a plain sum; measured

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

/// Rows `first` and `first` + 1 of `count`; the last one of an odd number goes with itself.
struct RowPair {
  std::size_t first, second;
  RowPair(std::size_t number, std::size_t count)
      : first(2 * number), second(std::min(first + 1, count - 1)) {}
};

void transform_rows(CellMasses& cells, Size size, std::vector<double> const& kernel, Context& context) {
  auto const rows = static_cast<std::size_t>(size.rows), columns = static_cast<std::size_t>(size.columns);
  FourierConvolution const convolution{columns, kernel};
  parallel_for((rows + 1) / 2, context, [&](std::size_t number, int) {
    RowPair const pair{number, rows};
    FourierConvolution::Work work;
    std::vector<double> alone(pair.first == pair.second ? columns : 0, 0.0);
    double* const other = alone.empty() ? cells.data() + pair.second * columns : alone.data();
    convolution.apply(cells.data() + pair.first * columns, other, 1, work);
  });
}

/// Columns stand far apart in memory: they are taken a few at a time.
void transform_columns(CellMasses& cells, Size size, std::vector<double> const& kernel, Context& context) {
  auto const rows = static_cast<std::size_t>(size.rows), columns = static_cast<std::size_t>(size.columns);
  constexpr std::size_t together = 8;
  FourierConvolution const convolution{rows, kernel};
  parallel_for((columns + together - 1) / together, context, [&](std::size_t number, int) {
    auto const first = number * together, count = std::min(together, columns - first);
    std::vector<double> turned(together * rows, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < count; ++i) turned[i * rows + row] = cells[row * columns + first + i];
    }
    FourierConvolution::Work work;
    for (std::size_t i = 0; i < count; i += 2)
      convolution.apply(&turned[i * rows], &turned[(i + 1) * rows], 1, work);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < count; ++i) cells[row * columns + first + i] = turned[i * rows + row];
    }
  });
}

/// Along one axis, by plain sums or by transforms, whichever is quicker for this width.
bool is_transform_quicker(std::int64_t length, std::size_t kernel) {
  // Per two rows; a step of a transform takes this many times that of a plain sum (measured).
  double const plain = 2 * static_cast<double>(length) * static_cast<double>(kernel);
  return transform_step * FourierConvolution::steps(static_cast<std::size_t>(length), kernel) < plain;
}

CellMasses spread(CellMasses cells, Grid const& grid, Metres sigma, SmoothingMethod method,
                  Context& context) {
  Size const size{grid.rows, grid.columns};
  auto const is_transformed = [&](std::int64_t length, std::vector<double> const& kernel) {
    if (method == SmoothingMethod::automatic) return is_transform_quicker(length, kernel.size());
    return method == SmoothingMethod::transforms;
  };
  auto const across = axis_kernel(sigma.value / grid.cell_width);
  if (is_transformed(size.columns, across)) {
    transform_rows(cells, size, across, context);
  } else {
    cells = along_rows(cells, size, across, context);
  }
  auto const down = axis_kernel(sigma.value / grid.cell_height);
  if (!is_transformed(size.rows, down)) return along_columns(cells, size, down, context);
  transform_columns(cells, size, down, context);
  return cells;
}

/// Of each cell along one axis: the mass of its kernel on a grid of `length` cells.
std::vector<double> masses_inside(std::int64_t length, std::vector<double> const& kernel) {
  auto const reach = static_cast<std::int64_t>(kernel.size() / 2);
  std::vector<double> upto{0};
  for (double const weight : kernel) upto.push_back(upto.back() + weight);
  std::vector<double> masses;
  for (std::int64_t cell = 0; cell < length; ++cell) {
    auto const first = std::max(-reach, -cell), last = std::min(reach, length - 1 - cell);
    masses.push_back(upto[static_cast<std::size_t>(last + reach + 1)] -
                     upto[static_cast<std::size_t>(first + reach)]);
  }
  return masses;
}

/// The mass that the kernel of each cell has inside the window.
CellMasses masses_inside(Grid const& grid, Metres sigma, ObservedWindow const& window, SmoothingMethod method,
                         Context& context) {
  CellMasses inside(static_cast<std::size_t>(grid.cells()), 0.0);
  if (!window.is_whole_grid()) {
    for (std::int64_t row = 0; row < grid.rows; ++row) {
      for (auto const& run : window.runs(row))
        std::fill_n(inside.begin() + row * grid.columns + run.first, run.last - run.first + 1, 1.0);
    }
    return spread(std::move(inside), grid, sigma, method, context);
  }
  auto const across = masses_inside(grid.columns, axis_kernel(sigma.value / grid.cell_width));
  auto const down = masses_inside(grid.rows, axis_kernel(sigma.value / grid.cell_height));
  for (std::size_t row = 0; row < down.size(); ++row) {
    for (std::size_t column = 0; column < across.size(); ++column)
      inside[row * across.size() + column] = down[row] * across[column];
  }
  return inside;
}

}  // namespace

double smoothing_steps(Grid const& grid, Metres sigma, ObservedWindow const& window) {
  double steps = 0;
  auto const add = [&](std::int64_t length, double cell) {
    auto const kernel = static_cast<std::size_t>(2 * EventKernel::cut_off_sigmas * sigma.value / cell) + 1;
    steps += is_transform_quicker(length, kernel)
                 ? transform_step * FourierConvolution::steps(static_cast<std::size_t>(length), kernel) /
                       (2 * static_cast<double>(length))
                 : static_cast<double>(kernel);
  };
  add(grid.columns, grid.cell_width);
  add(grid.rows, grid.cell_height);
  return steps * static_cast<double>(grid.cells()) * (window.is_whole_grid() ? 1 : 2);
}

CellMasses smoothed(CellMasses masses, Grid const& grid, Metres sigma, ObservedWindow const& window,
                    Context& context, SmoothingMethod method) {
  auto const inside = masses_inside(grid, sigma, window, method, context);
  for (std::size_t i = 0; i < masses.size(); ++i) {
    if (masses[i] != 0) masses[i] /= inside[i];
  }
  return spread(std::move(masses), grid, sigma, method, context);
}

}  // namespace passage::detail
