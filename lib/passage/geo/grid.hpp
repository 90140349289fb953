#pragma once
#include <cstdint>
#include <optional>

#include "passage/base/quantity.hpp"
#include "passage/base/strong_id.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// What one row of cells measures on the ground.
struct RowMetrics {
  Metres width, height, diagonal;
  SquareMetres area;
};

/// A north-up lattice of cells: rows count from the top, columns from the left. Cell width and height may
/// differ and may be degrees.
struct Grid {
  Crs crs;
  Point origin;            ///< upper left corner
  double cell_width = 1;   ///< in CRS units, > 0
  double cell_height = 1;  ///< in CRS units, > 0
  std::int64_t rows = 0, columns = 0;

  std::int64_t cells() const { return rows * columns; }
  Box bounds() const;
  Point centre(std::int64_t row, std::int64_t column) const {
    return {origin.x + (static_cast<double>(column) + 0.5) * cell_width,
            origin.y - (static_cast<double>(row) + 0.5) * cell_height};
  }
  /// The box of one cell.
  Box cell_box(std::int64_t row, std::int64_t column) const;
  /// The cell that holds the point; a point on an edge belongs to the cell right of or below it. Empty
  /// outside.
  std::optional<CellId> cell_at(Point point) const;
  CellId id(std::int64_t row, std::int64_t column) const {
    return CellId{static_cast<std::uint64_t>(row) * static_cast<std::uint64_t>(columns) +
                  static_cast<std::uint64_t>(column)};
  }
  std::int64_t row_of(CellId cell) const { return static_cast<std::int64_t>(cell.value) / columns; }
  std::int64_t column_of(CellId cell) const { return static_cast<std::int64_t>(cell.value) % columns; }

  /// Metric size of the cells of one row: exact ellipsoidal area and mid-row widths for geographic grids, the
  /// plane for projected ones. Throws Error{input, "no_metric_size"} for a CRS in neither degrees nor metres.
  RowMetrics row_metrics(std::int64_t row) const;

  /// One lattice: the same cells in the same CRS, all corners within a millionth of a cell.
  friend bool operator==(Grid const& a, Grid const& b);
};

/// Throws Error{input, "grid_mismatch"} unless both grids are one: nothing is ever resampled silently.
void require_same_grid(Grid const& a, Grid const& b, char const* what);

/// The analysis grid of a run, in a CRS projected in metres.
struct Frame {
  Grid grid;
  double largest_scale_error = 0;  ///< of lengths inside the extent, as a share (0.001 = 0.1 %)
};

}  // namespace passage
