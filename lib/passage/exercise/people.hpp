#pragma once
#include "passage/exercise/roads.hpp"
#include "passage/exercise/warp.hpp"
#include "passage/geo/projector.hpp"
#include "passage/geo/raster.hpp"

namespace passage::exercise {

struct PeopleInputs {
  Relief const& relief;
  Rivers const& rivers;
  RoadNetwork const& network;
  std::vector<Town> const& towns;
  Projector const& to_plane;  ///< from WGS 84
  Warp const& warp;
  Box degrees;  ///< extent of the raster
  double cell_degrees = 0.0025;
  double total = 1.2e6;
};
/// People per cell on a longitude/latitude grid: whole numbers, dense round towns, thin along roads and
/// rivers, none on steep ground; invalid at sea and on the lake. The sum lies within 1 % of `total`.
Raster<Persons> make_population(PeopleInputs const& inputs, Random const& random);

/// Heights every 250 m (half a lattice cell) in the plane; invalid at sea.
Raster<Metres> make_elevation(Relief const& relief, Crs const& plane, Warp const& warp, Random const& random);

}  // namespace passage::exercise
