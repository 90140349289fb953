#include "passage/search/network/dijkstra.hpp"

#include <algorithm>
#include <cmath>

#include "passage/search/network/detail/least_costs.hpp"

namespace passage {

using detail::cost_of, detail::may_use;

std::uint64_t stretched(std::uint64_t least, double factor) {
  auto const limit = std::floor(static_cast<double>(least) * factor);
  return limit >= static_cast<double>(unreached_cost) ? unreached_cost - 1
                                                      : std::max(least, static_cast<std::uint64_t>(limit));
}

std::vector<std::uint64_t> least_costs(SearchGraph const& graph, NodeId start, DijkstraOptions const& options,
                                       Context& context) {
  detail::LeastCosts search{graph, start, options};
  search.run(context);
  return std::move(search).costs();
}

std::vector<DirectedLink> trace(SearchGraph const& graph, std::vector<std::uint64_t> const& costs,
                                NodeId target, DijkstraOptions const& options) {
  std::vector<DirectedLink> links;
  if (costs[target.value] == unreached_cost) return links;
  for (auto node = target; costs[node.value] > 0;) {
    auto const arcs = graph.arriving(node);
    auto const tight = std::ranges::find_if(arcs, [&](Arc const& arc) {
      auto const before = costs[arc.to.value];
      return may_use(arc, options) && before != unreached_cost &&
             before + cost_of(arc, options) == costs[node.value];
    });
    if (tight == arcs.end()) throw Error{ErrorKind::defect, "no_predecessor", "a label has no predecessor"};
    links.push_back(tight->link);
    node = tight->to;
  }
  std::ranges::reverse(links);
  return links;
}

}  // namespace passage
