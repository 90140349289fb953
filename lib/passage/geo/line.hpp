#pragma once
// Positions along a line are Shares of its planar length: 0 at its first point, 1 at its last.
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage {

/// The part of `line` between two positions, 0 ≤ from < upto ≤ 1; vertices in between are kept as they are.
Line part_of(Line const& line, Share from, Share upto);
Point point_at(Line const& line, Share position);
/// The planar length up to each vertex; the last is the whole length.
std::vector<double> running_lengths(Line const& line);
Line reversed(Line line);

/// Where on a line, and how far from a point in CRS units.
struct Foot {
  Share position;
  Point point;
  double distance = 0;
};
/// The position of `line` nearest to `point`; of equals the one nearest to the line's start.
Foot nearest_on(Line const& line, Point point);

}  // namespace passage
