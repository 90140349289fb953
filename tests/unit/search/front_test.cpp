#include "passage/search/network/front.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

using testing::all_simple_paths;
using testing::pareto_pairs;
using testing::random_roads;

std::uint64_t least_time(std::vector<testing::PathCost> const& paths) {
  std::uint64_t least = static_cast<std::uint64_t>(-1);
  for (auto const& path : paths) least = std::min(least, path.time);
  return least;
}

TEST_CASE("The front of time and exposure equals the enumeration of all simple paths") {
  Context context;
  std::size_t points = 0, longest = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    auto const nodes = 4 + static_cast<int>(seed % 9);
    auto const graph = random_roads(seed, {nodes, nodes * 2});
    NodeId const from{0}, to{1};
    auto const paths = all_simple_paths(graph, from, to);
    double const stretch = seed % 3 == 0 ? 1.3 : 10;
    auto const front = find_front(graph, from, to, {stretch, {}, 1000000}, context);
    auto const bound =
        paths.empty()
            ? 0
            : static_cast<std::uint64_t>(std::floor(static_cast<double>(least_time(paths)) * stretch));
    auto const expected = pareto_pairs(paths, bound);
    std::set<std::pair<std::uint64_t, std::uint64_t>> found;
    for (auto const& path : front.paths) found.insert({path.criterion.quanta, path.exposure.quanta});
    INFO("seed " << seed);
    REQUIRE(found == expected);
    REQUIRE(found.size() == front.paths.size());
    REQUIRE(std::ranges::is_sorted(front.paths, {}, &Path::criterion));
    points += found.size();
    longest = std::max(longest, found.size());
  }
  CHECK(points > 3000);
  CHECK(longest >= 4);
}

TEST_CASE("Roads without any exposure, and many ties, change nothing about the front") {
  Context context;
  std::size_t points = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    auto graph = random_roads(seed, {9, 18, 4, 0, 0.15, 0});
    for (auto& link : graph.links) link.exposure = FemtoEvents{seed % 5 == 0 ? 0 : link.exposure.quanta % 3};
    auto const paths = all_simple_paths(graph, NodeId{0}, NodeId{1});
    auto const front = find_front(graph, NodeId{0}, NodeId{1}, {100}, context);
    std::set<std::pair<std::uint64_t, std::uint64_t>> found;
    for (auto const& path : front.paths) found.insert({path.criterion.quanta, path.exposure.quanta});
    INFO("seed " << seed);
    REQUIRE(found == pareto_pairs(paths, static_cast<std::uint64_t>(-1)));
    REQUIRE(found.size() == front.paths.size());
    points += found.size();
  }
  CHECK(points > 1500);
}

TEST_CASE("Every path of a front starts and ends where it was asked and drives one-way roads forwards") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto const graph = random_roads(seed, {10, 24});
    for (auto const& path : find_front(graph, NodeId{0}, NodeId{1}, {3}, context).paths) {
      REQUIRE(graph.source(path.links.front()) == NodeId{0});
      REQUIRE(graph.target(path.links.back()) == NodeId{1});
      for (auto const& link : path.links) {
        REQUIRE(graph.links[link.link.value].is_passable());
        REQUIRE((link.forward || !graph.links[link.link.value].is_one_way));
      }
    }
  }
}

TEST_CASE("A label limit returns the proven part of the front") {
  Context context;
  testing::RandomRoads const kind{12, 40, 1000, 0, 0, 0};
  std::size_t cut = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto const graph = random_roads(seed, kind);
    auto const whole = find_front(graph, NodeId{0}, NodeId{1}, {5}, context);
    auto const part = find_front(graph, NodeId{0}, NodeId{1}, {5, {}, whole.labels / 2 + 1}, context);
    REQUIRE(whole.is_complete);
    if (part.is_complete) continue;
    ++cut;
    for (auto const& path : whole.paths) {
      if (path.criterion < part.proven_upto) REQUIRE(std::ranges::count(part.paths, path) == 1);
    }
  }
  CHECK(cut > 50);
}

TEST_CASE("A bound of another run replaces the stretch") {
  Context context;
  auto const graph = random_roads(7, {10, 24});
  auto const whole = find_front(graph, NodeId{0}, NodeId{1}, {10}, context);
  REQUIRE(whole.paths.size() >= 2);
  auto const bound = whole.paths.front().criterion;
  auto const front = find_front(graph, NodeId{0}, NodeId{1}, {10, bound}, context);
  CHECK(front.paths.size() == 1);
}

TEST_CASE("A start that is its own end gives one empty path; no way gives none") {
  Context context;
  auto graph = random_roads(3, {6, 8});
  auto const here = find_front(graph, NodeId{2}, NodeId{2}, {}, context);
  REQUIRE(here.paths.size() == 1);
  CHECK(here.paths.front().links.empty());
  for (auto& link : graph.links) link.obstacle = Obstacle::closed_gate;
  CHECK(find_front(graph, NodeId{0}, NodeId{1}, {}, context).paths.empty());
}

}  // namespace
}  // namespace passage
