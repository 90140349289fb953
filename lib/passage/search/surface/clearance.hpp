#pragma once
#include <vector>

#include "passage/geo/outline.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// For every cell of a set the distance from its centre to the nearest impassable cell (its edge) or barrier
/// line, looked at as far as `limit`. Exact on projected grids; on grids in degrees each row has its own cell
/// width, and barriers are measured with the metres per degree of the middle of the set. Beyond the raster
/// nothing is known: its edge does not count.
///
/// A crossing opens its barrier: by its recorded width, else by one cell (the smaller side). So the way
/// through a crossing is as wide as the crossing, not as the distance that cells happen to have to the
/// barrier.
class Clearances {
 public:
  Clearances(FrictionSurface const& surface, std::vector<Line> const& barriers, CellSet const& cells,
             Metres limit);

  /// What clearances of these cells hold.
  static double bytes(CellSet const& cells);

  /// Of a cell of the set.
  Metres at(CellId cell) const;
  /// Half of what is open at a crossing; `limit` for links that no barrier meets.
  Metres at(Crossing const& crossing) const;
  Metres limit() const { return limit_; }

 private:
  void measure_rows(FrictionSurface const& surface, CellSet const& cells);
  void measure_barriers(FrictionSurface const& surface, std::vector<Line> const& barriers,
                        CellSet const& cells);
  std::size_t index(std::int64_t row, std::int64_t column) const {
    return static_cast<std::size_t>((row - first_row_) * columns_ + column - first_column_);
  }

  Grid grid_;
  Metres limit_, cell_;
  std::int64_t first_row_ = 0, first_column_ = 0, rows_ = 0, columns_ = 0;
  std::vector<float> clearance_m_;
};

/// The lines without the parts within half of a crossing's opening from it; in metres (`scale` per CRS unit).
std::vector<Line> open_at_crossings(std::vector<Line> const& barriers, std::vector<Crossing> const& crossings,
                                    Point scale, Metres unrecorded_width);

}  // namespace passage
