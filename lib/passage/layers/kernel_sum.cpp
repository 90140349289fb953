#include "passage/layers/kernel_sum.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include <fmt/format.h>

#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"
#include "passage/geo/coverage.hpp"
#include "passage/layers/detail/add_outer.hpp"
#include "passage/layers/detail/smooth_cells.hpp"
#include "passage/layers/event_kernel.hpp"

namespace passage {

namespace {

using detail::CellMasses;

constexpr double square_metres_per_km2 = 1e6;
// Binning shares an event between four cells, which adds up to a quarter of a squared cell to the variance:
// below 0.4 % of it from here on.
constexpr double least_sigma_cells = 8;
// Both measured by tests/bench/kernel_crossover.py, see docs/performance.md. The times cross where smoothing
// costs 1.3 to 2.2, for standard deviations of 8 to 100 cells on 500² to 4000² cells; with 1.75 the rule
// below changes sides within a third of the right number of events.
constexpr double profile_cost = 100;     // of a row or column of a kernel against one of its cells
constexpr double smoothing_cost = 1.75;  // of one cell and step against a cell of an exact kernel

/// Events at one place with one kernel are one.
void merge(std::vector<WeightedPoint>& points) {
  auto const key = [](WeightedPoint const& a) { return std::tuple{a.point, a.sigma, a.weight}; };
  std::ranges::sort(points, {}, key);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (kept > 0 && points[kept - 1].point == points[i].point && points[kept - 1].sigma == points[i].sigma) {
      points[kept - 1].weight += points[i].weight;
    } else {
      points[kept++] = points[i];
    }
  }
  points.resize(kept);
}

bool is_binning_cheaper(std::size_t events, Metres sigma, Grid const& grid, ObservedWindow const& window) {
  double const binned = smoothing_cost * detail::smoothing_steps(grid, sigma, window);
  return detail::exact_steps(events, sigma, grid) > binned &&
         sigma.value >= least_sigma_cells * std::max(grid.cell_width, grid.cell_height);
}

bool fits(Grid const& grid, Context const& context) {
  return static_cast<double>(grid.cells()) * sizeof(double) * 5 < static_cast<double>(context.memory_bytes);
}

/// Adds an event to the four cells around it in proportion, as far as they lie in the window.
void bin(CellMasses& cells, WeightedPoint const& event, Grid const& grid, ObservedWindow const& window) {
  double const x = (event.point.x - grid.origin.x) / grid.cell_width - 0.5;
  double const y = (grid.origin.y - event.point.y) / grid.cell_height - 0.5;
  auto const column = static_cast<std::int64_t>(std::floor(x)),
             row = static_cast<std::int64_t>(std::floor(y));
  double const right = x - std::floor(x), down = y - std::floor(y);
  auto const own_column =
      std::clamp(static_cast<std::int64_t>(std::floor(x + 0.5)), std::int64_t{0}, grid.columns - 1);
  auto const own_row =
      std::clamp(static_cast<std::int64_t>(std::floor(y + 0.5)), std::int64_t{0}, grid.rows - 1);
  for (std::int64_t i = 0; i < 4; ++i) {
    auto r = row + i / 2, c = column + i % 2;
    double const share = (i / 2 ? down : 1 - down) * (i % 2 ? right : 1 - right);
    if (r < 0 || c < 0 || r >= grid.rows || c >= grid.columns || !window.contains(r, c)) {
      r = own_row;
      c = own_column;
    }
    cells[static_cast<std::size_t>(r * grid.columns + c)] += share * event.weight;
  }
}

/// Spreads a weight evenly over the part of an area that lies in the window.
void cover(CellMasses& cells, WeightedArea const& area, Grid const& grid, ObservedWindow const& window) {
  struct Piece {
    std::size_t cell;
    double share;
  };
  std::vector<Piece> pieces;
  double whole = 0;
  for (auto const& run : coverage(grid, *area.area)) {
    for (auto column = run.first_column; column < run.first_column + run.count; ++column) {
      if (!window.contains(run.row, column)) continue;
      pieces.push_back({static_cast<std::size_t>(run.row * grid.columns + column), run.share});
      whole += run.share;
    }
  }
  for (auto const& piece : pieces) cells[piece.cell] += area.weight * piece.share / whole;
}

/// Everything that is smoothed cell by cell; takes binned events out of `sum`. Empty when there is nothing.
CellMasses smoothed_part(KernelSum& sum, Grid const& grid, ObservedWindow const& window, Context& context) {
  std::map<double, std::size_t> events_by_sigma;
  for (auto const& point : sum.points) ++events_by_sigma[point.sigma.value];
  std::map<double, CellMasses> by_sigma;
  auto const cells_of = [&](double sigma) -> CellMasses& {
    auto& cells = by_sigma[sigma];
    cells.resize(static_cast<std::size_t>(grid.cells()));
    return cells;
  };
  for (auto const& [sigma, events] : events_by_sigma) {
    bool const is_cheaper = is_binning_cheaper(events, Metres{sigma}, grid, window) && fits(grid, context);
    if (sum.method == KernelMethod::exact || (sum.method == KernelMethod::automatic && !is_cheaper)) continue;
    auto const of_sigma = [s = sigma](WeightedPoint const& point) { return point.sigma.value == s; };
    for (auto const& point : sum.points) {
      if (of_sigma(point)) bin(cells_of(sigma), point, grid, window);
    }
    std::erase_if(sum.points, of_sigma);
  }
  if (!sum.areas.empty() && !fits(grid, context)) {
    throw Error{ErrorKind::resources, "out_of_memory",
                fmt::format("spreading incidents over areas on {} x {} cells needs {:.1f} GiB", grid.rows,
                            grid.columns, static_cast<double>(grid.cells()) * 40 / 1073741824.0),
                "give more --memory, or larger cells"};
  }
  for (auto const& area : sum.areas) cover(cells_of(sum.bandwidth.value), area, grid, window);
  CellMasses all;
  for (auto& [sigma, cells] : by_sigma) {
    auto part = detail::smoothed(std::move(cells), grid, Metres{sigma}, window, context);
    if (all.empty()) {
      all = std::move(part);
    } else {
      for (std::size_t i = 0; i < all.size(); ++i) all[i] += part[i];
    }
  }
  return all;
}

/// The events that reach each tile, by number.
std::vector<std::vector<std::uint32_t>> events_by_tile(std::vector<EventKernel> const& kernels,
                                                       TileLayout const& layout) {
  std::vector<std::vector<std::uint32_t>> tiles(static_cast<std::size_t>(layout.tiles()));
  for (std::size_t i = 0; i < kernels.size(); ++i) {
    auto const& kernel = kernels[i];
    if (kernel.is_empty()) continue;
    for (auto row = kernel.first_row / TileLayout::side; row <= kernel.last_row / TileLayout::side; ++row) {
      for (auto column = kernel.first_column / TileLayout::side;
           column <= kernel.last_column / TileLayout::side; ++column) {
        tiles[static_cast<std::size_t>(row * layout.tile_columns() + column)].push_back(
            static_cast<std::uint32_t>(i));
      }
    }
  }
  return tiles;
}

/// Adds up in one tile what is asked of it.
class TileSum {
 public:
  TileSum(Tile<double>& tile, double cell_km2)
      : tile_(tile),
        cell_km2_(cell_km2),
        sums_(static_cast<std::size_t>(tile.rows) * static_cast<std::size_t>(tile.columns), 0.0) {}

  void add(EventKernel const& kernel, double weight) {
    auto const first_row = std::max(kernel.first_row, tile_.row);
    auto const first_column = std::max(kernel.first_column, tile_.column);
    rows_.clear();
    columns_.clear();
    for (auto row = first_row; row <= std::min(kernel.last_row, tile_.row + tile_.rows - 1); ++row)
      rows_.push_back(weight * kernel.rows_mass(row, row));
    for (auto column = first_column; column <= std::min(kernel.last_column, tile_.column + tile_.columns - 1);
         ++column) {
      columns_.push_back(kernel.columns_mass(column, column));
    }
    detail::add_outer(&sums_[index(first_row, first_column)], static_cast<std::size_t>(tile_.columns), rows_,
                      columns_);
  }

  void store(CellMasses const& smoothed, Grid const& grid, ObservedWindow const& window, HazardRate uniform) {
    for (auto row = tile_.row; row < tile_.row + tile_.rows; ++row) {
      for (auto const& run : window.runs(row)) {
        auto const last = std::min(run.last, tile_.column + tile_.columns - 1);
        for (auto column = std::max(run.first, tile_.column); column <= last; ++column) {
          double mass = sums_[index(row, column)];
          if (!smoothed.empty()) mass += smoothed[static_cast<std::size_t>(row * grid.columns + column)];
          tile_.set(row, column, uniform.value + std::max(mass, 0.0) / cell_km2_);
        }
      }
    }
  }

 private:
  std::size_t index(std::int64_t row, std::int64_t column) const {
    return static_cast<std::size_t>((row - tile_.row) * tile_.columns + column - tile_.column);
  }

  Tile<double>& tile_;
  double cell_km2_;
  std::vector<double> sums_, rows_, columns_;
};

}  // namespace

double detail::exact_steps(std::size_t events, Metres sigma, Grid const& grid) {
  double const reach = 2 * EventKernel::cut_off_sigmas * sigma.value;
  double const rows = std::min(reach / grid.cell_height, static_cast<double>(grid.rows));
  double const columns = std::min(reach / grid.cell_width, static_cast<double>(grid.columns));
  return static_cast<double>(events) * (rows * columns + profile_cost * (rows + columns));
}

void fill_with_kernels(Raster<HazardRate, double>& rate, KernelSum sum, ObservedWindow const& window,
                       HazardRate uniform, Context& context) {
  auto const& grid = rate.grid();
  merge(sum.points);
  auto const smoothed = smoothed_part(sum, grid, window, context);
  std::vector<EventKernel> kernels;
  kernels.reserve(sum.points.size());
  for (auto const& point : sum.points) kernels.emplace_back(point.point, point.sigma, grid);
  parallel_for((kernels.size() + 1023) / 1024, context, [&](std::size_t block, int) {
    for (auto i = block * 1024; i < std::min(kernels.size(), (block + 1) * 1024); ++i)
      sum.points[i].weight /= kernels[i].mass_inside(window);
  });
  auto const events = events_by_tile(kernels, rate.layout());
  double const cell_km2 = grid.cell_width * grid.cell_height / square_metres_per_km2;
  parallel_for(events.size(), context, [&](std::size_t number, int) {
    auto tile = rate.pin(static_cast<std::int64_t>(number));
    TileSum tile_sum{tile, cell_km2};
    for (auto const event : events[number]) tile_sum.add(kernels[event], sum.points[event].weight);
    tile_sum.store(smoothed, grid, window, uniform);
  });
}

}  // namespace passage
