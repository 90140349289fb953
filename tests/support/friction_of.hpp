#pragma once
// Turns an oracle's grid into the product's values.
#include <string>

#include "support/raster_oracle.hpp"

#include "passage/model/cost_field.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage::testing {

inline Grid grid_of(OracleGrid const& drawn) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.origin = {500000, 1000000};
  grid.cell_width = drawn.cell_width_m;
  grid.cell_height = drawn.cell_height_m;
  grid.rows = drawn.rows;
  grid.columns = drawn.columns;
  return grid;
}

inline FrictionSurface friction_of(OracleGrid const& drawn) {
  FrictionSurface surface{Raster<SecondsPerMetre>{grid_of(drawn)}};
  for (int row = 0; row < drawn.rows; ++row) {
    for (int column = 0; column < drawn.columns; ++column) {
      if (drawn.at(row, column) > 0)
        surface.friction.set(row, column, SecondsPerMetre{static_cast<double>(drawn.at(row, column))});
    }
  }
  return surface;
}

/// All labels row by row, oracle_unreached where unreached.
inline std::vector<std::uint64_t> labels_of(CostField const& field) {
  std::vector<std::uint64_t> labels;
  for (std::int64_t row = 0; row < field.grid().rows; ++row)
    for (std::int64_t column = 0; column < field.grid().columns; ++column)
      labels.push_back(field.at(row, column).quanta);
  return labels;
}

/// Where two label lists first differ, and in how many places; empty when they are equal.
inline std::string difference(std::vector<std::uint64_t> const& found,
                              std::vector<std::uint64_t> const& expected) {
  if (found.size() != expected.size()) return "sizes differ";
  std::size_t count = 0, first = 0;
  for (std::size_t cell = 0; cell < found.size(); ++cell) {
    if (found[cell] == expected[cell]) continue;
    if (count++ == 0) first = cell;
  }
  if (count == 0) return {};
  return std::to_string(count) + " differ, first cell " + std::to_string(first) + ": found " +
         std::to_string(found[first]) + ", expected " + std::to_string(expected[first]);
}

}  // namespace passage::testing
