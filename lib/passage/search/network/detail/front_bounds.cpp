#include "passage/search/network/detail/front_bounds.hpp"

#include <algorithm>

#include "passage/search/network/detail/least_costs.hpp"

namespace passage::detail {

namespace {

using Ends = std::pair<NodeId, NodeId>;
using Cost = std::uint64_t Arc::*;

/// The sum of `other` along a path between the ends that is shortest in `cost`; nothing when moves without
/// any cost lead the walk in circles.
std::optional<std::uint64_t> sum_along_shortest(SearchGraph const& arcs, Ends ends,
                                                std::vector<std::uint64_t> const& costs,
                                                std::pair<Cost, Cost> cost_and_other) {
  Cost const cost = cost_and_other.first, other = cost_and_other.second;
  Duration sum;
  auto node = ends.first;
  for (std::size_t steps = 0; node != ends.second; ++steps) {
    if (steps > arcs.nodes()) return std::nullopt;
    auto const leaving = arcs.leaving(node);
    auto const tight = std::ranges::find_if(leaving, [&](Arc const& arc) {
      auto const rest = costs[arc.to.value];
      return rest != unreached_cost && rest + arc.*cost == costs[node.value];
    });
    if (tight == leaving.end()) throw Error{ErrorKind::defect, "no_successor", "a label has no successor"};
    sum = Duration{sum.quanta} + Duration{(*tight).*other};
    node = tight->to;
  }
  return sum.quanta;
}

}  // namespace

std::optional<FrontBounds> find_front_bounds(SearchGraph const& arcs, Ends ends, FrontOptions const& options,
                                             Context& context) {
  auto const [from, to] = ends;
  DijkstraOptions const by_time{Criterion::time, Towards::start};
  LeastCosts times{arcs, to, by_time};
  times.run_to(from, context);
  auto const least = times.costs()[from.value];
  if (least == unreached_cost) return std::nullopt;

  FrontBounds bounds;
  bounds.time_limit = options.bound ? options.bound->quanta : stretched(least, options.max_stretch);
  if (bounds.time_limit < least) return std::nullopt;
  bounds.exposure_limit = sum_along_shortest(arcs, ends, times.costs(), {&Arc::time, &Arc::exposure})
                              .value_or(unreached_cost - 1);

  DijkstraOptions by_exposure{Criterion::exposure, Towards::start};
  by_exposure.limit = bounds.exposure_limit;
  LeastCosts exposures{arcs, to, by_exposure};
  exposures.run(context);
  bounds.exposures = std::move(exposures).costs();

  auto const longest = sum_along_shortest(arcs, ends, bounds.exposures, {&Arc::exposure, &Arc::time});
  bounds.time_limit = std::min(bounds.time_limit, longest.value_or(unreached_cost));
  times.lower_limit(bounds.time_limit);
  times.run(context);
  bounds.times = std::move(times).costs();
  return bounds;
}

}  // namespace passage::detail
