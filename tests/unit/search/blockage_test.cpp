#include "passage/search/network/blockage.hpp"

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

/// The fewest distinct closed links on any simple path, obstacles included; -1 when no road leads there.
int fewest_obstacles(RoadGraph const& graph, NodeId from, NodeId to) {
  int fewest = -1;
  std::vector<bool> visited(graph.nodes.size());
  auto const walk = [&](auto const& self, NodeId node, int obstacles) -> void {
    if (node == to) {
      if (fewest < 0 || obstacles < fewest) fewest = obstacles;
      return;
    }
    visited[node.value] = true;
    for (auto const& link : graph.links) {
      int const next = obstacles + (link.obstacle == Obstacle::none ? 0 : 1);
      if (link.start == node && !visited[link.end.value]) self(self, link.end, next);
      if (link.end == node && !link.is_one_way && !visited[link.start.value]) self(self, link.start, next);
    }
    visited[node.value] = false;
  };
  walk(walk, from, 0);
  return fewest;
}

TEST_CASE("A blockage names the fewest obstacles, as exhaustive enumeration finds them") {
  Context context;
  int blocked = 0, disconnected = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto const graph = testing::random_roads(seed, {8, 11, 20, 0, 0.2, 0.5});
    auto const blockage = find_blockage(graph, NodeId{0}, NodeId{1}, context);
    int const fewest = fewest_obstacles(graph, NodeId{0}, NodeId{1});
    INFO("seed " << seed);
    REQUIRE(blockage.has_value() == (fewest != 0));
    if (!blockage) continue;
    REQUIRE(blockage->is_disconnected == (fewest < 0));
    if (fewest > 0) REQUIRE(static_cast<int>(blockage->links.size()) == fewest);
    ++(fewest < 0 ? disconnected : blocked);
  }
  CHECK(blocked > 50);
  CHECK(disconnected > 50);
}

TEST_CASE("A run of links closed by one closure counts once") {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {1, 0}, {2, 0}, {3, 0}};
  for (std::uint32_t i = 0; i < 3; ++i) {
    RoadLink link;
    link.start = NodeId{i};
    link.end = NodeId{i + 1};
    link.time = Duration{1};
    link.obstacle = Obstacle::closure;
    link.obstacle_source = 4;
    graph.links.push_back(link);
  }
  graph.index();
  Context context;
  auto const blockage = find_blockage(graph, NodeId{0}, NodeId{3}, context);
  REQUIRE(blockage);
  CHECK(blockage->links == std::vector<EdgeId>{EdgeId{0}});
  CHECK_FALSE(find_blockage(graph, NodeId{2}, NodeId{2}, context));
}

}  // namespace
}  // namespace passage
