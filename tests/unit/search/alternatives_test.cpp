#include "passage/search/network/alternatives.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

#include "passage/search/network/detail/area_cells.hpp"
#include "passage/search/network/detail/choose_different.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage {
namespace {

using testing::Approx;

/// A lattice of roads `side` nodes wide, 10 km apart, with times that vary a little.
RoadGraph lattice(std::uint32_t side, std::uint64_t seed) {
  Random random{seed};
  RoadGraph graph;
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column)
      graph.nodes.push_back({column * 10000.0, row * 10000.0});
  }
  auto const add = [&](std::uint32_t a, std::uint32_t b) {
    RoadLink link;
    link.start = NodeId{a};
    link.end = NodeId{b};
    link.line = {graph.nodes[a], graph.nodes[b]};
    link.time = Duration{1000 + random.below(300)};
    link.upto = Share{1};
    graph.links.push_back(link);
  };
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column) {
      auto const node = row * side + column;
      if (column + 1 < side) add(node, node + 1);
      if (row + 1 < side) add(node, node + side);
    }
  }
  graph.index();
  return graph;
}

TEST_CASE("Alternatives keep to the stretch and to the overlap, and the fastest comes first") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const graph = lattice(9, seed);
    AlternativeOptions options;
    options.max_stretch = 1.5;
    auto const answer = find_alternatives(graph, NodeId{0}, NodeId{80}, {}, options, context);
    REQUIRE(answer.paths.size() >= 3);
    CHECK(answer.stretches.front() == Approx(1));
    CHECK(std::ranges::is_sorted(answer.stretches));
    CHECK(answer.stretches.back() <= 1.5);
    for (std::size_t i = 0; i < answer.paths.size(); ++i) {
      // Re-added from the links: penalties must not leak into reported costs.
      std::uint64_t time = 0;
      for (auto const& link : answer.paths[i].links) time += graph.links[link.link.value].time.quanta;
      CHECK(answer.paths[i].time.quanta == time);
      for (std::size_t k = 0; k < i; ++k) {
        // Shared link length over the shorter one approximates containment on this lattice.
        std::size_t shared = 0;
        for (auto const& link : answer.paths[i].links) {
          shared += static_cast<std::size_t>(
              std::ranges::count(answer.paths[k].links, link.link, &DirectedLink::link));
        }
        CHECK(shared <= 11);
        CHECK(answer.containment[i][k].value <= 0.5);
      }
    }
    CHECK(answer.unavoidable.empty());
  }
}

TEST_CASE("Alternatives differ from what is shown already") {
  Context context;
  auto const graph = lattice(9, 5);
  AlternativeOptions options;
  options.max_stretch = 1.5;
  auto const first = find_alternatives(graph, NodeId{0}, NodeId{80}, {}, options, context);
  std::vector<Path> const shown{first.paths.front()};
  auto const others = find_alternatives(graph, NodeId{0}, NodeId{80}, shown, options, context);
  REQUIRE(!others.paths.empty());
  for (std::size_t i = 0; i < others.paths.size(); ++i) {
    CHECK(others.paths[i].links != shown[0].links);
    CHECK(others.containment[i].back().value <= 0.5);
  }
}

TEST_CASE("A bridge that nobody can avoid does not make routes the same") {
  // Two lattices joined by one link: corner to corner every route passes it.
  auto graph = lattice(5, 3);
  auto const other = lattice(5, 4);
  auto const offset = static_cast<std::uint32_t>(graph.nodes.size());
  for (auto const& node : other.nodes) graph.nodes.push_back({node.x + 140000, node.y});
  for (auto link : other.links) {
    link.start = NodeId{link.start.value + offset};
    link.end = NodeId{link.end.value + offset};
    for (auto& point : link.line) point.x += 140000;
    graph.links.push_back(link);
  }
  RoadLink bridge;
  bridge.start = NodeId{14};
  bridge.end = NodeId{offset + 10};
  bridge.line = {graph.nodes[bridge.start.value], graph.nodes[bridge.end.value]};
  bridge.time = Duration{1000};
  graph.links.push_back(bridge);
  graph.index();
  Context context;
  AlternativeOptions options;
  options.max_stretch = 2;
  auto const answer = find_alternatives(graph, NodeId{0}, NodeId{offset + 24}, {}, options, context);
  CHECK(answer.unavoidable == std::vector{EdgeId{static_cast<std::uint32_t>(graph.links.size() - 1)}});
  CHECK_FALSE(answer.area.left_out.empty());
  CHECK(answer.paths.size() >= 2);
}

TEST_CASE("No way and no choice") {
  Context context;
  RoadGraph graph;
  graph.nodes = {{0, 0}, {50000, 0}, {90000, 0}};
  RoadLink link;
  link.start = NodeId{0};
  link.end = NodeId{1};
  link.line = {graph.nodes[0], graph.nodes[1]};
  link.time = Duration{10};
  graph.links.push_back(link);
  graph.index();
  CHECK(find_alternatives(graph, NodeId{0}, NodeId{2}, {}, {}, context).paths.empty());
  CHECK(find_alternatives(graph, NodeId{0}, NodeId{0}, {}, {}, context).paths.empty());
  // One road: it cannot be avoided, so there is nothing to choose.
  auto const only = find_alternatives(graph, NodeId{0}, NodeId{1}, {}, {}, context);
  CHECK(only.unavoidable == std::vector{EdgeId{0}});
  CHECK(only.paths.size() == 1);
}

/// Whether the target can be reached within the limit without one link, by a plain label-correcting search.
bool reaches_without(RoadGraph const& graph, std::size_t without, NodeId from, NodeId to,
                     std::uint64_t limit) {
  std::vector<std::uint64_t> cost(graph.nodes.size(), limit + 1);
  cost[from.value] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
      auto const& link = graph.links[i];
      if (i == without || link.obstacle != Obstacle::none) continue;
      auto const relax = [&](NodeId a, NodeId b) {
        if (cost[a.value] + link.time.quanta < cost[b.value]) {
          cost[b.value] = cost[a.value] + link.time.quanta;
          changed = true;
        }
      };
      relax(link.start, link.end);
      if (!link.is_one_way) relax(link.end, link.start);
    }
  }
  return cost[to.value] <= limit;
}

TEST_CASE("Unavoidable links are those without which nothing gets there in time") {
  Context context;
  std::size_t total = 0, avoidable = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    auto const graph = testing::random_roads(seed, {12, 18, 20, 0, 0.2, 0.1});
    SearchGraph const arcs{graph};
    auto const least = least_costs(arcs, NodeId{0}, {}, context)[1];
    if (least == static_cast<std::uint64_t>(-1)) continue;
    for (double stretch : {1.0, 1.5, 100.0}) {
      auto const limit = static_cast<std::uint64_t>(std::floor(static_cast<double>(least) * stretch));
      auto const found = unavoidable_links(arcs, NodeId{0}, NodeId{1}, Duration{limit}, context);
      for (std::uint32_t link = 0; link < graph.links.size(); ++link) {
        bool const is_needed = !reaches_without(graph, link, NodeId{0}, NodeId{1}, limit);
        bool const is_found = std::ranges::find(found, EdgeId{link}) != found.end();
        INFO("seed " << seed << " link " << link << " stretch " << stretch);
        // Found ones are needed; needed ones may be missed only where two detours that are short enough each
        // together are not.
        if (is_found) REQUIRE(is_needed);
        if (stretch > 10) REQUIRE(is_found == is_needed);
        total += is_found;
        avoidable += !is_needed;
      }
    }
  }
  CHECK(total > 500);
  CHECK(avoidable > 500);
}

TEST_CASE("Shared ground in cells agrees with clipped polygons") {
  Random random{77};
  double worst = 0;
  for (int round = 0; round < 100; ++round) {
    auto const wander = [&] {
      Line line{{0, 0}};
      for (int i = 1; i <= 12; ++i) line.push_back({i * 9000.0, random.uniform(-6000, 6000)});
      return line;
    };
    RouteAreaRule const rule;
    auto const a = route_area(wander(), rule), b = route_area(wander(), rule);
    detail::AreaCells const quick_a{a, 200}, quick_b{b, 200};
    CHECK(static_cast<double>(quick_a.cells()) * 200 * 200 == Approx(area(a)).epsilon(0.01));
    worst = std::max(worst, std::abs(detail::containment(quick_a, quick_b).value - containment(a, b).value));
  }
  CHECK(worst < 0.02);
}

TEST_CASE("The choice of different candidates equals trying all subsets") {
  Random random{6};
  for (int round = 0; round < 500; ++round) {
    std::size_t const n = 1 + random.below(10), count = 1 + random.below(4);
    std::vector<std::uint64_t> conflicts(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (random.uniform() > 0.5) continue;
        conflicts[i] |= std::uint64_t{1} << k;
        conflicts[k] |= std::uint64_t{1} << i;
      }
    }
    std::vector<std::size_t> best;
    for (std::uint64_t subset = 1; subset < std::uint64_t{1} << n; ++subset) {
      std::vector<std::size_t> members;
      bool is_free = true;
      for (std::size_t i = 0; i < n; ++i) {
        if (!(subset >> i & 1)) continue;
        members.push_back(i);
        is_free = is_free && !(conflicts[i] & subset);
      }
      if (!is_free || members.size() > count) continue;
      bool const is_better = members.size() != best.size()   ? members.size() > best.size()
                             : members.back() != best.back() ? members.back() < best.back()
                                                             : members < best;
      if (is_better) best = members;
    }
    REQUIRE(detail::choose_different(conflicts, count) == best);
  }
}

}  // namespace
}  // namespace passage
