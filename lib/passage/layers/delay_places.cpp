#include "passage/layers/delay_places.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace passage {

namespace {

constexpr double middle = 0.5;
/// A delay belongs to the part of a road that ends at or holds its place, so it never stands at the very
/// start.
constexpr double least_share = 1e-9;

void report(std::set<std::string> const& twice, Context& context) {
  if (twice.empty()) return;
  context.find(
      {Severity::warning, "delay_and_wait",
       fmt::format("{} roads that state a delay carry a crossing point that states a wait, first {}; "
                   "both are counted: leave one out if they are the same border.",
                   twice.size(), *twice.begin()),
       "roads", "", twice.size()});
}

}  // namespace

void place_delays(std::span<RoadFeature> roads, RoadGraph const& graph, Context& context) {
  for (auto& road : roads) road.delay_at = Share{middle};
  std::vector<bool> has_crossing(roads.size());
  std::set<std::string> twice;
  for (auto const& link : graph.links) {
    if (!link.is_crossing() || !(roads[link.feature].delay.value > 0)) continue;
    auto& road = roads[link.feature];
    Share const place{std::clamp(link.from.value, least_share, 1.0)};
    bool const is_nearer = std::abs(place.value - middle) < std::abs(road.delay_at.value - middle) ||
                           !has_crossing[link.feature];
    if (is_nearer) road.delay_at = place;
    has_crossing[link.feature] = true;
    auto const& gate = graph.gates[link.gate.value];
    if (gate.is_recorded && gate.wait.value > 0) twice.insert(gate.name.empty() ? gate.id : gate.name);
  }
  report(twice, context);
}

}  // namespace passage
