#include "passage/search/network/dijkstra.hpp"

#include <algorithm>
#include <queue>

namespace passage {

namespace {

std::uint64_t cost_of(Arc const& arc, DijkstraOptions const& options) {
  if (!options.link_costs.empty()) return options.link_costs[arc.link.link.value];
  return options.criterion == Criterion::time ? arc.time : arc.exposure;
}

bool may_use(Arc const& arc, DijkstraOptions const& options) {
  if (!(arc.consents & options.refused).empty()) return false;
  return !options.shut || !(*options.shut)[arc.link.link.value];
}

struct Entry {
  std::uint64_t cost;
  NodeId node;
  friend bool operator>(Entry const& a, Entry const& b) {
    return a.cost != b.cost ? a.cost > b.cost : a.node > b.node;
  }
};

constexpr std::size_t pops_between_checks = 4096;

}  // namespace

std::vector<std::uint64_t> least_costs(SearchGraph const& graph, NodeId start, DijkstraOptions const& options,
                                       Context& context) {
  std::vector<std::uint64_t> costs(graph.nodes(), unreached_cost);
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  costs[start.value] = 0;
  queue.push({0, start});
  for (std::size_t pops = 0; !queue.empty(); ++pops) {
    if (pops % pops_between_checks == 0) context.check_cancel();
    auto const [cost, node] = queue.top();
    queue.pop();
    if (cost != costs[node.value]) continue;
    auto const arcs = options.towards == Towards::away ? graph.leaving(node) : graph.arriving(node);
    for (auto const& arc : arcs) {
      if (!may_use(arc, options)) continue;
      auto const next = (Duration{cost} + Duration{cost_of(arc, options)}).quanta;
      if (next > options.limit || next >= costs[arc.to.value]) continue;
      costs[arc.to.value] = next;
      queue.push({next, arc.to});
    }
  }
  return costs;
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
