#include "passage/search/network/lattice_descent.hpp"

#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

using testing::PathCost;
using testing::random_roads;

std::set<PathCost> costs_of(ParetoFront const& front, bool with_exposure) {
  std::set<PathCost> costs;
  for (auto const& path : front.paths)
    costs.insert({path.criterion.quanta, with_exposure ? path.exposure.quanta : 0, path.consents.bits()});
  return costs;
}

TEST_CASE("Two engines, one front: label setting and lattice descent") {
  Context context;
  std::size_t points = 0, sets = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    int const nodes = 8 + static_cast<int>(seed % 20);
    auto const graph = random_roads(seed, {nodes, nodes * 2, 30, 2 + static_cast<int>(seed % 7), 0.1, 0.05});
    for (bool with_exposure : {false, true}) {
      LatticeDescentOptions descent;
      descent.max_stretch = seed % 2 ? 1.5 : 4;
      descent.with_exposure = with_exposure;
      ConsentFrontOptions labels;
      labels.max_stretch = descent.max_stretch;
      labels.with_exposure = with_exposure;
      auto const a = find_consent_front_by_descent(graph, NodeId{0}, NodeId{1}, descent, context);
      auto const b = find_consent_front(graph, NodeId{0}, NodeId{1}, labels, context);
      INFO("seed " << seed << " with exposure " << with_exposure);
      REQUIRE(a.is_complete);
      REQUIRE(costs_of(a, with_exposure) == costs_of(b, with_exposure));
      REQUIRE(a.paths.size() == b.paths.size());
      points += a.paths.size();
      sets += a.labels;
    }
  }
  CHECK(points > 6000);
  CHECK(sets > 2 * points);
}

TEST_CASE("Lattice descent equals the enumeration of all simple paths") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto const graph = random_roads(seed, {9, 18, 20, 4, 0.15, 0.1});
    auto const paths = testing::all_simple_paths(graph, NodeId{0}, NodeId{1});
    std::set<PathCost> expected;
    for (auto const& candidate : paths) {
      bool const is_beaten = std::ranges::any_of(paths, [&](PathCost const& other) {
        return other != candidate && other.time <= candidate.time && other.exposure <= candidate.exposure &&
               (other.consents & ~candidate.consents) == 0;
      });
      if (!is_beaten) expected.insert(candidate);
    }
    LatticeDescentOptions options;
    options.max_stretch = 1e6;
    INFO("seed " << seed);
    REQUIRE(costs_of(find_consent_front_by_descent(graph, NodeId{0}, NodeId{1}, options, context), true) ==
            expected);
  }
}

TEST_CASE("A limit on sets is said, and no way is an empty front") {
  Context context;
  auto const graph = random_roads(4, {20, 60, 30, 6, 0, 0});
  LatticeDescentOptions options;
  options.set_limit = 1;
  auto const part = find_consent_front_by_descent(graph, NodeId{0}, NodeId{1}, options, context);
  CHECK_FALSE(part.is_complete);
  CHECK(part.proven_upto == Duration{0});
  RoadGraph apart;
  apart.nodes = {{0, 0}, {1, 1}};
  apart.index();
  CHECK(find_consent_front_by_descent(apart, NodeId{0}, NodeId{1}, {}, context).paths.empty());
}

}  // namespace
}  // namespace passage
