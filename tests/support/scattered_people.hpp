#pragma once
#include "passage/base/random.hpp"
#include "passage/model/population.hpp"

namespace passage::testing {

/// A box as an area.
inline MultiPolygon box_area(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

/// Up to nine people in each of `cells` × `cells` cells of 100 m in UTM zone 36 north, whose lower left
/// corner lies at (500000, 500000).
inline Population scattered_people(std::int64_t cells, std::uint64_t seed) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {500000, 500000 + 100 * static_cast<double>(cells)};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = grid.columns = cells;
  Population made{Raster<Persons>{grid}, PopulationUnit::count, "test"};
  Random random{seed};
  for (std::int64_t row = 0; row < cells; ++row) {
    for (std::int64_t column = 0; column < cells; ++column)
      made.cells.set(row, column, Persons{random.uniform(0, 9)});
  }
  return made;
}

}  // namespace passage::testing
