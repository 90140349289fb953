#pragma once
// Between numpy arrays and rasters: row by row from the upper left corner; NaN is an empty cell.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include "passage/geo/raster.hpp"

namespace passage::python {

using Numbers = pybind11::array_t<double, pybind11::array::c_style | pybind11::array::forcecast>;
using Indices = pybind11::array_t<std::int64_t, pybind11::array::c_style | pybind11::array::forcecast>;

/// The grid of an array with this many rows and columns: crs (text or None: a plane in metres), west, north,
/// width and height. Throws Error{usage} for a cell size that is not positive, Error{input, "unknown_crs"}.
Grid grid_of(pybind11::dict const& placed, std::int64_t rows, std::int64_t columns);
/// Of a two-dimensional array. Throws Error{usage, "wrong_shape"} for any other.
Grid grid_of(pybind11::dict const& placed, Numbers const& cells, char const* name);

/// crs, west, north, width and height.
pybind11::dict placed(Grid const& grid);

/// Calls `copy(tile, row, offset)` for every row of every tile: `offset` is that of its first cell in the
/// array.
template <class Tiles, class Copy>
void for_each_row(Tiles const& tiles, Copy&& copy) {
  for (std::int64_t number = 0; number < tiles.layout().tiles(); ++number) {
    auto tile = tiles.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row)
      copy(tile, row, static_cast<std::size_t>(row * tiles.layout().columns + tile.column));
  }
}

template <class Quantity, class Cell = float>
Raster<Quantity, Cell> raster_of(Numbers const& cells, Grid const& grid) {
  Raster<Quantity, Cell> raster{grid};
  double const* const numbers = cells.data();
  std::vector<unsigned char> valid(TileLayout::side);
  for_each_row(raster, [&](Tile<Cell>& tile, std::int64_t row, std::size_t offset) {
    for (std::int64_t i = 0; i < tile.columns; ++i)
      valid[static_cast<std::size_t>(i)] =
          std::isfinite(numbers[offset + static_cast<std::size_t>(i)]) ? 1 : 0;
    tile.set_row(row, numbers + offset, valid.data());
  });
  return raster;
}

/// An array of `Number` with `empty` for invalid cells.
template <class Number, class Quantity, class Cell>
pybind11::array_t<Number> array_of(Raster<Quantity, Cell> const& raster, Number empty) {
  auto const& layout = raster.layout();
  pybind11::array_t<Number> array({layout.rows, layout.columns});
  Number* const numbers = array.mutable_data();
  for_each_row(raster, [&](Tile<Cell> const& tile, std::int64_t row, std::size_t offset) {
    for (std::int64_t i = 0; i < tile.columns; ++i)
      numbers[offset + static_cast<std::size_t>(i)] =
          tile.is_valid(row, tile.column + i) ? static_cast<Number>(tile.value(row, tile.column + i)) : empty;
  });
  return array;
}

/// Coordinates of one ring or line: an array of n rows with two columns. Throws Error{usage, "wrong_shape"}.
Line line_of(pybind11::handle coordinates, char const* name);
/// Lists of polygons, each a list of rings, the outer one first.
MultiPolygon polygons_of(pybind11::handle polygons, char const* name);

/// As GeoJSON: a dict with type and coordinates.
pybind11::dict geometry_of(MultiPolygon const& polygons);

}  // namespace passage::python
