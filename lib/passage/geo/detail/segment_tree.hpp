#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "passage/geo/detail/segment.hpp"

namespace passage::detail {

/// An R-tree over the boxes of segments. Immutable; may be shared by threads.
class SegmentTree {
 public:
  explicit SegmentTree(std::vector<Segment> segments);
  ~SegmentTree();
  SegmentTree(SegmentTree&&) noexcept;
  SegmentTree& operator=(SegmentTree&&) noexcept;

  Segment const& operator[](std::uint32_t index) const { return segments_[index]; }
  std::size_t size() const { return segments_.size(); }
  /// The segments whose boxes meet `box`, ascending.
  std::vector<std::uint32_t> meeting_box(Box const& box) const;
  /// All segments within `radius` of the point and some more, ascending.
  std::vector<std::uint32_t> candidates_within(Point point, double radius) const;
  /// A few segments that include all nearest ones, ascending; empty when none is within `limit`.
  std::vector<std::uint32_t> nearest_candidates(Point point, double limit) const;

 private:
  struct Tree;
  std::vector<Segment> segments_;
  std::unique_ptr<Tree> tree_;
};

/// The segments of a line; repeated points make none.
void append_segments(Line const& line, std::vector<Segment>& segments);

}  // namespace passage::detail
