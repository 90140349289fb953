#include "passage/write/lanes.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/line.hpp"
#include "passage/geo/line_index.hpp"

namespace passage {

namespace {

Line resampled(Line const& line, double step) {
  auto const running = running_lengths(line);
  int const steps = std::max(1, static_cast<int>(running.back() / step));
  Line made;
  std::size_t next = 1;
  for (int i = 0; i <= steps; ++i) {
    double const at = running.back() * i / steps;
    while (next + 1 < line.size() && running[next] < at) ++next;
    double const length = running[next] - running[next - 1];
    double const share = length > 0 ? (at - running[next - 1]) / length : 0;
    made.push_back({line[next - 1].x + (line[next].x - line[next - 1].x) * share,
                    line[next - 1].y + (line[next].y - line[next - 1].y) * share});
  }
  return made;
}

LanePoint lane_at(std::vector<Line> const& lines, std::vector<LineSpot> const& near, std::size_t own,
                  std::size_t i) {
  constexpr double crossing_cosine = 0.9;
  auto const forward = direction_at(lines[own], i);
  LanePoint lane{lines[own][i], 0, 0, false};
  for (auto const& spot : near) {
    auto const& line = lines[spot.line];
    auto const at = static_cast<std::size_t>(
        std::lround(spot.foot.position.value * static_cast<double>(line.size() - 1)));
    auto const other = direction_at(line, at);
    double const cosine = forward.x * other.x + forward.y * other.y;
    if (spot.line != own && std::abs(cosine) < crossing_cosine) continue;
    if (lane.sharing == 0) lane.is_reversed = cosine < 0;
    if (spot.line < own) ++lane.rank;
    ++lane.sharing;
  }
  lane.sharing = std::max(lane.sharing, 1);
  return lane;
}

}  // namespace

Point direction_at(Line const& line, std::size_t i) {
  auto const a = line[i > 1 ? i - 2 : 0], b = line[std::min(i + 2, line.size() - 1)];
  double const length = distance(a, b);
  return length > 0 ? Point{(b.x - a.x) / length, (b.y - a.y) / length} : Point{1, 0};
}

std::vector<std::vector<LanePoint>> shared_lanes(std::vector<Line> const& lines, LaneRules const& rules) {
  std::vector<std::vector<LanePoint>> lanes;
  if (lines.empty()) return lanes;
  std::vector<Line> even;
  even.reserve(lines.size());
  for (auto const& line : lines) even.push_back(resampled(line, rules.step));
  LineIndex const index{even};
  for (std::size_t own = 0; own < even.size(); ++own) {
    auto& points = lanes.emplace_back();
    for (std::size_t i = 0; i < even[own].size(); ++i)
      points.push_back(lane_at(even, index.within(even[own][i], rules.same_road), own, i));
  }
  return lanes;
}

}  // namespace passage
