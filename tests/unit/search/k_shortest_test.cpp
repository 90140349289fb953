#include "passage/search/network/k_shortest.hpp"

#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

using testing::random_roads;

TEST_CASE("The k shortest paths are the first k of all simple paths") {
  Context context;
  std::size_t fewer = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    int const nodes = 5 + static_cast<int>(seed % 6);
    auto const graph = random_roads(seed, {nodes, nodes * 2, seed % 2 ? 20u : 3u, 0, 0.2, 0.1});
    std::vector<std::uint64_t> expected;
    for (auto const& path : testing::all_simple_paths(graph, NodeId{0}, NodeId{1}))
      expected.push_back(path.time);
    std::ranges::sort(expected);
    std::size_t const count = 1 + seed % 12;
    fewer += expected.size() < count;
    expected.resize(std::min(expected.size(), count));
    auto const paths = find_shortest_paths(graph, SearchGraph{graph}, NodeId{0}, NodeId{1}, count, context);
    std::vector<std::uint64_t> found;
    std::set<std::vector<DirectedLink>> distinct;
    for (auto const& path : paths) {
      found.push_back(path.criterion.quanta);
      distinct.insert(path.links);
      std::set<std::uint32_t> visited{0};
      for (auto const& link : path.links) REQUIRE(visited.insert(graph.target(link).value).second);
    }
    INFO("seed " << seed << " k " << count);
    REQUIRE(found == expected);
    REQUIRE(distinct.size() == paths.size());
  }
  CHECK(fewer > 100);
}

TEST_CASE("No way, no paths; a place and itself have one empty path") {
  Context context;
  RoadGraph apart;
  apart.nodes = {{0, 0}, {1, 1}};
  apart.index();
  SearchGraph const arcs{apart};
  CHECK(find_shortest_paths(apart, arcs, NodeId{0}, NodeId{1}, 5, context).empty());
  CHECK(find_shortest_paths(apart, arcs, NodeId{0}, NodeId{1}, 0, context).empty());
  auto const here = find_shortest_paths(apart, arcs, NodeId{0}, NodeId{0}, 5, context);
  REQUIRE(here.size() == 1);
  CHECK(here.front().links.empty());
}

}  // namespace
}  // namespace passage
