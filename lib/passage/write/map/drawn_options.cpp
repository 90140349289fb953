// Options side by side where they share a road.
#include <algorithm>
#include <cmath>

#include "passage/geo/line_index.hpp"
#include "passage/write/map/message_layers.hpp"

namespace passage {

namespace {

constexpr double step_mm = 0.5, side_by_side_mm = 1.35, same_road_mm = 0.25;
constexpr int smoothing_steps = 8;

/// Points every half millimetre.
Line resampled(Line const& line) {
  auto const running = running_lengths(line);
  int const steps = std::max(1, static_cast<int>(running.back() / step_mm));
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

Point direction(Line const& line, std::size_t i) {
  auto const a = line[i > 1 ? i - 2 : 0], b = line[std::min(i + 2, line.size() - 1)];
  double const length = distance(a, b);
  return length > 0 ? Point{(b.x - a.x) / length, (b.y - a.y) / length} : Point{1, 0};
}

/// Per point of line `own`: the place among the options that share the road, in widths from the middle, and
/// how many they are.
struct Lane {
  double offset = 0;
  int sharing = 1;
};

Lane lane_at(std::vector<Line> const& lines, LineIndex const& index, std::size_t own, std::size_t point) {
  auto const here = lines[own][point];
  auto const forward = direction(lines[own], point);
  std::vector<std::size_t> sharing;
  double sign = 1;
  for (auto const& spot : index.within(here, same_road_mm)) {
    auto const at = static_cast<std::size_t>(
        spot.foot.position.value * static_cast<double>(lines[spot.line].size() - 1) + 0.5);
    auto const other = direction(lines[spot.line], at);
    double const cosine = forward.x * other.x + forward.y * other.y;
    if (spot.line != own && std::abs(cosine) < 0.9) continue;  // a crossing, not a shared road
    if (sharing.empty() && cosine < 0) sign = -1;  // lanes are counted in the first one's direction
    sharing.push_back(spot.line);
  }
  auto const rank = std::ranges::find(sharing, own) - sharing.begin();
  double const middle = (static_cast<double>(sharing.size()) - 1) / 2;
  return {sharing.empty() ? 0 : sign * (static_cast<double>(rank) - middle),
          std::max(1, static_cast<int>(sharing.size()))};
}

/// A moving mean that keeps the ends.
std::vector<double> smoothed(std::vector<double> const& values) {
  std::vector<double> made(values.size());
  auto const count = static_cast<int>(values.size());
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    int const reach = std::min({smoothing_steps, i, count - 1 - i});
    for (int k = -reach; k <= reach; ++k) sum += values[static_cast<std::size_t>(i + k)];
    made[static_cast<std::size_t>(i)] = sum / (2 * reach + 1);
  }
  return made;
}

}  // namespace

std::vector<DrawnOption> drawn_options(RunResult const& result, MapView const& view) {
  std::vector<Line> lines;
  for (auto const& option : result.options) lines.push_back(resampled(view(option.line)));
  std::vector<DrawnOption> drawn;
  if (lines.empty()) return drawn;
  LineIndex const index{lines};
  for (std::size_t own = 0; own < lines.size(); ++own) {
    std::vector<double> offsets;
    DrawnOption option;
    for (std::size_t i = 0; i < lines[own].size(); ++i) {
      auto const lane = lane_at(lines, index, own, i);
      offsets.push_back(lane.offset * side_by_side_mm);
      option.sharing.push_back(lane.sharing);
    }
    offsets = smoothed(smoothed(offsets));
    for (std::size_t i = 0; i < lines[own].size(); ++i) {
      auto const along = direction(lines[own], i);
      option.paper.push_back(
          {lines[own][i].x - along.y * offsets[i], lines[own][i].y + along.x * offsets[i]});
    }
    drawn.push_back(std::move(option));
  }
  return drawn;
}

}  // namespace passage
