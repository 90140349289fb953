#pragma once
#include "passage/base/quantity.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// How the area of a route is made for the question whether two routes differ.
struct RouteAreaRule {
  Metres half_width{1000};       ///< half of [corridors] width
  Metres terminal_radius{5000};  ///< discs around both ends, which all routes of a pair share
  MultiPolygon left_out{};       ///< around stretches that no route can avoid; may be empty
};

/// What a route occupies: everything within `half_width` of its line, less the terminal discs and what is
/// left out. Frame in metres.
MultiPolygon route_area(Line const& line, RouteAreaRule const& rule);

/// |A ∩ B| / min(|A|, |B|): 1 when the smaller lies inside the larger; 0 when either is empty.
Share containment(MultiPolygon const& a, MultiPolygon const& b);

}  // namespace passage
