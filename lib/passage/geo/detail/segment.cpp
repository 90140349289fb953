#include "passage/geo/detail/segment.hpp"

#include <algorithm>
#include <utility>

#include "passage/geo/detail/orientation.hpp"

namespace passage::detail {

Box Segment::box() const {
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

Point between(Point a, Point b, double share) {
  if (share >= 1) return b;  // a + (b - a) may miss b by a rounding
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

SegmentFoot foot_on(Segment const& segment, Point point) {
  auto const [a, b] = segment;
  double const dx = b.x - a.x, dy = b.y - a.y;
  double const squared = dx * dx + dy * dy;
  double const share =
      squared > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
  auto const foot = between(a, b, share);
  return {share, foot, distance(foot, point)};
}

namespace {

double share_of_vertex(Segment const& segment, Point vertex) {
  if (vertex == segment.a) return 0;
  if (vertex == segment.b) return 1;
  return foot_on(segment, vertex).share;
}

SegmentMeeting::Spot vertex_spot(Segment const& first, Segment const& second, Point vertex) {
  return {share_of_vertex(first, vertex), share_of_vertex(second, vertex), vertex};
}

// Points of one line are ordered along it by their coordinates, so comparing them is exact.
SegmentMeeting collinear_meeting(Segment const& first, Segment const& second) {
  auto const low = std::max(std::min(first.a, first.b), std::min(second.a, second.b));
  auto const high = std::min(std::max(first.a, first.b), std::max(second.a, second.b));
  if (high < low) return {};
  if (low == high) return {1, {vertex_spot(first, second, low), {}}};
  return {2, {vertex_spot(first, second, low), vertex_spot(first, second, high)}};
}

Segment sorted(Segment segment) {
  if (segment.b < segment.a) std::swap(segment.a, segment.b);
  return segment;
}

// The crossing computed from one fixed order of the four ends.
Point crossing_point(Segment const& first, Segment const& second) {
  auto one = sorted(first), other = sorted(second);
  if (std::pair{other.a, other.b} < std::pair{one.a, one.b}) std::swap(one, other);
  double const at_a = orientation(other.a, other.b, one.a);
  double const at_b = orientation(other.a, other.b, one.b);
  return between(one.a, one.b, at_a / (at_a - at_b));
}

}  // namespace

SegmentMeeting meeting_of(Segment const& first, Segment const& second) {
  double const first_a = orientation(second.a, second.b, first.a);
  double const first_b = orientation(second.a, second.b, first.b);
  if (sign(first_a) * sign(first_b) > 0) return {};
  double const second_a = orientation(first.a, first.b, second.a);
  double const second_b = orientation(first.a, first.b, second.b);
  if (sign(second_a) * sign(second_b) > 0) return {};
  if (first_a == 0 && first_b == 0) return collinear_meeting(first, second);
  // From here on the segments meet in exactly one point.
  for (auto const& [side, vertex] : {std::pair{first_a, first.a}, std::pair{first_b, first.b},
                                     std::pair{second_a, second.a}, std::pair{second_b, second.b}}) {
    if (side == 0) return {1, {vertex_spot(first, second, vertex), {}}};
  }
  return {
      1,
      {{first_a / (first_a - first_b), second_a / (second_a - second_b), crossing_point(first, second)}, {}}};
}

}  // namespace passage::detail
