#include "passage/search/network/detail/penalties.hpp"

#include <algorithm>
#include <cmath>

#include "passage/base/parallel.hpp"
#include "passage/geo/area_index.hpp"

namespace passage::detail {

namespace {

constexpr double penalty_step = 1.15, penalty_cap = 6;

std::vector<Line> ground_lines(RoadGraph const& graph) {
  std::vector<Line> lines;
  lines.reserve(graph.links.size());
  for (auto const& link : graph.links) lines.push_back(link.is_crossing() ? Line{} : link.line);
  return lines;
}

}  // namespace

Penalties::Penalties(RoadGraph const& graph)
    : graph_(graph), lines_(ground_lines(graph)), index_(lines_), factors_(graph.links.size(), 1.0) {
  costs_.reserve(graph.links.size());
  for (auto const& link : graph.links) costs_.push_back(link.criterion().quanta);
}

void Penalties::raise(MultiPolygon const& area, Context& context) {
  if (area.empty()) return;
  AreaIndex const inside{{area}};
  auto const near = index_.near(bounds(area));
  parallel_for(near.size(), context, [&](std::size_t i, int) {
    auto const link = near[i];
    if (lines_[link].empty()) return;
    double share = 0;
    for (auto const& stretch : inside.stretches(lines_[link])) {
      if (!stretch.areas.empty()) share += stretch.upto.value - stretch.from.value;
    }
    factors_[link] = std::min(penalty_cap, factors_[link] * (1 + (penalty_step - 1) * share));
    // A delay at a border has no ground: made dearer, it would drive routes to another border first.
    auto const delay = graph_.links[link].delay.quanta;
    auto const on_ground = static_cast<double>(graph_.links[link].criterion().quanta - delay);
    costs_[link] = delay + static_cast<std::uint64_t>(std::nearbyint(on_ground * factors_[link]));
  });
}

}  // namespace passage::detail
