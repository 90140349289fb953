#include "passage/geo/detail/segment_tree.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

// Boost 1.74 speaks of its own old headers.
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include <boost/geometry/algorithms/comparable_distance.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include "passage/geo/detail/boost_geometry.hpp"

namespace passage::detail {

namespace index = boost::geometry::index;

namespace {

using Entry = std::pair<Box, std::uint32_t>;

std::vector<Entry> entries_of(std::vector<Segment> const& segments) {
  std::vector<Entry> entries;
  entries.reserve(segments.size());
  for (auto const& segment : segments)
    entries.emplace_back(segment.box(), static_cast<std::uint32_t>(entries.size()));
  return entries;
}

/// An output iterator that keeps only the numbers of the entries found.
struct Numbers {
  using iterator_category = std::output_iterator_tag;
  using value_type = void;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = void;

  std::vector<std::uint32_t>* found;

  Numbers& operator*() { return *this; }
  Numbers& operator++() { return *this; }
  Numbers& operator++(int) { return *this; }
  Numbers& operator=(Entry const& entry) {
    found->push_back(entry.second);
    return *this;
  }
};

}  // namespace

struct SegmentTree::Tree {
  index::rtree<Entry, index::quadratic<16>> boxes;
};

SegmentTree::SegmentTree(std::vector<Segment> segments)
    : segments_(std::move(segments)), tree_(new Tree{decltype(Tree::boxes)(entries_of(segments_))}) {}

SegmentTree::~SegmentTree() = default;
SegmentTree::SegmentTree(SegmentTree&&) noexcept = default;
SegmentTree& SegmentTree::operator=(SegmentTree&&) noexcept = default;

std::vector<std::uint32_t> SegmentTree::meeting_box(Box const& box) const {
  std::vector<std::uint32_t> found;
  tree_->boxes.query(index::intersects(box), Numbers{&found});
  std::ranges::sort(found);
  return found;
}

std::vector<std::uint32_t> SegmentTree::nearest_candidates(Point point, double limit) const {
  std::vector<std::uint32_t> found;
  // The segments in the nearest few boxes bound the distance; whatever is nearer has its box within it.
  tree_->boxes.query(index::nearest(point, 8), Numbers{&found});
  double radius = limit;
  for (auto const number : found) radius = std::min(radius, foot_on(segments_[number], point).distance);
  if (found.empty()) return found;
  return candidates_within(point, radius);
}

std::vector<std::uint32_t> SegmentTree::candidates_within(Point point, double radius) const {
  double const rounding = 1e-15 * (std::abs(point.x) + std::abs(point.y) + radius);
  return meeting_box(Box{point, point}.grown(radius + rounding));
}

void append_segments(Line const& line, std::vector<Segment>& segments) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i - 1] != line[i]) segments.push_back({line[i - 1], line[i]});
  }
}

}  // namespace passage::detail
