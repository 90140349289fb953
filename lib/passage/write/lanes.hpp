#pragma once
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage {

/// A point of a line that may share its road with other lines.
struct LanePoint {
  Point point;
  int rank = 0;              ///< 0 is the first of the lines that run here
  int sharing = 1;           ///< how many run here
  bool is_reversed = false;  ///< against the direction of the first one
};

struct LaneRules {
  double step;       ///< between points, in units of the coordinates
  double same_road;  ///< lines closer than this run on one road, unless they cross
};

/// Every line as points at even steps, with who shares its road there.
std::vector<std::vector<LanePoint>> shared_lanes(std::vector<Line> const& lines, LaneRules const& rules);

/// The unit direction of a line of even steps at its point `i`.
Point direction_at(Line const& line, std::size_t i);

}  // namespace passage
