#pragma once
#include "passage/geo/grid.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

/// Where a box lies in another CRS: by points along its sides, since those bend there.
Box projected_box(Box const& box, Projector const& to);

/// Where the cells of a grid lie, in longitude and latitude.
Box degrees_box(Grid const& grid);

}  // namespace passage
