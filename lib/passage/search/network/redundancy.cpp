#include "passage/search/network/redundancy.hpp"

#include <algorithm>
#include <deque>

#include "passage/search/network/dijkstra.hpp"

namespace passage {

namespace {

constexpr std::uint32_t no_edge = static_cast<std::uint32_t>(-1);
constexpr int unlimited = 1 << 20;

/// A flow network over nodes that are split in two, so that a node can carry a limit.
class NodeFlow {
 public:
  explicit NodeFlow(std::size_t nodes) : first_(2 * nodes, no_edge) {}

  static std::uint32_t entry(NodeId node) { return node.value * 2; }
  static std::uint32_t leave(NodeId node) { return node.value * 2 + 1; }

  void add(std::uint32_t from, std::uint32_t to, int capacity) {
    add_half(from, to, capacity);
    add_half(to, from, 0);
  }

  /// Sends one more unit along a shortest augmenting path; false when there is none.
  bool augment(std::uint32_t from, std::uint32_t to) {
    std::vector<std::uint32_t> by(first_.size(), no_edge);
    std::deque<std::uint32_t> queue{from};
    while (!queue.empty() && by[to] == no_edge) {
      auto const node = queue.front();
      queue.pop_front();
      for (auto edge = first_[node]; edge != no_edge; edge = edges_[edge].next) {
        auto const target = edges_[edge].to;
        if (edges_[edge].capacity == 0 || by[target] != no_edge || target == from) continue;
        by[target] = edge;
        queue.push_back(target);
      }
    }
    if (by[to] == no_edge) return false;
    for (auto node = to; node != from; node = edges_[by[node] ^ 1u].to) {
      --edges_[by[node]].capacity;
      ++edges_[by[node] ^ 1u].capacity;
    }
    return true;
  }

 private:
  struct Edge {
    std::uint32_t to, next;
    int capacity;
  };
  void add_half(std::uint32_t from, std::uint32_t to, int capacity) {
    edges_.push_back({to, first_[from], capacity});
    first_[from] = static_cast<std::uint32_t>(edges_.size() - 1);
  }

  std::vector<std::uint32_t> first_;
  std::vector<Edge> edges_;  ///< an edge and its reverse are neighbours
};

/// The least criterion time of the journey without the links marked; unreached where there is none.
std::uint64_t least_time(Journey const& journey, std::vector<bool> const& shut, Context& context) {
  DijkstraOptions search;
  search.shut = shut.empty() ? nullptr : &shut;
  std::uint64_t sum = 0;
  auto const waypoints = journey.waypoints();
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    auto const time = least_costs(journey.arcs(), waypoints[leg], search, context)[waypoints[leg + 1].value];
    if (time == unreached_cost) return unreached_cost;
    sum = (Duration{sum} + Duration{time}).quanta;
  }
  return sum;
}

/// Crossing points on the fastest way, each once, in order.
std::vector<GateId> gates_on_fastest(RoadGraph const& graph, Journey const& journey, Context& context) {
  std::vector<GateId> gates;
  auto const waypoints = journey.waypoints();
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    auto const costs = least_costs(journey.arcs(), waypoints[leg], {}, context);
    for (auto const& step : trace(journey.arcs(), costs, waypoints[leg + 1])) {
      auto const& link = graph.links[step.link.value];
      if (link.is_crossing() && std::ranges::find(gates, link.gate) == gates.end())
        gates.push_back(link.gate);
    }
  }
  return gates;
}

}  // namespace

std::optional<int> count_node_disjoint(SearchGraph const& arcs, NodeId from, NodeId to,
                                       DisjointOptions const& options, Context& context) {
  auto const away = least_costs(arcs, from, {}, context);
  auto const back = least_costs(arcs, to, {Criterion::time, Towards::start}, context);
  auto const may_share = [&](NodeId node) {
    return node == from || node == to || (options.may_share && (*options.may_share)[node.value]);
  };
  NodeFlow flow{arcs.nodes()};
  for (std::uint32_t number = 0; number < arcs.nodes(); ++number) {
    NodeId const node{number};
    if (away[number] == unreached_cost || back[number] == unreached_cost) continue;
    flow.add(NodeFlow::entry(node), NodeFlow::leave(node), may_share(node) ? unlimited : 1);
    for (auto const& arc : arcs.leaving(node)) {
      if (back[arc.to.value] == unreached_cost) continue;
      if (away[number] + arc.time + back[arc.to.value] > options.limit.quanta) continue;
      bool const is_shared = may_share(node) && may_share(arc.to) && !(node == from && arc.to == to);
      flow.add(NodeFlow::leave(node), NodeFlow::entry(arc.to), is_shared ? unlimited : 1);
    }
  }
  int count = 0;
  while (count < options.most && from != to && flow.augment(NodeFlow::leave(from), NodeFlow::entry(to))) {
    ++count;
    context.check_cancel();
  }
  return count < options.most ? std::optional{count} : std::nullopt;
}

std::vector<GateId> unavoidable_gates(RoadGraph const& graph, Journey const& journey, Duration limit,
                                      Context& context) {
  std::vector<GateId> found;
  for (auto const gate : gates_on_fastest(graph, journey, context)) {
    std::vector<bool> shut(graph.links.size());
    for (std::size_t i = 0; i < shut.size(); ++i)
      shut[i] = graph.links[i].is_crossing() && graph.links[i].gate == gate;
    auto const time = least_time(journey, shut, context);
    if (time == unreached_cost || time > limit.quanta) found.push_back(gate);
  }
  return found;
}

}  // namespace passage
