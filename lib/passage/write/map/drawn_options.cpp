// Options side by side where they share a road.
#include <algorithm>
#include <cmath>

#include "passage/write/lanes.hpp"
#include "passage/write/map/message_layers.hpp"

namespace passage {

namespace {

constexpr double step_mm = 0.5, side_by_side_mm = 1.35, same_road_mm = 0.25;
constexpr std::size_t smoothing_steps = 8;

/// A moving mean that keeps the ends.
std::vector<double> smoothed(std::vector<double> const& values) {
  std::vector<double> made(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto const reach = std::min({smoothing_steps, i, values.size() - 1 - i});
    double sum = 0;
    for (auto k = i - reach; k <= i + reach; ++k) sum += values[k];
    made[i] = sum / static_cast<double>(2 * reach + 1);
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
