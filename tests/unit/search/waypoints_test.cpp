#include "passage/search/network/waypoints.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

#include "passage/search/network/alternatives.hpp"

namespace passage {
namespace {

using testing::all_simple_paths;
using testing::PathCost;

bool is_subset(std::uint64_t a, std::uint64_t b) {
  return (a & ~b) == 0;
}

/// The costs of all ways through the waypoints that are simple on each leg.
std::vector<PathCost> all_ways(RoadGraph const& graph, std::vector<NodeId> const& waypoints) {
  std::vector<PathCost> ways{{}};
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    std::vector<PathCost> longer;
    std::set<PathCost> const distinct(ways.begin(), ways.end());
    auto const parts = all_simple_paths(graph, waypoints[leg], waypoints[leg + 1]);
    for (auto const& before : distinct) {
      for (auto const& after : parts) {
        longer.push_back(
            {before.time + after.time, before.exposure + after.exposure, before.consents | after.consents});
      }
    }
    ways = std::move(longer);
  }
  return ways;
}

std::set<PathCost> undominated(std::vector<PathCost> const& ways, std::uint64_t bound) {
  std::set<PathCost> const distinct(ways.begin(), ways.end());
  std::set<PathCost> front;
  for (auto const& candidate : distinct) {
    bool beaten = candidate.time > bound;
    for (auto const& other : distinct) {
      beaten =
          beaten || (other != candidate && other.time <= candidate.time &&
                     other.exposure <= candidate.exposure && is_subset(other.consents, candidate.consents));
    }
    if (!beaten) front.insert(candidate);
  }
  return front;
}

TEST_CASE("The front through stops equals the combination of all simple legs") {
  Context context;
  std::size_t points = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto const graph = testing::random_roads(seed, {7, 12, 12, 3});
    std::vector<NodeId> const waypoints{NodeId{0}, NodeId{2}, NodeId{3}, NodeId{1}};
    auto const ways = all_ways(graph, waypoints);
    std::uint64_t least = static_cast<std::uint64_t>(-1);
    for (auto const& way : ways) least = std::min(least, way.time);
    ConsentFrontOptions options;
    options.max_stretch = 1.5;
    auto const front = find_front_through(graph, waypoints, options, {}, context);
    std::set<PathCost> found;
    for (auto const& path : front.paths)
      found.insert({path.criterion.quanta, path.exposure.quanta, path.consents.bits()});
    auto const bound = ways.empty() ? 0 : least + least / 2;
    INFO("seed " << seed);
    REQUIRE(found == undominated(ways, bound));
    for (auto const& path : front.paths) REQUIRE(path_along(graph, path.links) == path);
    points += found.size();
  }
  CHECK(points > 300);
}

TEST_CASE("Two criteria through stops") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto const graph = testing::random_roads(seed, {7, 12, 12, 3});
    std::vector<NodeId> const waypoints{NodeId{0}, NodeId{2}, NodeId{1}};
    auto ways = all_ways(graph, waypoints);
    for (auto& way : ways) way.consents = 0;
    ConsentFrontOptions options;
    options.bound = Duration{60};
    std::set<PathCost> found;
    for (auto const& path : find_front_through(graph, waypoints, options, {true, false}, context).paths)
      found.insert({path.criterion.quanta, path.exposure.quanta, 0});
    REQUIRE(found == undominated(ways, 60));
  }
}

TEST_CASE("The best order of stops is the best of all orders") {
  Context context;
  std::size_t reordered = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto const graph = testing::random_roads(seed, {9, 20, 20, 0, 0.3, 0.05});
    std::vector<NodeId> const stops{NodeId{2}, NodeId{3}, NodeId{4}, NodeId{5}};
    auto const length_of = [&](std::vector<std::size_t> const& order) {
      std::uint64_t sum = 0;
      NodeId at{0};
      auto const go = [&](NodeId next) {
        std::uint64_t least = 1u << 30;
        for (auto const& path : all_simple_paths(graph, at, next)) least = std::min(least, path.time);
        sum += least;
        at = next;
      };
      for (auto const index : order) go(stops[index]);
      go(NodeId{1});
      return sum;
    };
    std::vector<std::size_t> order{0, 1, 2, 3};
    auto least = length_of(order);
    auto const given = least;
    while (std::ranges::next_permutation(order).found) least = std::min(least, length_of(order));
    auto const best = best_stop_order(graph, NodeId{0}, stops, NodeId{1}, context);
    if (least >= 1u << 30) {
      REQUIRE(best.empty());
      continue;
    }
    REQUIRE(best.size() == 4);
    REQUIRE(length_of(best) == least);
    reordered += least < given;
  }
  CHECK(reordered > 50);
  CHECK_THROWS_WITH(best_stop_order(testing::random_roads(1, {20, 40}), NodeId{0},
                                    std::vector<NodeId>(13, NodeId{2}), NodeId{1}, context),
                    testing::contains("13 stops"));
}

TEST_CASE("Alternatives through a stop visit it") {
  Context context;
  RoadGraph graph;
  // Two squares joined at one corner: each half has two ways.
  graph.nodes = {{0, 0},         {30000, 30000}, {30000, 0},    {0, 30000},
                 {60000, 60000}, {60000, 30000}, {30000, 60000}};
  auto const add = [&](std::uint32_t a, std::uint32_t b, std::uint64_t time) {
    RoadLink link;
    link.start = NodeId{a};
    link.end = NodeId{b};
    link.line = {graph.nodes[a], graph.nodes[b]};
    link.time = Duration{time};
    graph.links.push_back(link);
  };
  add(0, 2, 10), add(2, 1, 10), add(0, 3, 12), add(3, 1, 12);
  add(1, 5, 10), add(5, 4, 10), add(1, 6, 12), add(6, 4, 12);
  graph.index();
  std::vector<NodeId> const waypoints{NodeId{0}, NodeId{5}, NodeId{4}};
  AlternativeOptions options;
  options.max_stretch = 1.2;  // too little to come back from the far corner
  auto const answer = find_alternatives(graph, waypoints, {}, options, context);
  REQUIRE(answer.paths.size() == 2);
  for (auto const& path : answer.paths) {
    bool const visits = std::ranges::any_of(
        path.links, [&](DirectedLink const& link) { return graph.target(link) == NodeId{5}; });
    CHECK(visits);
  }
  CHECK(answer.unavoidable == std::vector{EdgeId{4}, EdgeId{5}});
}

}  // namespace
}  // namespace passage
