#pragma once
#include "passage/base/quantity.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// What a route occupies for the question whether two routes differ: everything within `half_width` of its
/// line, less discs of `terminal_radius` around both ends, which all routes of a pair share. Frame in metres.
MultiPolygon route_area(Line const& line, Metres half_width, Metres terminal_radius);

/// |A ∩ B| / min(|A|, |B|): 1 when the smaller lies inside the larger; 0 when either is empty.
Share containment(MultiPolygon const& a, MultiPolygon const& b);

}  // namespace passage
