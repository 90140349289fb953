#pragma once
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// A stretch of a line in metres from its start.
struct MetreStretch {
  double from = 0, upto = 0;
  double length() const { return upto - from; }
};

/// The stretches of `road` that run along `other`: within `buffer` of it and within 30 degrees of its
/// direction, driven either way. Kinks shorter than the buffer that stay inside it do not interrupt a
/// stretch. Plane coordinates in metres; ascending.
std::vector<MetreStretch> stretches_along(Line const& road, Line const& other, double buffer);

/// The stretch of the segment a-b within `radius` of the segment c-d, as shares of a-b; empty (from > upto)
/// when there is none. It is one stretch because a buffer is convex.
MetreStretch share_within(Point a, Point b, Point c, Point d, double radius);

}  // namespace passage::detail
