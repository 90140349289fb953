#pragma once
#include <cstdint>
#include <vector>

#include "passage/geo/grid.hpp"

namespace passage {

/// A run of neighbouring cells of one row, all covered by the same share.
struct CoverageRun {
  std::int64_t row = 0, first_column = 0, count = 0;
  double share = 0;  ///< of each cell's planar area, in (0, 1]
};

/// The exact share of every grid cell that `polygons` cover, in the plane of the grid's CRS: boundary cells
/// one by one, interiors as runs, ordered by row and column. What sticks out of the grid is left out.
/// Polygons of one value must not overlap each other; rings may turn either way.
/// Shares below the rounding of the coordinates (about 1e-11) are left out, and shares that near to 1 are 1.
/// Linear in boundary cells plus rows. Method: signed areas of the outline's traversals accumulated cell by
/// cell, interior by a running sum along the row (compare Baston 2018, exactextract).
/// Throws Error{input, "not_finite"}.
std::vector<CoverageRun> coverage(Grid const& grid, MultiPolygon const& polygons);

}  // namespace passage
