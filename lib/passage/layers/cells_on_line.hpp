#pragma once
#include <cstdint>
#include <vector>

#include "passage/geo/geometry.hpp"
#include "passage/geo/grid.hpp"

namespace passage {

/// A cell that a line passes, and a place of the line inside it: half way between where it enters and leaves.
struct LineCell {
  CellId cell;
  std::size_t segment = 0;  ///< from vertex `segment` of the line to the next
  double along = 0;         ///< share of that segment
};

/// The cells that a line passes, in its order, in pieces where it leaves the grid. Neighbours in a piece
/// share an edge: where the line passes exactly through a corner, the lower of the two cells beside it is
/// passed too. A point on an edge belongs to the cell right of or below it. The same cells whichever way the
/// line is drawn; vertices are snapped to 2^-20 of a cell, from there on exact. Line in the grid's CRS.
std::vector<std::vector<LineCell>> cells_on_line(Grid const& grid, Line const& line);

/// The place of a LineCell.
Point place_of(Line const& line, LineCell const& at);

}  // namespace passage
