#include "passage/search/network/if_no.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

/// The least time over all simple paths that need nothing refused, by enumeration; empty when there is none.
std::optional<std::uint64_t> least_without(RoadGraph const& graph, std::uint64_t refused,
                                           std::vector<GateId> const& closed) {
  auto open = graph;
  for (auto& link : open.links) {
    bool const is_shut = link.gate.is_valid() && std::ranges::find(closed, link.gate) != closed.end();
    if ((link.consents.bits() & refused) || is_shut) link.obstacle = Obstacle::closure;
  }
  std::optional<std::uint64_t> least;
  for (auto const& path : testing::all_simple_paths(open, NodeId{0}, NodeId{1})) {
    if (!least || path.time < *least) least = path.time;
  }
  return least;
}

TEST_CASE("Answers to refusals equal enumeration without what is refused") {
  Context context;
  context.threads = 2;
  std::size_t no_route = 0, longer = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto graph = testing::random_roads(seed, {9, 20, 20, 4});
    for (std::uint32_t i = 0; i < graph.links.size(); i += 3) graph.links[i].gate = GateId{i % 4};
    auto const fastest = least_without(graph, 0, {});
    if (!fastest) continue;
    std::vector<Refusal> refusals;
    for (std::uint32_t a = 0; a < 4; ++a) {
      refusals.push_back({ConsentSet::of(PartyId{a}), {}});
      refusals.push_back({{}, {GateId{a}}});
      for (std::uint32_t b = a + 1; b < 4; ++b) {
        refusals.push_back({ConsentSet::of(PartyId{a}) | ConsentSet::of(PartyId{b}), {}});
        refusals.push_back({ConsentSet::of(PartyId{a}), {GateId{b}, GateId{a}}});
      }
    }
    std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
    auto const answers = answer_refusals(graph, ends, refusals, context);
    for (std::size_t i = 0; i < refusals.size(); ++i) {
      auto const expected = least_without(graph, refusals[i].refused.bits(), refusals[i].closed);
      INFO("seed " << seed << " refusal " << i);
      REQUIRE(answers[i].path.has_value() == expected.has_value());
      if (!expected) {
        ++no_route;
        continue;
      }
      REQUIRE(answers[i].path->criterion.quanta == *expected);
      REQUIRE(answers[i].extra->quanta == *expected - *fastest);
      REQUIRE((answers[i].path->consents & refusals[i].refused).empty());
      longer += *expected > *fastest;
      REQUIRE_FALSE(is_touched(graph, *answers[i].path, refusals[i]));
    }
  }
  CHECK(no_route > 100);
  CHECK(longer > 1000);
}

/// A graph in which the links between these nodes may be driven.
RoadGraph drawn(std::uint32_t nodes, std::vector<std::pair<std::uint32_t, std::uint32_t>> const& joined) {
  RoadGraph graph;
  for (std::uint32_t i = 0; i < nodes; ++i) graph.nodes.push_back({1000.0 * i, 0});
  for (auto const& [start, end] : joined) {
    RoadLink link;
    link.start = NodeId{start};
    link.end = NodeId{end};
    link.line = {graph.nodes[start], graph.nodes[end]};
    link.time = Duration{10};
    graph.links.push_back(link);
  }
  graph.index();
  return graph;
}

TEST_CASE("Where a stop is cut off, the others are still visited in their order") {
  // 0 - 1 - 2 - 3 in a row; stop 4 hangs on 1 behind the link of party 0, stop 5 on 2.
  auto graph = drawn(6, {{0, 1}, {1, 2}, {2, 3}, {1, 4}, {2, 5}});
  graph.links[3].consents = ConsentSet::of(PartyId{0});
  std::vector<NodeId> const places{NodeId{0}, NodeId{4}, NodeId{5}, NodeId{3}};
  std::vector<Refusal> const refusals{{ConsentSet::of(PartyId{0}), {}}, {ConsentSet::of(PartyId{1}), {}}};
  Context context;
  auto const answers = answer_refusals(graph, places, refusals, context);
  CHECK_FALSE(answers[0].path);
  CHECK_FALSE(answers[0].extra);
  REQUIRE(answers[0].shortened);
  CHECK(answers[0].shortened->lost == std::vector<std::size_t>{1});
  CHECK(answers[0].shortened->path.criterion.quanta == 50);
  CHECK(answers[1].path);
  CHECK_FALSE(answers[1].shortened);
}

TEST_CASE("Where the destination itself is cut off, nothing is left whatever stops are left out") {
  auto graph = drawn(4, {{0, 1}, {1, 2}, {1, 3}});
  graph.links[1].consents = ConsentSet::of(PartyId{0});
  std::vector<NodeId> const places{NodeId{0}, NodeId{3}, NodeId{2}};
  std::vector<Refusal> const refusals{{ConsentSet::of(PartyId{0}), {}}};
  Context context;
  auto const answers = answer_refusals(graph, places, refusals, context);
  CHECK_FALSE(answers[0].path);
  CHECK_FALSE(answers[0].shortened);
}

/// As many stops as a subset of them, tried one after the other from the largest, can keep.
std::size_t most_kept(RoadGraph const& open, std::vector<NodeId> const& places) {
  std::size_t best = 0;
  auto const stops = places.size() - 2;
  for (std::uint32_t set = 0; set < 1u << stops; ++set) {
    std::vector<NodeId> kept{places.front()};
    for (std::size_t i = 0; i < stops; ++i)
      if (set >> i & 1u) kept.push_back(places[i + 1]);
    kept.push_back(places.back());
    bool is_joined = true;
    for (std::size_t leg = 0; leg + 1 < kept.size(); ++leg)
      is_joined = is_joined && !testing::all_simple_paths(open, kept[leg], kept[leg + 1]).empty();
    if (is_joined) best = std::max(best, kept.size());
  }
  return best;
}

TEST_CASE("No more stops are lost than must be, by trying all sets of them") {
  Context context;
  std::size_t some_lost = 0, all_cut = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto const graph = testing::random_roads(seed, {9, 14, 20, 4});
    std::vector<NodeId> const places{NodeId{0}, NodeId{2}, NodeId{3}, NodeId{4}, NodeId{1}};
    for (std::uint32_t party = 0; party < 4; ++party) {
      auto open = graph;
      for (auto& link : open.links)
        if (link.consents.has(PartyId{party})) link.obstacle = Obstacle::closure;
      std::vector<Refusal> const refusals{{ConsentSet::of(PartyId{party}), {}}};
      auto const answer = answer_refusals(graph, places, refusals, context)[0];
      auto const kept = most_kept(open, places);
      INFO("seed " << seed << " party " << party);
      REQUIRE(answer.path.has_value() == (kept == places.size()));
      REQUIRE(answer.shortened.has_value() == (kept > 0 && kept < places.size()));
      if (answer.shortened) REQUIRE(places.size() - answer.shortened->lost.size() == kept);
      some_lost += answer.shortened.has_value();
      all_cut += kept == 0;
    }
  }
  CHECK(some_lost > 50);
  CHECK(all_cut > 50);
}

TEST_CASE("Worth asking: every authority, every pair and every crossing point on what is shown") {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {1, 0}};
  for (std::uint32_t i = 0; i < 3; ++i) {
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    link.consents = ConsentSet::of(PartyId{i});
    link.line = {{0, 0}, {1, 0}};
    if (i == 1) link.gate = GateId{7};
    graph.links.push_back(link);
  }
  graph.index();
  std::vector<Path> const shown{path_along(graph, {{EdgeId{1}, true}}),
                                path_along(graph, {{EdgeId{2}, true}})};
  auto const refusals = refusals_of(graph, shown);
  REQUIRE(refusals.size() == 4);
  CHECK(refusals[0].refused == ConsentSet::of(PartyId{1}));
  CHECK(refusals[1].refused == ConsentSet::of(PartyId{2}));
  CHECK(refusals[2].refused.size() == 2);
  CHECK(refusals[3].closed == std::vector{GateId{7}});
  CHECK(is_touched(graph, shown[0], refusals[3]));
  CHECK_FALSE(is_touched(graph, shown[1], refusals[3]));
  CHECK(is_touched(graph, shown[1], refusals[2]));
  CHECK_FALSE(is_touched(graph, shown[1], refusals[0]));
}

}  // namespace
}  // namespace passage
