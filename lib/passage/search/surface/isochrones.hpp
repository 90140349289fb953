#pragma once
#include <vector>

#include "passage/geo/outline.hpp"
#include "passage/model/cost_field.hpp"

namespace passage {

/// The cells whose label is at most `cost`.
CellSet cells_within(CostField const& field, Seconds cost);

/// What can be reached within one time.
struct Isochrone {
  Seconds time;
  MultiPolygon area;  ///< in the grid's CRS, along cell edges; holes are what cannot be reached
  std::int64_t cells = 0;
  SquareMetres ground;  ///< ellipsoidal for grids in degrees
};

/// One isochrone for each time, in ascending order; each lies inside the next.
std::vector<Isochrone> draw_isochrones(CostField const& field, std::vector<Seconds> times);

}  // namespace passage
