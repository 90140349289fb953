#pragma once
#include <vector>

#include "passage/base/quantity.hpp"
#include "passage/geo/line.hpp"

namespace passage {

/// Time spent at a place: what exposure needs of a route once the route is fixed.
struct Presence {
  Point point;  ///< in the CRS of the intensity
  Seconds time;
};

/// The presence along a line whose time is spread evenly over its length, as pieces no longer than `spacing`
/// at their middles. Adds to `presences`.
void add_presence(std::vector<Presence>& presences, Line const& line, Seconds time, Metres spacing);

}  // namespace passage
