#include "passage/search/network/detail/gate_graph.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "passage/base/parallel.hpp"

namespace passage::detail {

namespace {
constexpr std::size_t most_gates = 64;  // bits of an OpeningSet
}

GateGraph::GateGraph(RoadGraph const& graph, std::span<NodeId const> origins,
                     std::vector<GateId> const& gates, Duration limit, Context& context)
    : limit_(limit.quanta) {
  if (gates.size() > most_gates) {
    throw Error{ErrorKind::input, "too_many_openings",
                fmt::format("openings: got {} crossing points that could open, expected at most {}",
                            gates.size(), most_gates),
                "name the crossing points that are being negotiated"};
  }
  for (auto const origin : origins) terminal(origin);
  origins_ = nodes_.size();
  add_crossings(graph, gates);
  std::vector<bool> shut(graph.links.size());
  for (std::size_t i = 0; i < shut.size(); ++i) {
    shut[i] = graph.links[i].is_crossing() && std::ranges::find(gates, graph.links[i].gate) != gates.end();
  }
  SearchGraph const arcs{graph};
  costs_.resize(nodes_.size());
  parallel_for(nodes_.size(), context, [&](std::size_t index, int) {
    DijkstraOptions search;
    search.limit = limit_;
    search.shut = &shut;
    costs_[index] = least_costs(arcs, nodes_[index], search, context);
  });
}

std::size_t GateGraph::terminal(NodeId node) {
  auto const known = std::ranges::find(nodes_, node);
  if (known != nodes_.end()) return static_cast<std::size_t>(known - nodes_.begin());
  nodes_.push_back(node);
  return nodes_.size() - 1;
}

void GateGraph::add_crossings(RoadGraph const& graph, std::vector<GateId> const& gates) {
  for (auto const& link : graph.links) {
    if (!link.is_crossing()) continue;
    auto const gate = std::ranges::find(gates, link.gate);
    bool const can_open =
        link.is_passable() || link.obstacle == Obstacle::closed_gate || link.obstacle == Obstacle::no_gate;
    if (gate == gates.end() || !can_open) continue;
    auto const bit = OpeningSet{1} << (gate - gates.begin());
    auto const a = terminal(link.start), b = terminal(link.end);
    crossings_.push_back({a, b, link.criterion().quanta, bit});
    if (!link.is_one_way) crossings_.push_back({b, a, link.criterion().quanta, bit});
  }
}

std::vector<std::uint64_t> GateGraph::arrivals(OpeningSet open) const {
  std::vector<std::uint64_t> best(nodes_.size(), unreached_cost);
  std::vector<bool> settled(nodes_.size());
  for (std::size_t i = 0; i < origins_; ++i) best[i] = 0;
  auto const improve = [&](std::size_t to, std::uint64_t time) {
    if (time <= limit_ && time < best[to]) best[to] = time;
  };
  for (;;) {
    auto next = nodes_.size();
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!settled[i] && best[i] != unreached_cost && (next == nodes_.size() || best[i] < best[next]))
        next = i;
    }
    if (next == nodes_.size()) return best;
    settled[next] = true;
    for (std::size_t to = origins_; to < nodes_.size(); ++to) {
      auto const way = costs_[next][nodes_[to].value];
      if (way != unreached_cost) improve(to, best[next] + way);
    }
    for (auto const& crossing : crossings_) {
      if (crossing.from == next && (crossing.gate & open)) improve(crossing.to, best[next] + crossing.time);
    }
  }
}

}  // namespace passage::detail
