#pragma once
// Exact geometry between cell centres and barrier lines.
#include <cstdint>

#include "passage/geo/grid.hpp"

namespace passage {

/// A point in units of 2^-20 cells, x over columns and y over rows downwards; cell centres are whole cells.
struct LatticePoint {
  static constexpr std::int64_t one = std::int64_t{1} << 20;

  std::int64_t x = 0, y = 0;

  static LatticePoint centre(std::int64_t row, std::int64_t column) { return {column * one, row * one}; }
  friend bool operator==(LatticePoint, LatticePoint) = default;
};

/// The nearest lattice point; coordinates beyond 2^40 cells are drawn in to there.
LatticePoint to_lattice(Grid const& grid, Point point);

/// > 0 when c lies left of the way from a to b as seen with y downwards turned up (counter-clockwise), < 0
/// when right, 0 when on the line. Exact.
int orientation(LatticePoint a, LatticePoint b, LatticePoint c);

/// Whether the closed segments ab and cd share a point. Exact.
bool segments_meet(LatticePoint a, LatticePoint b, LatticePoint c, LatticePoint d);

}  // namespace passage
