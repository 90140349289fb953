// Options side by side where they share a road.
#include <algorithm>
#include <cmath>

#include "passage/write/lanes.hpp"
#include "passage/write/map/message_layers.hpp"

namespace passage {

namespace {

constexpr double step_mm = 0.5, side_by_side_mm = 1.35, same_road_mm = 0.25;
constexpr int smoothing_steps = 8;

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
  for (auto const& option : result.options) lines.push_back(view(option.line));
  std::vector<DrawnOption> drawn;
  for (auto const& lanes : shared_lanes(lines, {step_mm, same_road_mm})) {
    DrawnOption option;
    std::vector<double> offsets;
    for (auto const& lane : lanes) {
      double const middle = (lane.sharing - 1) / 2.0;
      offsets.push_back((lane.is_reversed ? -1 : 1) * (lane.rank - middle) * side_by_side_mm);
      option.paper.push_back(lane.point);
      option.sharing.push_back(lane.sharing);
    }
    offsets = smoothed(smoothed(offsets));
    auto const middle_line = option.paper;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      auto const along = direction_at(middle_line, i);
      option.paper[i] = {middle_line[i].x - along.y * offsets[i], middle_line[i].y + along.x * offsets[i]};
    }
    drawn.push_back(std::move(option));
  }
  return drawn;
}

}  // namespace passage
