#include "passage/search/network/redundancy.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

using testing::random_roads;

/// Every simple path within the limit, as the bits of the nodes between its ends and the links driven.
struct Way {
  std::uint32_t between = 0;
  std::uint64_t links = 0;
  std::uint64_t time = 0;
};
std::vector<Way> all_ways(RoadGraph const& graph, std::uint32_t from, std::uint32_t to) {
  std::vector<Way> found;
  auto const go = [&](auto const& self, std::uint32_t node, std::uint32_t visited, Way way) -> void {
    if (node == to) {
      way.between = visited & ~(1u << from);
      found.push_back(way);
      return;
    }
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
      auto const& link = graph.links[i];
      if (link.obstacle != Obstacle::none) continue;
      auto const drive = [&](std::uint32_t next) {
        if (visited >> next & 1u) return;
        auto longer = way;
        longer.links |= std::uint64_t{1} << i;
        longer.time += link.time.quanta;
        self(self, next, visited | 1u << node, longer);
      };
      if (link.start.value == node) drive(link.end.value);
      if (link.end.value == node && !link.is_one_way) drive(link.start.value);
    }
  };
  go(go, from, 0, {});
  return found;
}

/// The most ways of which no two share a node that may not be shared, nor a link that has such an end.
int most_apart(std::vector<Way> const& ways, std::uint32_t may_share, std::size_t next = 0,
               std::uint32_t used = 0, std::uint64_t direct = 0) {
  int best = 0;
  for (std::size_t i = next; i < ways.size(); ++i) {
    auto const blocked = ways[i].between & ~may_share;
    bool const is_direct = ways[i].between == 0;
    if ((blocked & used) || (is_direct && (ways[i].links & direct))) continue;
    best = std::max(best, 1 + most_apart(ways, may_share, i + 1, used | blocked,
                                         direct | (is_direct ? ways[i].links : 0)));
  }
  return best;
}

TEST_CASE("Node-disjoint routes by flow equal the largest set of disjoint simple paths") {
  Context context;
  std::size_t several = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto const graph = random_roads(seed, {7, 13, 20, 0, 0.2, 0.05});
    auto const ways = all_ways(graph, 0, 1);
    auto const found =
        count_node_disjoint(SearchGraph{graph}, NodeId{0}, NodeId{1}, {Duration{1u << 30u}}, context);
    INFO("seed " << seed);
    REQUIRE(found.has_value());
    REQUIRE(*found == most_apart(ways, 0));
    several += *found > 1;
  }
  CHECK(several > 150);
}

TEST_CASE("Within a limit the flow never counts fewer than there are disjoint routes within it") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const graph = random_roads(seed, {7, 13, 20, 0, 0.2, 0.05});
    auto ways = all_ways(graph, 0, 1);
    std::erase_if(ways, [](Way const& way) { return way.time > 30; });
    auto const found = count_node_disjoint(SearchGraph{graph}, NodeId{0}, NodeId{1}, {Duration{30}}, context);
    INFO("seed " << seed);
    REQUIRE(*found >= most_apart(ways, 0));
    REQUIRE((*found > 0) == !ways.empty());
  }
}

TEST_CASE("A node that may be shared does not limit; a count that reaches its end is no count") {
  Context context;
  RoadGraph graph;
  graph.nodes.resize(5);
  auto const add = [&](std::uint32_t a, std::uint32_t b) {
    RoadLink link;
    link.start = NodeId{a};
    link.end = NodeId{b};
    link.time = Duration{1};
    graph.links.push_back(link);
  };
  // 0 - 2, then two ways to 1.
  add(0, 2), add(2, 3), add(2, 4), add(3, 1), add(4, 1);
  graph.index();
  SearchGraph const arcs{graph};
  Duration const far{100};
  CHECK(count_node_disjoint(arcs, NodeId{0}, NodeId{1}, {far}, context) == 1);
  std::vector<bool> share(5);
  share[2] = true;
  CHECK(count_node_disjoint(arcs, NodeId{0}, NodeId{1}, {far, &share}, context) == 2);
  CHECK_FALSE(count_node_disjoint(arcs, NodeId{0}, NodeId{1}, {far, &share, 2}, context).has_value());
  CHECK(count_node_disjoint(arcs, NodeId{1}, NodeId{1}, {far}, context) == 0);
}

TEST_CASE("Crossing points that no way avoids equal those on all simple paths within the limit") {
  Context context;
  std::size_t unavoidable = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    auto graph = random_roads(seed, {7, 11, 20, 0, 0.2, 0.05});
    Random random{seed};
    for (auto& link : graph.links) {
      if (random.uniform() < 0.4) link.gate = GateId{static_cast<std::uint32_t>(random.below(4))};
    }
    graph.gates.resize(4);
    auto ways = all_ways(graph, 0, 1);
    if (ways.empty()) continue;
    auto const least = std::ranges::min_element(ways, {}, &Way::time)->time;
    auto const limit = seed % 2 ? least * 3 / 2 : 1u << 30u;
    std::erase_if(ways, [&](Way const& way) { return way.time > limit; });
    std::set<std::uint32_t> expected;
    for (std::uint32_t gate = 0; gate < 4; ++gate) {
      bool const is_on_all = std::ranges::all_of(ways, [&](Way const& way) {
        for (std::size_t i = 0; i < graph.links.size(); ++i) {
          if ((way.links >> i & 1u) && graph.links[i].gate == GateId{gate}) return true;
        }
        return false;
      });
      if (is_on_all) expected.insert(gate);
    }
    std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
    std::set<std::uint32_t> found;
    Journey const journey{graph, ends, std::nullopt, context};
    for (auto const gate : unavoidable_gates(graph, journey, Duration{limit}, context))
      found.insert(gate.value);
    INFO("seed " << seed);
    REQUIRE(found == expected);
    unavoidable += found.size();
  }
  CHECK(unavoidable > 100);
}

}  // namespace
}  // namespace passage
