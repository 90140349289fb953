#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "passage/geo/geometry.hpp"
#include "passage/geo/line.hpp"

namespace passage::exercise {

/// The square lattice on which a district is made: cells in a metric plane, rows counted from the north.
struct Lattice {
  int side = 0;       ///< rows and columns
  double cell_m = 0;  ///< edge of a cell, metres
  Point origin;       ///< upper left corner, metres

  int cells() const { return side * side; }
  int row(int cell) const { return cell / side; }
  int column(int cell) const { return cell % side; }
  Point centre(int cell) const {
    return {origin.x + (column(cell) + 0.5) * cell_m, origin.y - (row(cell) + 0.5) * cell_m};
  }
  /// The corner (row, column) of the lattice, 0 … side both.
  Point corner(int row_number, int column_number) const {
    return {origin.x + column_number * cell_m, origin.y - row_number * cell_m};
  }
  /// The cell that holds a point; −1 outside.
  int cell_at(Point point) const;
  /// Metres between two cell centres.
  double distance_m(int a, int b) const { return distance(centre(a), centre(b)); }
};

/// One of the eight neighbours of a cell.
struct Neighbour {
  int cell;
  bool diagonal;
};

/// The neighbours inside the lattice, in a fixed order: north first, clockwise.
class Neighbours {
 public:
  Neighbours(Lattice const& lattice, int cell);
  Neighbour const* begin() const { return list_.data(); }
  Neighbour const* end() const { return list_.data() + count_; }

 private:
  std::array<Neighbour, 8> list_;
  int count_ = 0;
};

template <class Value>
using Cells = std::vector<Value>;  ///< one value per lattice cell

/// Value between cell centres, bilinear; the edge cells' values continue outside.
double interpolate(Lattice const& lattice, Cells<double> const& values, Point point);

/// Metres from each cell to the nearest cell where `marked` holds, over the eight neighbours.
Cells<double> distances_to(Lattice const& lattice, Cells<char> const& marked);

/// What becomes of a line's ends: kept as they are, or one seam of a closed line that is rounded as well.
enum class Ends { kept, joined };
/// Corner cutting (Chaikin 1974).
Line rounded(Line line, int rounds, Ends ends = Ends::kept);

/// Douglas-Peucker, ends kept: no dropped vertex was further than `tolerance` from the result.
Line thinned(Line const& line, double tolerance);

}  // namespace passage::exercise
