#include "passage/search/network/journey.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

#include "passage/search/network/alternatives.hpp"
#include "passage/search/network/explain.hpp"
#include "passage/search/network/if_no.hpp"
#include "passage/search/network/waypoints.hpp"

namespace passage {
namespace {

using testing::random_roads;

/// Random roads on ground of `holders` holdings, some links crossing points without ground of their own.
RoadGraph held_roads(std::uint64_t seed, std::uint32_t holders) {
  auto const nodes = 5 + static_cast<int>(seed % 5);
  auto graph = random_roads(seed, {nodes, nodes * 2, 20, 3, 0.15, 0.1});
  Random random{seed + 700};
  for (std::uint32_t i = 0; i < holders; ++i) graph.holdings.push_back({{PartyId{i}}});
  for (auto& link : graph.links) {
    link.holding = static_cast<std::uint32_t>(random.below(holders));
    if (random.uniform() < 0.15) link.gate = GateId{0};
  }
  return graph;
}

/// A walk through all waypoints in order, with what it costs and how often control changes.
struct Walk {
  std::uint64_t time = 0, exposure = 0, consents = 0;
  int changes = 0;
  auto operator<=>(Walk const&) const = default;
};

/// All walks that repeat no (node, stops visited), by enumeration.
std::vector<Walk> all_walks(RoadGraph const& graph, std::vector<NodeId> const& stops) {
  std::vector<Walk> found;
  std::set<std::pair<std::uint32_t, std::size_t>> visited;
  auto const go = [&](auto const& self, std::uint32_t node, std::size_t leg, int last, Walk walk) -> void {
    while (leg + 1 < stops.size() && stops[leg + 1].value == node) ++leg;
    if (leg + 1 == stops.size()) {
      found.push_back(walk);
      return;
    }
    if (!visited.insert({node, leg}).second) return;
    for (auto const& link : graph.links) {
      if (link.obstacle != Obstacle::none) continue;
      auto const drive = [&](std::uint32_t next) {
        auto longer = walk;
        longer.time += link.time.quanta;
        longer.exposure += link.exposure.quanta;
        longer.consents |= link.consents.bits();
        int held_by = last;
        if (!link.gate.is_valid()) {
          held_by = static_cast<int>(link.holding);
          longer.changes += last >= 0 && last != held_by;
        }
        self(self, next, leg, held_by, longer);
      };
      if (link.start.value == node) drive(link.end.value);
      if (link.end.value == node && !link.is_one_way) drive(link.start.value);
    }
    visited.erase({node, leg});
  };
  go(go, stops.front().value, 0, -1, {});
  return found;
}

std::set<Walk> front_of(std::vector<Walk> walks, int most) {
  std::erase_if(walks, [&](Walk const& walk) { return walk.changes > most; });
  std::set<Walk> front;
  for (auto walk : walks) {
    walk.changes = 0;
    bool const is_beaten = std::ranges::any_of(walks, [&](Walk other) {
      other.changes = 0;
      return other != walk && other.time <= walk.time && other.exposure <= walk.exposure &&
             (other.consents & ~walk.consents) == 0;
    });
    if (!is_beaten) front.insert(walk);
  }
  return front;
}

TEST_CASE("Fronts with at most N changes of control equal the enumeration of all walks") {
  Context context;
  std::size_t bound = 0, none = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    auto const graph = held_roads(seed, 2 + seed % 3);
    std::vector<NodeId> stops{NodeId{0}, NodeId{1}};
    if (seed % 4 == 0) stops = {NodeId{0}, NodeId{2}, NodeId{1}};
    auto const walks = all_walks(graph, stops);
    int fewest = 1000;
    for (auto const& walk : walks) fewest = std::min(fewest, walk.changes);
    auto const least = fewest_handovers(graph, stops, context);
    INFO("seed " << seed);
    REQUIRE(least.has_value() == !walks.empty());
    if (least) REQUIRE(*least == fewest);
    for (int most = 0; most <= 3; ++most) {
      Journey const journey{graph, stops, most, context};
      ConsentFrontOptions options;
      options.max_stretch = 1e6;
      auto const front = find_front_through(graph, journey, options, {}, context);
      std::set<Walk> found;
      for (auto const& path : front.paths)
        found.insert({path.criterion.quanta, path.exposure.quanta, path.consents.bits(), 0});
      INFO("at most " << most);
      REQUIRE(found == front_of(walks, most));
      none += found.empty() && !walks.empty();
      bound += found != front_of(walks, 1000);
    }
  }
  CHECK(bound > 300);
  CHECK(none > 100);
}

TEST_CASE("Alternatives and answers to refusals keep the limit") {
  Context context;
  std::size_t seen = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto const graph = held_roads(seed, 3);
    std::vector<NodeId> const stops{NodeId{0}, NodeId{1}};
    Journey const journey{graph, stops, 1, context};
    auto const changes = [&](Path const& path) {
      int count = 0, last = -1;
      for (auto const& step : path.links) {
        auto const& link = graph.links[step.link.value];
        if (link.is_crossing()) continue;
        count += last >= 0 && last != static_cast<int>(link.holding);
        last = static_cast<int>(link.holding);
      }
      return count;
    };
    AlternativeOptions options;
    options.area.half_width = Metres{5};
    options.area.terminal_radius = Metres{5};
    for (auto const& path : find_alternatives(graph, journey, {}, options, context).paths) {
      REQUIRE(changes(path) <= 1);
      ++seen;
    }
    std::vector<Refusal> const refusals{{ConsentSet::of(PartyId{0}), {}}};
    auto const walks = all_walks(graph, stops);
    auto const answer = answer_refusals(graph, journey, refusals, context).front();
    auto fastest = static_cast<std::uint64_t>(-1);
    for (auto const& walk : walks) {
      if (walk.changes <= 1 && !(walk.consents & 1)) fastest = std::min(fastest, walk.time);
    }
    INFO("seed " << seed);
    REQUIRE(answer.path.has_value() == (fastest != static_cast<std::uint64_t>(-1)));
    if (answer.path) REQUIRE(answer.path->criterion.quanta == fastest);
  }
  CHECK(seen > 100);
}

TEST_CASE("Explanations keep the limit, with an obstacle gone too") {
  Context context;
  constexpr auto none = static_cast<std::uint64_t>(-1);
  std::size_t bound = 0, other_than_without = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const graph = held_roads(seed, 3);
    std::vector<NodeId> stops{NodeId{0}, NodeId{1}};
    if (seed % 4 == 0) stops = {NodeId{0}, NodeId{2}, NodeId{1}};
    auto const quickest = [&](RoadGraph const& roads, int most) {
      auto least = none;
      for (auto const& walk : all_walks(roads, stops)) {
        if (walk.changes <= most) least = std::min(least, walk.time);
      }
      return least;
    };
    auto const best_opened = [&](int most) {
      auto least = quickest(graph, most);
      for (auto const& link : graph.links) {
        if (link.is_passable()) continue;
        auto opened = graph;
        for (auto& other : opened.links) {
          bool const is_same = other.is_crossing() && link.is_crossing();
          if (is_same || other.obstacle_source == link.obstacle_source) other.obstacle = Obstacle::none;
        }
        least = std::min(least, quickest(opened, most));
      }
      return least;
    };
    Journey const journey{graph, stops, 1, context};
    ConsentFrontOptions options;
    options.max_stretch = 1e6;
    auto const front = find_front_through(graph, journey, options, {}, context);
    if (front.paths.empty()) continue;
    std::vector<Path> const shown{front.paths.front()};
    auto const refusals = refusals_of(graph, shown);
    auto const answers = answer_refusals(graph, journey, refusals, context);
    auto const found = explain_options(graph, journey, {shown, refusals, answers}, context).front();
    auto const least = best_opened(1), now = quickest(graph, 1);
    INFO("seed " << seed);
    REQUIRE(found.binding.has_value() == (least < now));
    if (!found.binding) continue;
    ++bound;
    other_than_without += now - least != quickest(graph, 1000) - best_opened(1000);
    CHECK(found.binding->saved == graph.quantum.seconds(Duration{now - least}));
  }
  CHECK(bound > 30);
  CHECK(other_than_without > 10);
}

TEST_CASE("Without recorded control there is nothing to limit") {
  Context context;
  auto graph = held_roads(3, 2);
  graph.holdings.clear();
  std::vector<NodeId> const stops{NodeId{0}, NodeId{1}};
  CHECK_FALSE(Journey(graph, stops, 0, context).is_limited());
  CHECK(Journey(graph, stops, std::nullopt, context).arcs().nodes() == graph.nodes.size());
}

TEST_CASE("A journey to where it starts is one empty way") {
  Context context;
  auto const graph = held_roads(5, 2);
  std::vector<NodeId> const stops{NodeId{0}, NodeId{0}};
  Journey const journey{graph, stops, 0, context};
  CHECK(journey.waypoints()[0] == journey.waypoints()[1]);
  CHECK(fewest_handovers(graph, stops, context) == 0);
}

}  // namespace
}  // namespace passage
