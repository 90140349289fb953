#include "passage/search/network/dijkstra.hpp"

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

/// All-pairs least times (Floyd 1962, Warshall 1962).
std::vector<std::vector<std::uint64_t>> floyd_warshall(RoadGraph const& graph, Criterion criterion) {
  auto const far = static_cast<std::uint64_t>(-1) / 4;
  auto const count = graph.nodes.size();
  std::vector<std::vector<std::uint64_t>> cost(count, std::vector<std::uint64_t>(count, far));
  for (std::size_t i = 0; i < count; ++i) cost[i][i] = 0;
  for (auto const& link : graph.links) {
    if (link.obstacle != Obstacle::none) continue;
    auto const value = criterion == Criterion::time ? link.time.quanta : link.exposure.quanta;
    auto& there = cost[link.start.value][link.end.value];
    there = std::min(there, value);
    auto& back = cost[link.end.value][link.start.value];
    if (!link.is_one_way) back = std::min(back, value);
  }
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) cost[i][j] = std::min(cost[i][j], cost[i][k] + cost[k][j]);
    }
  }
  return cost;
}

TEST_CASE("Least costs equal Floyd-Warshall in both directions and for both criteria") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto const graph = testing::random_roads(seed, {20, 40});
    SearchGraph const arcs{graph};
    for (auto criterion : {Criterion::time, Criterion::exposure}) {
      auto const expected = floyd_warshall(graph, criterion);
      auto const away = least_costs(arcs, NodeId{3}, {criterion, Towards::away}, context);
      auto const back = least_costs(arcs, NodeId{3}, {criterion, Towards::start}, context);
      for (std::size_t i = 0; i < 20; ++i) {
        bool const is_far = expected[3][i] >= static_cast<std::uint64_t>(-1) / 4;
        REQUIRE(away[i] == (is_far ? unreached_cost : expected[3][i]));
        bool const is_far_back = expected[i][3] >= static_cast<std::uint64_t>(-1) / 4;
        REQUIRE(back[i] == (is_far_back ? unreached_cost : expected[i][3]));
      }
    }
  }
}

TEST_CASE("A traced path costs what its label says") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    auto const graph = testing::random_roads(seed, {20, 40});
    SearchGraph const arcs{graph};
    auto const costs = least_costs(arcs, NodeId{0}, {}, context);
    for (std::uint32_t target = 1; target < 20; ++target) {
      auto const links = trace(arcs, costs, NodeId{target});
      if (costs[target] == unreached_cost) {
        CHECK(links.empty());
        continue;
      }
      std::uint64_t sum = 0;
      NodeId at{0};
      for (auto const& link : links) {
        REQUIRE(graph.source(link) == at);
        at = graph.target(link);
        sum += graph.links[link.link.value].time.quanta;
      }
      CHECK(at == NodeId{target});
      CHECK(sum == costs[target]);
    }
  }
}

TEST_CASE("Costs above the limit stay unreached; other costs can be given per link") {
  Context context;
  auto const graph = testing::random_roads(11, {20, 60});
  SearchGraph const arcs{graph};
  auto const all = least_costs(arcs, NodeId{0}, {}, context);
  DijkstraOptions bounded;
  bounded.limit = 12;
  auto const near = least_costs(arcs, NodeId{0}, bounded, context);
  std::vector<std::uint64_t> hops(graph.links.size(), 1);
  DijkstraOptions counting;
  counting.link_costs = hops;
  auto const counted = least_costs(arcs, NodeId{0}, counting, context);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(near[i] == (all[i] <= 12 ? all[i] : unreached_cost));
    CHECK((counted[i] == unreached_cost) == (all[i] == unreached_cost));
    if (counted[i] != unreached_cost) CHECK(counted[i] < 20);
  }
}

}  // namespace
}  // namespace passage
