#pragma once
#include <string>
#include <vector>

#include "passage/geo/raster.hpp"

namespace passage {

enum class PopulationUnit { count, density };  ///< people per cell; people per km²

/// People on their raster's own grid, as the file gives them: population is never resampled.
struct Population {
  Raster<Persons> cells;  ///< per cell or per km², by `unit`; invalid where nobody counted
  PopulationUnit unit = PopulationUnit::count;
  std::string source;
};

/// An administrative area or another zone that results are summed by. Longitude/latitude from read.
struct Zone {
  std::string code;  ///< P-code
  std::string name;
  MultiPolygon area;
  double need = 1;  ///< weight of a person's need; 1 when no weights are given
  bool has_need = false;
};

}  // namespace passage
