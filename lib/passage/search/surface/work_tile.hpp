#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "passage/geo/tile_store.hpp"
#include "passage/model/neighbourhood.hpp"

namespace passage::surface {

/// Lengths of every shape of move (move_shapes) at one row of cells, in metres per second of quantum: times
/// friction in s/m they are quanta.
using RowLengths = std::array<double, move_shapes.size()>;

/// One tile with a halo, laid out for the search. Cells are addressed by their index here; the tile's first
/// cell is `origin`, the cell below it `stride` further. Labels are doubles that hold whole quanta: sums and
/// comparisons of them are exact below 2^53, and they are what vector units are best at.
struct WorkTile {
  static constexpr int side = static_cast<int>(TileLayout::side);
  static constexpr int halo = 3;                    ///< the longest move
  static constexpr int stride = side + 16;          ///< no power of two: rows would share cache sets
  static constexpr int rows = side + 2 * halo + 2;  ///< one spare row above and below for vector loads
  static constexpr int origin = (halo + 1) * stride + 8;
  static constexpr int cells = rows * stride;

  enum State : std::uint8_t {
    queued = 1,      ///< its label fell since its moves were last tried
    outside = 2,     ///< belongs to another tile
    restricted = 4,  ///< some of its moves are blocked
    joined = 8,      ///< a crossing starts here
  };

  alignas(64) std::array<double, cells> label;
  alignas(64) std::array<float, cells> friction;  ///< s/m; infinite where nobody passes
  alignas(64) std::array<std::uint8_t, cells> state;
  std::array<std::uint32_t, cells> blocked;  ///< bits of moves; only meaningful where restricted
  std::vector<float> elevation_m;            ///< only for directed surfaces
  std::vector<std::uint8_t> pace;            ///< only where paces differ by cell
  std::array<RowLengths, rows> lengths;
  bool has_equal_rows = true;  ///< all rows have the lengths of the first

  static constexpr int at(int row, int column) { return origin + row * stride + column; }
  static constexpr int row_of(int cell) { return (cell - 8) / stride - (halo + 1); }
  static constexpr int column_of(int cell) { return (cell - 8) % stride; }
  RowLengths const& lengths_at(int cell) const { return lengths[static_cast<std::size_t>(cell / stride)]; }
};

}  // namespace passage::surface
