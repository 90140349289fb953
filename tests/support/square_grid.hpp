#pragma once
#include "passage/geo/grid.hpp"

namespace passage::testing {

/// Square cells in UTM zone 36 north; the upper left corner lies at 400 km east, 900 km north.
inline Grid square_grid(double cell_m, std::int64_t cells) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = cell_m;
  grid.rows = grid.columns = cells;
  return grid;
}

}  // namespace passage::testing
