#include "passage/search/network/consent_front.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

using testing::all_simple_paths;
using testing::PathCost;
using testing::random_roads;
using testing::RandomRoads;

bool is_subset(std::uint64_t a, std::uint64_t b) {
  return (a & ~b) == 0;
}

std::uint64_t bound_of(std::vector<PathCost> const& paths, double stretch) {
  std::uint64_t least = static_cast<std::uint64_t>(-1);
  for (auto const& path : paths) least = std::min(least, path.time);
  return paths.empty() ? 0 : static_cast<std::uint64_t>(std::floor(static_cast<double>(least) * stretch));
}

/// The points (time, exposure, set) that no other beats, with time at most `bound`; exposure 0 when it is not
/// asked for.
std::set<PathCost> expected_front(std::vector<PathCost> paths, std::uint64_t bound,
                                  bool with_exposure = true) {
  std::set<PathCost> front;
  if (!with_exposure) {
    for (auto& path : paths) path.exposure = 0;
  }
  for (auto const& candidate : paths) {
    bool beaten = candidate.time > bound;
    for (auto const& other : paths) {
      beaten = beaten || (other.time <= candidate.time && other.exposure <= candidate.exposure &&
                          is_subset(other.consents, candidate.consents) && other != candidate);
    }
    if (!beaten) front.insert(candidate);
  }
  return front;
}

PathCost cost_of(Path const& path) {
  return {path.criterion.quanta, path.exposure.quanta, path.consents.bits()};
}

RandomRoads kind_for(std::uint64_t seed) {
  auto const nodes = 5 + static_cast<int>(seed % 8);
  return {nodes, nodes * 2, 20, 2 + static_cast<int>(seed % 5)};
}

TEST_CASE("The exact front of agreements, time and exposure equals the enumeration of all simple paths") {
  Context context;
  std::size_t points = 0, longest = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    auto const graph = random_roads(seed, kind_for(seed));
    auto const paths = all_simple_paths(graph, NodeId{0}, NodeId{1});
    ConsentFrontOptions options;
    options.max_stretch = seed % 2 == 0 ? 1.4 : 8;
    auto const front = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
    std::set<PathCost> found;
    for (auto const& path : front.paths) found.insert(cost_of(path));
    INFO("seed " << seed);
    REQUIRE(found == expected_front(paths, bound_of(paths, options.max_stretch)));
    REQUIRE(found.size() == front.paths.size());
    points += found.size();
    longest = std::max(longest, found.size());
  }
  CHECK(points > 5000);
  CHECK(longest >= 8);
}

TEST_CASE("Without exposure: sets and time only") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    auto const graph = random_roads(seed, kind_for(seed));
    auto const paths = all_simple_paths(graph, NodeId{0}, NodeId{1});
    ConsentFrontOptions options;
    options.max_stretch = 3;
    options.with_exposure = false;
    std::set<PathCost> found;
    for (auto const& path : find_consent_front(graph, NodeId{0}, NodeId{1}, options, context).paths)
      found.insert({path.criterion.quanta, 0, path.consents.bits()});
    INFO("seed " << seed);
    REQUIRE(found == expected_front(paths, bound_of(paths, 3), false));
  }
}

TEST_CASE("An ε-front covers every exact point and has every minimal set with its fastest path") {
  Context context;
  std::size_t exact_points = 0, cover_points = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    auto kind = kind_for(seed);
    kind.largest_cost = 1000;
    kind.links = kind.nodes * 3;
    kind.nodes = std::min(kind.nodes, 9);
    auto const graph = random_roads(seed, kind);
    auto const paths = all_simple_paths(graph, NodeId{0}, NodeId{1});
    ConsentFrontOptions options;
    options.max_stretch = 4;
    options.epsilon = Share{seed % 3 == 0 ? 0.02 : seed % 3 == 1 ? 0.1 : 0.5};
    double const factor = 1 + options.epsilon.value;
    auto const limit = bound_of(paths, 4);
    auto const front = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
    INFO("seed " << seed << " epsilon " << options.epsilon.value);
    auto const exact = expected_front(paths, limit);
    for (auto const& point : exact) {
      if (static_cast<double>(point.time) * factor > static_cast<double>(limit)) continue;
      bool const is_covered = std::ranges::any_of(front.paths, [&](Path const& path) {
        auto const cost = cost_of(path);
        return is_subset(cost.consents, point.consents) &&
               static_cast<double>(cost.time) <= static_cast<double>(point.time) * factor &&
               static_cast<double>(cost.exposure) <= static_cast<double>(point.exposure) * factor;
      });
      REQUIRE(is_covered);
    }
    // Minimal sets among all paths within the limit.
    for (auto const& point : expected_front(paths, limit, false)) {
      bool const is_minimal = std::ranges::none_of(paths, [&](PathCost const& other) {
        return other.time <= limit && other.consents != point.consents &&
               is_subset(other.consents, point.consents);
      });
      if (!is_minimal) continue;
      auto fastest = static_cast<std::uint64_t>(-1);
      for (auto const& path : front.paths) {
        if (path.consents.bits() == point.consents) fastest = std::min(fastest, path.criterion.quanta);
      }
      REQUIRE(fastest == point.time);
    }
    for (auto const& path : front.paths) REQUIRE(path.criterion.quanta <= limit);
    exact_points += exact.size();
    cover_points += front.paths.size();
  }
  CHECK(cover_points < exact_points);
}

TEST_CASE("A limit on the number of agreements leaves out exactly what needs more") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    auto const graph = random_roads(seed, kind_for(seed));
    ConsentFrontOptions options;
    options.max_stretch = 5;
    auto const all = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
    options.most_consents = 2;
    auto const few = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
    std::set<PathCost> expected, found;
    for (auto const& path : all.paths) {
      if (path.consents.size() <= 2) expected.insert(cost_of(path));
    }
    for (auto const& path : few.paths) found.insert(cost_of(path));
    REQUIRE(found == expected);
  }
}

/// A front, and what is found of it when the search may make about half as many labels.
struct HalfSearched {
  ParetoFront whole, part, part_again;
};

HalfSearched half_searched(RoadGraph const& graph, double max_stretch, bool prove_by_size) {
  Context context;
  ConsentFrontOptions options;
  options.max_stretch = max_stretch;
  HalfSearched fronts;
  fronts.whole = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
  options.label_limit = fronts.whole.labels / 2 + 1;
  options.prove_by_size = prove_by_size;
  fronts.part = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
  fronts.part_again = find_consent_front(graph, NodeId{0}, NodeId{1}, options, context);
  return fronts;
}

TEST_CASE("A label limit returns the proven part") {
  std::size_t cut = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    auto const [whole, part, part_again] =
        half_searched(random_roads(seed, {12, 40, 1000, 5, 0, 0}), 3, false);
    REQUIRE(part == part_again);
    if (part.is_complete) continue;
    ++cut;
    for (auto const& path : whole.paths) {
      if (path.criterion < part.proven_upto) REQUIRE(std::ranges::count(part.paths, path) == 1);
    }
  }
  CHECK(cut > 30);
}

TEST_CASE("When the limit is hit, paths that need few agreements are proved and returned") {
  std::size_t proved = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    auto const [whole, part, part_again] =
        half_searched(random_roads(seed, {14, 50, 1000, 8, 0, 0}), 4, true);
    if (part.is_complete || !part.proven_consents) continue;
    ++proved;
    INFO("seed " << seed);
    for (auto const& path : whole.paths) {
      bool const is_proven =
          path.criterion < part.proven_upto || path.consents.size() <= *part.proven_consents;
      if (is_proven) REQUIRE(std::ranges::count(part.paths, path) == 1);
    }
    REQUIRE(part == part_again);
  }
  CHECK(proved > 40);
}

TEST_CASE("Sixty-four authorities fit, one by one along a road; masks are not cut short") {
  Context context;
  RoadGraph graph;
  // A ladder: each rung is passed on the ground of one authority, or around it in twice the time.
  for (std::uint32_t i = 0; i <= 64; ++i) graph.nodes.push_back({i * 10.0, 0});
  for (std::uint32_t i = 0; i < 64; ++i) {
    RoadLink link;
    link.start = NodeId{i};
    link.end = NodeId{i + 1};
    link.time = Duration{100};
    link.consents = ConsentSet::of(PartyId{i});
    link.line = {graph.nodes[i], graph.nodes[i + 1]};
    graph.links.push_back(link);
    if (i != 40 && i != 63) continue;
    link.consents = {};
    link.time = Duration{200};
    graph.links.push_back(link);
  }
  graph.index();
  auto const front = find_consent_front(graph, NodeId{0}, NodeId{64}, {}, context);
  REQUIRE(front.paths.size() == 4);
  CHECK(front.paths.front().consents.size() == 64);
  CHECK(front.paths.back().consents.size() == 62);
  CHECK_FALSE(front.paths.back().consents.has(PartyId{40}));
  CHECK_FALSE(front.paths.back().consents.has(PartyId{63}));
  CHECK_THROWS_AS(ConsentSet::of(PartyId{64}), Error);
}

}  // namespace
}  // namespace passage
