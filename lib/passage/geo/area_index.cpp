#include "passage/geo/area_index.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>
#include <utility>

#include "passage/geo/detail/line_positions.hpp"
#include "passage/geo/detail/orientation.hpp"
#include "passage/geo/detail/segment_tree.hpp"

namespace passage {

namespace {

using detail::LinePositions;
using detail::orientation;
using detail::Segment;
using detail::SegmentTree;

/// A stretch of the line that runs along a boundary segment.
struct SharedStretch {
  double from, upto;
  std::uint32_t segment;
};

struct Crossings {
  std::vector<double> cuts;  ///< ascending and distinct, 0 and 1 included
  std::vector<SharedStretch> shared;
};

Crossings crossings_of(Line const& line, LinePositions const& positions, SegmentTree const& boundaries) {
  Crossings crossings{{0, 1}, {}};
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] == line[i + 1]) continue;
    Segment const piece{line[i], line[i + 1]};
    for (auto const segment : boundaries.meeting_box(piece.box())) {
      auto const met = meeting_of(piece, boundaries[segment]);
      for (int k = 0; k < met.count; ++k) crossings.cuts.push_back(positions.at(i, met.spots[k].first));
      if (met.count == 2) {
        auto const [from, upto] =
            std::minmax({positions.at(i, met.spots[0].first), positions.at(i, met.spots[1].first)});
        crossings.shared.push_back({from, upto, segment});
      }
    }
  }
  std::ranges::sort(crossings.cuts);
  crossings.cuts.erase(std::unique(crossings.cuts.begin(), crossings.cuts.end()), crossings.cuts.end());
  return crossings;
}

}  // namespace

struct AreaIndex::State {
  std::vector<std::uint32_t> areas;        ///< the area of each boundary segment
  std::vector<Box> boxes;                  ///< per area
  std::vector<std::uint32_t> area_of_box;  ///< per entry of the tree of boxes
  SegmentTree area_boxes;                  ///< the diagonals of the areas' boxes
  SegmentTree boundaries;

  explicit State(std::vector<MultiPolygon> const& polygons)
      : area_boxes(diagonals(polygons)), boundaries(take_apart(polygons)) {}

  std::vector<Segment> diagonals(std::vector<MultiPolygon> const& polygons);
  std::vector<Segment> take_apart(std::vector<MultiPolygon> const& polygons);
  std::vector<std::size_t> containing(Point point, std::vector<std::uint32_t> const& on_boundary) const;
};

std::vector<Segment> AreaIndex::State::diagonals(std::vector<MultiPolygon> const& polygons) {
  std::vector<Segment> segments;
  for (auto const& area : polygons) {
    boxes.push_back(bounds(area));
    if (boxes.back().is_empty()) continue;
    segments.push_back({boxes.back().low, boxes.back().high});
    area_of_box.push_back(static_cast<std::uint32_t>(boxes.size() - 1));
  }
  return segments;
}

std::vector<Segment> AreaIndex::State::take_apart(std::vector<MultiPolygon> const& polygons) {
  std::vector<Segment> segments;
  for (std::uint32_t area = 0; area < polygons.size(); ++area) {
    for (auto const& polygon : polygons[area]) {
      detail::append_segments(polygon.outer, segments);
      for (auto const& hole : polygon.holes) detail::append_segments(hole, segments);
    }
    areas.resize(segments.size(), area);
  }
  return segments;
}

// Even-odd rule: counts the boundary segments that a ray to the right crosses. A point on a segment lies
// left of it, and a vertex at the ray's height below the ray: as if the point were moved right by an
// infinitesimal, and up by a smaller one. Areas that share a boundary therefore never both hold or both miss
// it. `on_boundary` are segments known to hold the point, which its rounding may have moved off.
std::vector<std::size_t> AreaIndex::State::containing(Point point,
                                                      std::vector<std::uint32_t> const& on_boundary) const {
  std::vector<std::size_t> inside;
  double reach = point.x;
  for (auto const box : area_boxes.meeting_box({point, point})) {
    inside.push_back(area_of_box[box]);
    reach = std::max(reach, boxes[area_of_box[box]].high.x);
  }
  if (inside.empty()) return inside;
  std::vector<bool> odd(inside.size(), false);
  for (auto const segment : boundaries.meeting_box({point, {reach, point.y}})) {
    auto const [a, b] = boundaries[segment];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    auto const candidate = std::ranges::lower_bound(inside, areas[segment]);
    if (candidate == inside.end() || *candidate != areas[segment]) continue;
    if (std::ranges::binary_search(on_boundary, segment)) continue;
    double const left = b.y > a.y ? orientation(a, b, point) : orientation(b, a, point);
    if (left > 0) {
      auto const index = static_cast<std::size_t>(candidate - inside.begin());
      odd[index] = !odd[index];
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (odd[i]) inside[kept++] = inside[i];
  }
  inside.resize(kept);
  return inside;
}

AreaIndex::AreaIndex(std::vector<MultiPolygon> const& areas) : state_(std::make_unique<State>(areas)) {}
AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::vector<std::size_t> AreaIndex::containing(Point point) const {
  return state_->containing(point, {});
}

double AreaIndex::distance(Point point, double limit) const {
  if (!containing(point).empty()) return 0;
  double least = std::numeric_limits<double>::infinity();
  for (auto const segment : state_->boundaries.nearest_candidates(point, limit))
    least = std::min(least, foot_on(state_->boundaries[segment], point).distance);
  return least <= limit ? least : std::numeric_limits<double>::infinity();
}

namespace {

void append(std::vector<Stretch>& stretches, Stretch next) {
  if (!stretches.empty() && stretches.back().areas == next.areas) {
    stretches.back().upto = next.upto;
  } else {
    stretches.push_back(std::move(next));
  }
}

/// Adds short stretches to their longer neighbours, the shortest first.
class ShortStretches {
 public:
  ShortStretches(std::vector<Stretch> stretches, double shortest_share)
      : stretches_(std::move(stretches)), shortest_(shortest_share) {
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      before_.push_back(i == 0 ? none : i - 1);
      after_.push_back(i + 1 == stretches_.size() ? none : i + 1);
      queue(i);
    }
  }

  std::vector<Stretch> absorbed() && {
    while (!queue_.empty()) {
      auto const [size, index] = queue_.top();
      queue_.pop();
      if (!is_gone(index) && size == length(index)) absorb(index);
    }
    std::vector<Stretch> kept;
    for (auto& stretch : stretches_) {
      if (stretch.from < stretch.upto) append(kept, std::move(stretch));
    }
    return kept;
  }

 private:
  static constexpr auto none = static_cast<std::size_t>(-1);

  double length(std::size_t i) const { return (stretches_[i].upto - stretches_[i].from).value; }
  bool is_gone(std::size_t i) const { return stretches_[i].from == stretches_[i].upto; }
  void queue(std::size_t i) {
    if (length(i) < shortest_) queue_.emplace(length(i), i);
  }
  void absorb(std::size_t index) {
    auto const left = before_[index], right = after_[index];
    if (left == none && right == none) return;
    auto heir = right == none || (left != none && length(left) >= length(right)) ? left : right;
    join(heir, index);
    if (left != none && right != none && stretches_[left].areas == stretches_[right].areas) {
      join(left, right);
      heir = left;
    }
    queue(heir);
  }
  void join(std::size_t heir, std::size_t gone) {
    stretches_[heir].from = std::min(stretches_[heir].from, stretches_[gone].from);
    stretches_[heir].upto = std::max(stretches_[heir].upto, stretches_[gone].upto);
    stretches_[gone].from = stretches_[gone].upto;
    if (before_[gone] != none) after_[before_[gone]] = after_[gone];
    if (after_[gone] != none) before_[after_[gone]] = before_[gone];
  }

  using Entry = std::pair<double, std::size_t>;
  std::vector<Stretch> stretches_;
  double shortest_;
  std::vector<std::size_t> before_, after_;  ///< the living neighbours of each stretch
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

/// Goes along a line and knows which boundary segments the current piece runs on.
class SharedSweep {
 public:
  explicit SharedSweep(std::vector<SharedStretch> shared) : shared_(std::move(shared)) {
    std::ranges::sort(shared_, {}, [](SharedStretch const& s) { return std::pair{s.from, s.segment}; });
  }
  /// The segments that the next piece from … upto runs on, ascending.
  std::vector<std::uint32_t> under(double from, double upto) {
    while (next_ < shared_.size() && shared_[next_].from <= from) active_.push_back(shared_[next_++]);
    std::erase_if(active_, [&](SharedStretch const& s) { return s.upto < upto; });
    std::vector<std::uint32_t> segments;
    for (auto const& stretch : active_) segments.push_back(stretch.segment);
    std::ranges::sort(segments);
    return segments;
  }

 private:
  std::vector<SharedStretch> shared_, active_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<Stretch> AreaIndex::stretches(Line const& line, double shortest) const {
  LinePositions const positions{line};
  if (positions.length() == 0) return {{Share{0}, Share{1}, containing(line.front())}};
  auto const [cuts, shared] = crossings_of(line, positions, state_->boundaries);
  SharedSweep sweep{shared};
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    double const from = cuts[i], upto = cuts[i + 1];
    auto const middle = positions.point((from + upto) / 2);
    auto const on_boundary = sweep.under(from, upto);
    append(stretches, {Share{from}, Share{upto}, state_->containing(middle, on_boundary)});
  }
  double const rounding = 1e-12;  // positions keep no more digits than this
  return ShortStretches{std::move(stretches), std::max(shortest / positions.length(), rounding)}.absorbed();
}

}  // namespace passage
