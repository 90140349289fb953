#pragma once
// Small seeded road graphs for oracles. Shares no code with the searches it tests.
#include <set>
#include <utility>
#include <vector>

#include "passage/base/random.hpp"
#include "passage/model/road_graph.hpp"

namespace passage::testing {

struct RandomRoads {
  int nodes = 8;
  int links = 14;
  std::uint64_t largest_cost = 20;
  int parties = 0;        ///< consents are drawn from this many
  double one_way = 0.15;  ///< shares of links
  double blocked = 0.1;
};

inline RoadLink random_link(Random& random, RandomRoads const& kind) {
  RoadLink link;
  auto const count = static_cast<std::uint64_t>(kind.nodes);
  link.start = NodeId{static_cast<std::uint32_t>(random.below(count))};
  do {
    link.end = NodeId{static_cast<std::uint32_t>(random.below(count))};
  } while (link.end == link.start);
  link.time = Duration{1 + random.below(kind.largest_cost)};
  link.exposure = FemtoEvents{random.below(kind.largest_cost)};
  link.is_one_way = random.uniform() < kind.one_way;
  if (random.uniform() < kind.blocked) link.obstacle = Obstacle::closure;
  if (kind.parties > 0 && random.uniform() < 0.6) {
    link.consents |= ConsentSet::of(
        PartyId{static_cast<std::uint32_t>(random.below(static_cast<std::uint64_t>(kind.parties)))});
    if (random.uniform() < 0.2) {
      link.consents |= ConsentSet::of(
          PartyId{static_cast<std::uint32_t>(random.below(static_cast<std::uint64_t>(kind.parties)))});
    }
  }
  return link;
}

/// Random links between random nodes; parallel links happen, loops do not.
inline RoadGraph random_roads(std::uint64_t seed, RandomRoads const& kind) {
  Random random{seed};
  RoadGraph graph;
  for (int i = 0; i < kind.nodes; ++i)
    graph.nodes.push_back({random.uniform(0, 1000), random.uniform(0, 1000)});
  for (int i = 0; i < kind.links; ++i) {
    auto link = random_link(random, kind);
    link.obstacle_source = static_cast<std::uint32_t>(i);
    link.line = {graph.nodes[link.start.value], graph.nodes[link.end.value]};
    graph.links.push_back(std::move(link));
  }
  graph.index();
  return graph;
}

/// What a path costs, added up link by link.
struct PathCost {
  std::uint64_t time = 0, exposure = 0, consents = 0;
  friend auto operator<=>(PathCost const&, PathCost const&) = default;
};

/// The costs of all simple paths over passable links, by exhaustive enumeration.
inline std::vector<PathCost> all_simple_paths(RoadGraph const& graph, NodeId from, NodeId to) {
  std::vector<PathCost> found;
  std::vector<bool> visited(graph.nodes.size());
  auto const walk = [&](auto const& self, NodeId node, PathCost cost) -> void {
    if (node == to) {
      found.push_back(cost);
      return;
    }
    visited[node.value] = true;
    for (auto const& link : graph.links) {
      if (link.obstacle != Obstacle::none) continue;
      auto const go = [&](NodeId next) {
        if (visited[next.value]) return;
        self(self, next,
             {cost.time + link.time.quanta, cost.exposure + link.exposure.quanta,
              cost.consents | link.consents.bits()});
      };
      if (link.start == node) go(link.end);
      if (link.end == node && !link.is_one_way) go(link.start);
    }
    visited[node.value] = false;
  };
  walk(walk, from, {});
  return found;
}

/// The pairs (time, exposure) no other pair beats, with time at most `bound`.
inline std::set<std::pair<std::uint64_t, std::uint64_t>> pareto_pairs(std::vector<PathCost> const& paths,
                                                                      std::uint64_t bound) {
  std::set<std::pair<std::uint64_t, std::uint64_t>> front;
  for (auto const& candidate : paths) {
    bool beaten = candidate.time > bound;
    for (auto const& other : paths) {
      beaten = beaten || (other.time <= candidate.time && other.exposure <= candidate.exposure &&
                          (other.time < candidate.time || other.exposure < candidate.exposure));
    }
    if (!beaten) front.insert({candidate.time, candidate.exposure});
  }
  return front;
}

}  // namespace passage::testing
