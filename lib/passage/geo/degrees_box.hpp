#pragma once
#include "passage/geo/grid.hpp"

namespace passage {

/// Where the cells of a grid lie, in longitude and latitude: by points along its sides, since a projected box
/// is bent in degrees.
Box degrees_box(Grid const& grid);

}  // namespace passage
