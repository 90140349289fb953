#pragma once
// Rasters on another grid, cell by cell. Never for people: they are split, not sampled.
#include <cmath>
#include <optional>

#include "passage/base/context.hpp"
#include "passage/base/parallel.hpp"
#include "passage/geo/projector.hpp"
#include "passage/geo/raster.hpp"
#include "passage/geo/tile_selection.hpp"

namespace passage {

namespace detail {

/// Fills the chosen tiles of a raster with `value(point in from's CRS)`.
template <class Quantity, class Cell, class Value>
void fill(Crs const& from, Raster<Quantity, Cell>& made, TileSelection const& tiles, Context& context,
          Value const& value) {
  auto const& grid = made.grid();
  auto const numbers = tiles.tiles();
  parallel_for(numbers.size(), context, [&](std::size_t index, int) {
    Projector const project{grid.crs, from};
    auto tile = made.pin(numbers[index]);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (std::optional<Cell> const cell = value(project(grid.centre(row, column))))
          tile.set(row, column, *cell);
      }
    }
  });
}

}  // namespace detail

/// Fills the chosen tiles of `made`, a raster without values, with the value of the source cell that holds
/// each cell's centre: for classes and for friction, which is a property of the place. Cells outside the
/// source, or where it is invalid, are invalid.
template <class Quantity, class Cell>
Raster<Quantity, Cell> sampled(Raster<Quantity, Cell> const& source, Raster<Quantity, Cell> made,
                               TileSelection const& tiles, Context& context) {
  detail::fill(source.grid().crs, made, tiles, context, [&source](Point point) -> std::optional<Cell> {
    auto const cell = source.grid().cell_at(point);
    if (!cell) return std::nullopt;
    auto const row = source.grid().row_of(*cell), column = source.grid().column_of(*cell);
    auto const tile = source.pin_cell(row, column);
    if (!tile.is_valid(row, column)) return std::nullopt;
    return tile.value(row, column);
  });
  return made;
}
/// As above, in memory.
template <class Quantity, class Cell>
Raster<Quantity, Cell> sampled(Raster<Quantity, Cell> const& source, Grid const& grid,
                               TileSelection const& tiles, Context& context) {
  return sampled(source, Raster<Quantity, Cell>{grid}, tiles, context);
}

/// Bilinear between the four source cells around each cell's centre: for heights, whose differences make
/// slopes. Where one of the four is invalid the cell takes the value of the cell that holds it.
template <class Quantity, class Cell>
Raster<Quantity, Cell> interpolated(Raster<Quantity, Cell> const& source, Raster<Quantity, Cell> made,
                                    TileSelection const& tiles, Context& context) {
  auto const& from = source.grid();
  auto const at = [&source, &from](std::int64_t row, std::int64_t column) -> std::optional<double> {
    if (row < 0 || column < 0 || row >= from.rows || column >= from.columns) return std::nullopt;
    auto const tile = source.pin_cell(row, column);
    if (!tile.is_valid(row, column)) return std::nullopt;
    return static_cast<double>(tile.value(row, column));
  };
  detail::fill(from.crs, made, tiles, context, [&from, at](Point point) -> std::optional<Cell> {
    double const x = (point.x - from.origin.x) / from.cell_width - 0.5;
    double const y = (from.origin.y - point.y) / from.cell_height - 0.5;
    if (!(std::fabs(x) < 1e15 && std::fabs(y) < 1e15)) return std::nullopt;
    auto const column = static_cast<std::int64_t>(std::floor(x)),
               row = static_cast<std::int64_t>(std::floor(y));
    double const right = x - std::floor(x), down = y - std::floor(y);
    auto const a = at(row, column), b = at(row, column + 1), c = at(row + 1, column),
               d = at(row + 1, column + 1);
    if (a && b && c && d) {
      return static_cast<Cell>((*a * (1 - right) + *b * right) * (1 - down) +
                               (*c * (1 - right) + *d * right) * down);
    }
    auto const own = at(row + (down >= 0.5 ? 1 : 0), column + (right >= 0.5 ? 1 : 0));
    return own ? std::optional{static_cast<Cell>(*own)} : std::nullopt;
  });
  return made;
}
/// As above, in memory.
template <class Quantity, class Cell>
Raster<Quantity, Cell> interpolated(Raster<Quantity, Cell> const& source, Grid const& grid,
                                    TileSelection const& tiles, Context& context) {
  return interpolated(source, Raster<Quantity, Cell>{grid}, tiles, context);
}

}  // namespace passage
