#pragma once
#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// A straight piece of a line or ring, never of length zero.
struct Segment {
  Point a, b;

  Box box() const;
};

/// The point at a share of the way from a to b; the ends are met exactly.
Point between(Point a, Point b, double share);

/// The spot of a segment nearest to a point. A segment of length zero is its own foot at share 0.
struct SegmentFoot {
  double share = 0;  ///< 0 at a, 1 at b
  Point point;
  double distance = 0;
};
SegmentFoot foot_on(Segment const& segment, Point point);

/// Where two segments meet: nowhere, in one spot, or along a shared stretch, which is given by its two ends.
struct SegmentMeeting {
  struct Spot {
    double first = 0, second = 0;  ///< shares along each segment; exactly 0 or 1 at an end
    Point point;                   ///< the very vertex where one is touched
  };
  int count = 0;
  Spot spots[2];
};
/// Whether and how two segments meet is decided without rounding. The point is the same when the segments
/// are swapped or turned.
SegmentMeeting meeting_of(Segment const& first, Segment const& second);

}  // namespace passage::detail
