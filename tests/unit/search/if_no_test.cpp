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
