#include "passage/search/network/explain.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

#include "passage/search/network/front.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr auto far_away = std::numeric_limits<std::uint64_t>::max();

/// Links that are opened, shut or made slower.
struct Trial {
  std::set<std::uint32_t> opened, shut;
  std::map<std::uint32_t, std::uint64_t> grown;
};

/// Least time by trying every simple path.
std::uint64_t quickest(RoadGraph const& graph, Trial const& trial) {
  auto changed = graph;
  for (auto const link : trial.opened) changed.links[link].obstacle = Obstacle::none;
  for (auto const link : trial.shut) changed.links[link].obstacle = Obstacle::closure;
  for (auto const& [link, more] : trial.grown)
    changed.links[link].time = Duration{changed.links[link].time.quanta + more};
  auto least = far_away;
  for (auto const& path : all_simple_paths(changed, NodeId{0}, NodeId{1})) least = std::min(least, path.time);
  return least;
}

RoadGraph roads_with_gates(std::uint64_t seed) {
  RandomRoads kind;
  kind.nodes = 7;
  kind.links = 14;
  kind.blocked = 0.25;
  auto graph = random_roads(seed, kind);
  Random random{seed + 1};
  for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
    auto& link = graph.links[i];
    if (random.uniform() < 0.4) {
      link.gate = GateId{static_cast<std::uint32_t>(graph.gates.size())};
      graph.gates.emplace_back();
      if (!link.is_passable()) link.obstacle = Obstacle::closed_gate;
    } else {
      link.obstacle_source = i % 3;  // one closure shuts several links
    }
  }
  return graph;
}

/// The fastest way from node 0 to node 1, explained; empty without a way.
struct Explained {
  std::vector<Path> shown;
  std::vector<Explanation> explanations;
};
Explained explained(RoadGraph const& graph, std::vector<Path> shown) {
  std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
  Context context;
  auto const refusals = refusals_of(graph, shown);
  auto const answers = answer_refusals(graph, ends, refusals, context);
  auto explanations = explain_options(graph, ends, {shown, refusals, answers}, context);
  return {std::move(shown), std::move(explanations)};
}
std::optional<Explained> explained_fastest(RoadGraph const& graph) {
  Context context;
  auto const front = find_front(graph, NodeId{0}, NodeId{1}, {}, context);
  if (front.paths.empty()) return std::nullopt;
  return explained(graph, {front.paths.front()});
}

bool is_same_obstacle(RoadLink const& a, RoadLink const& b) {
  if (a.is_passable() || b.is_passable() || a.is_crossing() != b.is_crossing()) return false;
  return a.is_crossing() ? a.gate == b.gate : a.obstacle_source == b.obstacle_source;
}

}  // namespace

TEST_CASE("the binding reason is the obstacle whose removal saves most, by trying every one") {
  int bound = 0, free = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const graph = roads_with_gates(seed);
    auto const answer = explained_fastest(graph);
    if (!answer) continue;
    auto const now = quickest(graph, {});
    auto least = now;
    for (auto const& link : graph.links) {
      Trial trial;
      for (std::uint32_t k = 0; k < graph.links.size(); ++k) {
        if (is_same_obstacle(link, graph.links[k])) trial.opened.insert(k);
      }
      least = std::min(least, quickest(graph, trial));
    }
    auto const& binding = answer->explanations[0].binding;
    REQUIRE(binding.has_value() == (least < now));
    (binding ? bound : free) += 1;
    if (binding) CHECK(binding->saved == graph.quantum.seconds(Duration{now - least}));
  }
  CHECK(bound > 30);
  CHECK(free > 30);
}

TEST_CASE("the smallest longer wait is the smallest, by trying every crossing point") {
  int flipped = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const graph = roads_with_gates(seed);
    auto const answer = explained_fastest(graph);
    if (!answer) continue;
    auto const& fastest = answer->shown[0];
    auto least = far_away;
    for (auto const& step : fastest.links) {
      if (!graph.links[step.link.value].is_crossing()) continue;
      auto const without = quickest(graph, {{}, {step.link.value}, {}});
      if (without != far_away) least = std::min(least, without - fastest.time.quanta);
    }
    auto const& flip = answer->explanations[0].flip;
    REQUIRE(flip.has_value() == (least != far_away));
    if (!flip) continue;
    ++flipped;
    CHECK(flip->kind == FlipKind::longer_wait);
    CHECK(flip->amount == graph.quantum.seconds(Duration{least}));
    CHECK(flip->is_verified);
    Trial grown;
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
      if (graph.links[i].is_crossing() && graph.links[i].gate == flip->refusal.closed.front())
        grown.grown[i] = least + 1;
    }
    CHECK(quickest(graph, grown) == fastest.time.quanta + least);
  }
  CHECK(flipped > 50);
}

TEST_CASE("another option is made the fastest by a closing that the faster one does not survive") {
  // A quick way by crossing point 0, a slow way without any.
  RoadGraph graph;
  graph.nodes = {{0, 0}, {2, 0}, {1, 0}};
  graph.gates.resize(1);
  auto add = [&](std::uint32_t a, std::uint32_t b, std::uint64_t time) {
    RoadLink link;
    link.start = NodeId{a};
    link.end = NodeId{b};
    link.time = Duration{time};
    link.line = {graph.nodes[a], graph.nodes[b]};
    graph.links.push_back(link);
  };
  add(0, 2, 5);
  add(2, 1, 1);
  graph.links[1].gate = GateId{0};
  add(0, 1, 20);
  graph.index();
  auto const answer = explained(graph, {path_along(graph, {{EdgeId{0}, true}, {EdgeId{1}, true}}),
                                        path_along(graph, {{EdgeId{2}, true}})});
  auto const& [first, second] = std::pair{answer.explanations[0], answer.explanations[1]};
  REQUIRE(first.flip);
  CHECK(first.flip->amount == graph.quantum.seconds(Duration{14}));
  CHECK(first.flip->then == 1);
  REQUIRE(second.flip);
  CHECK(second.flip->kind == FlipKind::closing);
  CHECK(second.flip->refusal.closed == std::vector<GateId>{GateId{0}});
  CHECK_FALSE(second.binding);
}
