#include "passage/search/network/search_graph.hpp"

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

TEST_CASE("Arriving arcs are the leaving arcs seen from their far end") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    auto const graph = testing::random_roads(seed, {9, 25});
    SearchGraph const arcs{graph};
    std::multiset<std::tuple<NodeId, NodeId, DirectedLink>> leaving, arriving;
    for (std::uint32_t i = 0; i < arcs.nodes(); ++i) {
      for (auto const& arc : arcs.leaving(NodeId{i})) leaving.insert({NodeId{i}, arc.to, arc.link});
      for (auto const& arc : arcs.arriving(NodeId{i})) arriving.insert({arc.to, NodeId{i}, arc.link});
    }
    CHECK(leaving == arriving);
    std::size_t expected = 0;
    for (auto const& link : graph.links) {
      if (link.obstacle == Obstacle::none) expected += link.is_one_way ? 1 : 2;
    }
    CHECK(leaving.size() == expected);
    for (auto const& [from, to, link] : leaving) {
      CHECK(graph.source(link) == from);
      CHECK(graph.target(link) == to);
    }
  }
}

TEST_CASE("Links that need a refused agreement are left out") {
  auto const graph = testing::random_roads(5, {9, 30, 20, 3});
  auto const refused = ConsentSet::of(PartyId{1});
  SearchGraph const arcs{graph, refused};
  std::size_t seen = 0;
  for (std::uint32_t i = 0; i < arcs.nodes(); ++i) {
    for (auto const& arc : arcs.leaving(NodeId{i})) {
      CHECK((arc.consents & refused).empty());
      ++seen;
    }
  }
  CHECK(seen > 0);
}

}  // namespace
}  // namespace passage
