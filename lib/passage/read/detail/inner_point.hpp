#pragma once
#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// A point inside the largest part of a polygon: its centroid where that lies inside, else one on the widest
/// stretch of the horizontal line through its middle. Of points the first, of a line the middle vertex.
/// Precondition: not monostate.
Point inner_point(Geometry const& geometry);

}  // namespace passage::detail
