#include "passage/geo/line_index.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "passage/geo/detail/line_positions.hpp"
#include "passage/geo/detail/segment_tree.hpp"

namespace passage {

namespace {

using detail::LinePositions;
using detail::Segment;
using detail::SegmentTree;

/// Where an indexed segment lies on its line.
struct Origin {
  std::uint32_t line;
  double from, upto;  ///< positions of its ends
};

double position_on(Origin const& origin, double share) {
  if (share == 0) return origin.from;
  if (share == 1) return origin.upto;
  return origin.from + share * (origin.upto - origin.from);
}

// The rank of each line by its coordinates, so that ties do not depend on the order of the input.
std::vector<std::size_t> ranks_of(std::vector<Line> const& lines) {
  std::vector<std::size_t> order(lines.size()), ranks(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return lines[a] < lines[b]; });
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

}  // namespace

struct LineIndex::State {
  std::vector<Origin> origins;  ///< one per segment
  std::vector<bool> closed;     ///< per line: its last point is its first
  std::vector<std::size_t> ranks;
  SegmentTree tree;

  explicit State(std::vector<Line> const& lines) : ranks(ranks_of(lines)), tree(take_apart(lines)) {}

  std::vector<Segment> take_apart(std::vector<Line> const& lines);
  LineSpot spot(std::uint32_t segment, Point point) const;
};

std::vector<Segment> LineIndex::State::take_apart(std::vector<Line> const& lines) {
  std::vector<Segment> segments;
  for (std::uint32_t number = 0; number < lines.size(); ++number) {
    auto const& line = lines[number];
    closed.push_back(!line.empty() && line.front() == line.back());
    LinePositions const positions{line};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      if (line[i] == line[i + 1]) continue;
      segments.push_back({line[i], line[i + 1]});
      origins.push_back({number, positions.at(i, 0), positions.at(i, 1)});
    }
    if (positions.length() == 0 && !line.empty()) {  // a line of no length is still found near its place
      segments.push_back({line.front(), line.front()});
      origins.push_back({number, 0, 0});
    }
  }
  return segments;
}

LineSpot LineIndex::State::spot(std::uint32_t segment, Point point) const {
  auto const foot = foot_on(tree[segment], point);
  auto const& origin = origins[segment];
  return {origin.line, {Share{position_on(origin, foot.share)}, foot.point, foot.distance}};
}

LineIndex::LineIndex(std::vector<Line> const& lines) : state_(std::make_unique<State>(lines)) {}
LineIndex::~LineIndex() = default;
LineIndex::LineIndex(LineIndex&&) noexcept = default;
LineIndex& LineIndex::operator=(LineIndex&&) noexcept = default;

std::optional<LineSpot> LineIndex::nearest(Point point, double limit) const {
  std::optional<LineSpot> best;
  auto const key = [&](LineSpot const& spot) {
    return std::tuple{spot.foot.distance, spot.foot.point, state_->ranks[spot.line], spot.foot.position};
  };
  for (auto const segment : state_->tree.nearest_candidates(point, limit)) {
    auto const spot = state_->spot(segment, point);
    if (spot.foot.distance <= limit && (!best || key(spot) < key(*best))) best = spot;
  }
  return best;
}

std::vector<LineSpot> LineIndex::within(Point point, double limit) const {
  std::vector<LineSpot> spots;
  // Segments come in the order of their lines and along them, so the first of equals is kept.
  for (auto const segment : state_->tree.candidates_within(point, limit)) {
    auto const spot = state_->spot(segment, point);
    if (spot.foot.distance > limit) continue;
    if (spots.empty() || spots.back().line != spot.line) {
      spots.push_back(spot);
    } else if (spot.foot.distance < spots.back().foot.distance) {
      spots.back() = spot;
    }
  }
  return spots;
}

std::vector<std::size_t> LineIndex::near(Box const& box) const {
  std::vector<std::size_t> lines;
  for (auto const segment : state_->tree.meeting_box(box)) {
    auto const line = state_->origins[segment].line;
    if (lines.empty() || lines.back() != line) lines.push_back(line);
  }
  return lines;
}

namespace {

/// A meeting before doubles are removed: ordered by position, then line, then position on that line.
using Spot = std::tuple<double, std::size_t, double>;

/// All spots where a line meets indexed lines, and which of them are inner joints of shared stretches.
class Meetings {
 public:
  void add(Spot const& spot, Point point) { points_.try_emplace(spot, point); }
  void add_shared(Spot const& start, Spot const& end) {
    ++starts_[start];
    ++ends_[end];
  }
  std::vector<LineIndex::Meeting> list() const {
    std::vector<LineIndex::Meeting> meetings;
    for (auto const& [spot, point] : points_) {
      if (starts_.contains(spot) && ends_.contains(spot)) continue;
      auto const& [position, line, other] = spot;
      meetings.push_back({Share{position}, line, Share{other}, point});
    }
    return meetings;
  }

 private:
  std::map<Spot, Point> points_;
  std::map<Spot, int> starts_, ends_;
};

}  // namespace

std::vector<LineIndex::Meeting> LineIndex::meetings(Line const& line) const {
  Meetings meetings;
  LinePositions const positions{line};
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] == line[i + 1]) continue;
    Segment const piece{line[i], line[i + 1]};
    for (auto const segment : state_->tree.meeting_box(piece.box())) {
      auto const& origin = state_->origins[segment];
      auto const met = meeting_of(piece, state_->tree[segment]);
      auto const spot = [&](detail::SegmentMeeting::Spot const& at) {
        double const other = position_on(origin, at.second);
        bool const closing = other == 1 && state_->closed[origin.line];  // the last point is the first
        return Spot{positions.at(i, at.first), origin.line, closing ? 0 : other};
      };
      for (int k = 0; k < met.count; ++k) meetings.add(spot(met.spots[k]), met.spots[k].point);
      if (met.count == 2) {
        auto const [start, end] = std::minmax({spot(met.spots[0]), spot(met.spots[1])});
        meetings.add_shared(start, end);
      }
    }
  }
  return meetings.list();
}

}  // namespace passage
