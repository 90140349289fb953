#include "passage/search/network/redundancy.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <set>

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

/// Marks what can be reached past the links of a path, one link of the path after the other.
class Detours {
 public:
  Detours(SearchGraph const& graph, std::vector<std::uint64_t> const& away,
          std::vector<std::uint64_t> const& back, std::uint64_t limit)
      : graph_(graph), away_(away), back_(back), limit_(limit), position_(graph.nodes(), none) {}

  std::vector<EdgeId> unavoidable(NodeId from, std::vector<DirectedLink> const& links,
                                  std::vector<NodeId> const& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) position_[nodes[i].value] = i;
    std::vector<EdgeId> found;
    std::size_t reach = 0;
    std::vector<bool> visited(graph_.nodes());
    for (std::size_t i = 0; i < links.size(); ++i) {
      explore(i == 0 ? from : nodes[i], links[i], visited, reach);
      if (reach <= i) {
        found.push_back(links[i].link);
        reach = i + 1;
      }
    }
    return found;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Everything that a detour leaving the path at `start` gets to; `next` is the path's own way on.
  void explore(NodeId start, DirectedLink next, std::vector<bool>& visited, std::size_t& reach) const {
    std::vector<NodeId> open{start};
    while (!open.empty()) {
      auto const node = open.back();
      open.pop_back();
      for (auto const& arc : graph_.leaving(node)) {
        if (node == start && arc.link == next) continue;
        if (back_[arc.to.value] == unreached_cost || away_[node.value] == unreached_cost) continue;
        if (away_[node.value] + arc.time + back_[arc.to.value] > limit_) continue;
        if (position_[arc.to.value] != none) {
          reach = std::max(reach, position_[arc.to.value]);
        } else if (!visited[arc.to.value]) {
          visited[arc.to.value] = true;
          open.push_back(arc.to);
        }
      }
    }
  }

  SearchGraph const& graph_;
  std::vector<std::uint64_t> const &away_, &back_;
  std::uint64_t limit_;
  std::vector<std::size_t> position_;
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

/// Groups on the fastest way, each once, in order.
std::vector<std::uint32_t> groups_on_fastest(Journey const& journey,
                                             std::span<std::uint32_t const> group_of_link, Context& context) {
  std::vector<std::uint32_t> groups;
  auto const waypoints = journey.waypoints();
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    auto const costs = least_costs(journey.arcs(), waypoints[leg], {}, context);
    if (costs[waypoints[leg + 1].value] == unreached_cost) return {};
    for (auto const& step : trace(journey.arcs(), costs, waypoints[leg + 1])) {
      auto const group = group_of_link[step.link.value];
      if (group != no_group && std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
    }
  }
  return groups;
}

/// Decides for one group after the other.
class GroupTest {
 public:
  GroupTest(RoadGraph const& graph, Journey const& journey, Duration limit,
            std::span<std::uint32_t const> group_of_link, Context& context)
      : journey_(journey), limit_(limit), group_of_link_(group_of_link), context_(context) {
    // Without a limit on changes of control there are more ways: what none of them avoids is unavoidable.
    for (auto const link : unavoidable_links(SearchGraph{graph}, journey.places(), limit, context)) {
      if (group_of_link[link.value] != no_group) proven_.insert(group_of_link[link.value]);
    }
  }

  bool is_unavoidable(std::uint32_t group) const {
    if (proven_.contains(group)) return true;
    std::vector<bool> shut(group_of_link_.size());
    for (std::size_t i = 0; i < shut.size(); ++i) shut[i] = group_of_link_[i] == group;
    auto const time = least_time(journey_, shut, context_);
    return time == unreached_cost || time > limit_.quanta;
  }

 private:
  Journey const& journey_;
  Duration limit_;
  std::span<std::uint32_t const> group_of_link_;
  Context& context_;
  std::set<std::uint32_t> proven_;
};

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

std::vector<std::uint32_t> unavoidable_groups(RoadGraph const& graph, Journey const& journey, Duration limit,
                                              std::span<std::uint32_t const> group_of_link,
                                              Context& context) {
  auto groups = groups_on_fastest(journey, group_of_link, context);
  if (groups.empty()) return groups;
  GroupTest const test{graph, journey, limit, group_of_link, context};
  std::erase_if(groups, [&](std::uint32_t group) { return !test.is_unavoidable(group); });
  return groups;
}

std::vector<GateId> unavoidable_gates(RoadGraph const& graph, Journey const& journey, Duration limit,
                                      Context& context) {
  std::vector<std::uint32_t> gate_of_link;
  gate_of_link.reserve(graph.links.size());
  for (auto const& link : graph.links)
    gate_of_link.push_back(link.is_crossing() ? link.gate.value : no_group);
  std::vector<GateId> gates;
  for (auto const gate : unavoidable_groups(graph, journey, limit, gate_of_link, context))
    gates.emplace_back(gate);
  return gates;
}

std::vector<EdgeId> unavoidable_links(SearchGraph const& graph, NodeId from, NodeId to, Duration limit,
                                      Context& context) {
  auto const away = least_costs(graph, from, {}, context);
  auto const back = least_costs(graph, to, {Criterion::time, Towards::start}, context);
  auto const links = trace(graph, away, to);
  std::vector<NodeId> nodes{from};
  for (auto const& link : links) {
    auto const arcs = graph.leaving(nodes.back());
    nodes.push_back(std::ranges::find(arcs, link, &Arc::link)->to);
  }
  return Detours{graph, away, back, limit.quanta}.unavoidable(from, links, nodes);
}

std::vector<EdgeId> unavoidable_links(SearchGraph const& graph, Waypoints waypoints, Duration limit,
                                      Context& context) {
  std::vector<std::uint64_t> least;
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg)
    least.push_back(least_costs(graph, waypoints[leg], {}, context)[waypoints[leg + 1].value]);
  auto const sum = std::accumulate(least.begin(), least.end(), std::uint64_t{0});
  std::vector<EdgeId> found;
  for (std::size_t leg = 0; leg < least.size(); ++leg) {
    Duration const left{limit.quanta - (sum - least[leg])};
    for (auto const link : unavoidable_links(graph, waypoints[leg], waypoints[leg + 1], left, context))
      found.push_back(link);
  }
  return found;
}

}  // namespace passage
