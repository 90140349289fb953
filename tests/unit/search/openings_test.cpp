#include "passage/search/network/openings.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

namespace passage {
namespace {

/// Random roads of which every fourth link or so is a crossing point of one of `gates`, some closed.
RoadGraph roads_with_gates(std::uint64_t seed, std::uint32_t gates, int nodes = 14) {
  auto graph = testing::random_roads(seed, {nodes, nodes * 3 / 2, 20, 0, 0.1, 0.05});
  Random random{seed + 5000};
  for (auto& link : graph.links) {
    if (random.uniform() > 0.4) continue;
    link.gate = GateId{static_cast<std::uint32_t>(random.below(gates))};
    link.obstacle = random.uniform() < 0.5 ? Obstacle::closed_gate : Obstacle::none;
  }
  return graph;
}

/// Least times from the origins with exactly the given crossing points open, by plain label correction.
std::vector<std::uint64_t> times_with(RoadGraph const& graph, std::vector<NodeId> const& origins,
                                      std::vector<GateId> const& gates, OpeningSet open) {
  auto const far = static_cast<std::uint64_t>(-1) / 2;
  std::vector<std::uint64_t> time(graph.nodes.size(), far);
  for (auto const origin : origins) time[origin.value] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (auto const& link : graph.links) {
      bool usable = link.obstacle == Obstacle::none;
      for (std::size_t i = 0; i < gates.size(); ++i) {
        if (link.gate == gates[i]) usable = (open >> i & 1u) && link.obstacle != Obstacle::closure;
      }
      if (!usable) continue;
      auto const relax = [&](NodeId a, NodeId b) {
        if (time[a.value] + link.time.quanta < time[b.value]) {
          time[b.value] = time[a.value] + link.time.quanta;
          changed = true;
        }
      };
      relax(link.start, link.end);
      if (!link.is_one_way) relax(link.end, link.start);
    }
  }
  return time;
}

TEST_CASE("Every set of openings reaches whom a search with exactly these open reaches") {
  Context context;
  context.threads = 2;
  std::size_t several = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    auto const graph = roads_with_gates(seed, 6);
    std::vector<GateId> gates;
    for (std::uint32_t i = 0; i < 5; ++i) gates.push_back(GateId{i});
    std::vector<NodeId> const origins{NodeId{0}, NodeId{3}};
    std::vector<PeopleAtSpot> people;
    Random random{seed};
    for (int i = 0; i < 30; ++i) {
      auto const link = static_cast<std::uint32_t>(random.below(graph.links.size()));
      if (graph.links[link].gate.is_valid()) continue;
      people.push_back(
          {EdgeId{link}, Share{random.uniform()}, Persons{static_cast<double>(random.below(1000))}});
    }
    Duration const budget{20 + seed % 40};
    auto const values = evaluate_openings(graph, {origins, people, gates, budget}, context);
    REQUIRE(values.reached.size() == 32);
    for (OpeningSet set = 0; set < 32; ++set) {
      auto const time = times_with(graph, origins, gates, set);
      double expected = 0;
      for (auto const& spot : people) {
        auto const& link = graph.links[spot.link.value];
        if (link.obstacle != Obstacle::none) continue;
        auto const ahead = static_cast<std::uint64_t>(
            std::llround(static_cast<double>(link.time.quanta) * spot.position.value));
        auto least = time[link.start.value] + ahead;
        if (!link.is_one_way) least = std::min(least, time[link.end.value] + link.time.quanta - ahead);
        if (least <= budget.quanta) expected += spot.people.value;
      }
      INFO("seed " << seed << " set " << set);
      REQUIRE(values.reached[set].value == expected);
      // Opening more never reaches fewer.
      for (std::size_t i = 0; i < 5; ++i) REQUIRE(values.reached[set | 1u << i] >= values.reached[set]);
    }
    several += values.reached[31] > values.reached[0];
  }
  CHECK(several > 60);
}

TEST_CASE("The best sets are the best of all sets of their size") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const graph = roads_with_gates(seed, 6);
    std::vector<GateId> gates;
    for (std::uint32_t i = 0; i < 6; ++i) gates.push_back(GateId{i});
    std::vector<NodeId> const origins{NodeId{0}};
    std::vector<PeopleAtSpot> people;
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
      if (!graph.links[i].gate.is_valid()) people.push_back({EdgeId{i}, Share{0.5}, Persons{10}});
    }
    auto const values = evaluate_openings(graph, {origins, people, gates, Duration{60}}, context);
    auto const best = best_openings(values, 6);
    REQUIRE(best.size() == 6);
    for (std::size_t size = 1; size <= 6; ++size) {
      CHECK(std::popcount(best[size - 1]) == static_cast<int>(size));
      for (OpeningSet set = 0; set < 64; ++set) {
        if (std::popcount(set) == static_cast<int>(size))
          CHECK(values.reached[set] <= values.reached[best[size - 1]]);
      }
    }
  }
}

/// Values of a hand-made game over two or three crossing points.
OpeningValues game(std::vector<double> reached) {
  OpeningValues values;
  for (std::uint32_t i = 0; (std::size_t{1} << i) < reached.size(); ++i) values.gates.push_back(GateId{i});
  for (auto const people : reached) values.reached.push_back(Persons{people});
  return values;
}

TEST_CASE("Two crossing points in series are worth it only together") {
  auto const series = game({100, 100, 100, 900});
  auto const found = complements(series);
  REQUIRE(found.size() == 1);
  CHECK(found[0].set == 3);
  CHECK(found[0].newly_reached.value == 800);
  CHECK(found[0].apart.value == 0);
  CHECK(complements(game({100, 300, 400, 500})).empty());
  // Three in a row, of which two do something by themselves: 0-1 together bring 50, all three 500.
  auto const three = complements(game({0, 0, 0, 50, 0, 0, 0, 500}));
  REQUIRE(three.size() == 2);
  CHECK(three[0].set == 7);
  CHECK(three[0].apart.value == 50);
  CHECK(three[1].set == 3);
}

TEST_CASE("Shapley values: by hand, adding up, equal for equals, nothing for a dummy") {
  auto const shares = shapley_values(game({0, 10, 20, 60}));
  CHECK(shares[0].value == testing::Approx((10 + 40) / 2.0));
  CHECK(shares[1].value == testing::Approx((20 + 50) / 2.0));
  Random random{3};
  for (int round = 0; round < 50; ++round) {
    std::vector<double> reached(32);
    for (auto& people : reached) people = static_cast<double>(random.below(1000));
    // Crossing point 4 changes nothing; 0 and 1 are alike.
    for (std::size_t set = 0; set < 16; ++set) reached[set | 16] = reached[set];
    for (std::size_t set = 0; set < 32; ++set) {
      if ((set & 3) == 2) reached[set] = reached[(set & ~std::size_t{3}) | 1];
    }
    auto const values = shapley_values(game(reached));
    double sum = 0;
    for (auto const& share : values) sum += share.value;
    CHECK(sum == testing::Approx(reached[31] - reached[0]).margin(1e-9));
    CHECK(values[4].value == testing::Approx(0).margin(1e-9));
    CHECK(values[0].value == testing::Approx(values[1].value).margin(1e-9));
  }
}

TEST_CASE("Smallest connecting sets equal enumeration") {
  Context context;
  std::size_t needed = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto const graph = roads_with_gates(seed, 5, 10);
    std::vector<GateId> gates;
    for (std::uint32_t i = 0; i < 5; ++i) gates.push_back(GateId{i});
    std::map<OpeningSet, std::uint64_t> connecting;
    int least = 100;
    for (OpeningSet set = 0; set < 32; ++set) {
      auto const time = times_with(graph, {NodeId{0}}, gates, set)[1];
      if (time >= static_cast<std::uint64_t>(-1) / 2) continue;
      connecting[set] = time;
      least = std::min(least, std::popcount(set));
    }
    std::erase_if(connecting, [least](auto const& entry) { return std::popcount(entry.first) > least; });
    auto const found = connecting_openings(graph, NodeId{0}, NodeId{1}, gates, context);
    INFO("seed " << seed);
    REQUIRE(found.size() == connecting.size());
    for (auto const& set : found) REQUIRE(connecting.at(set.set) == set.time.quanta);
    REQUIRE(std::ranges::is_sorted(found, {}, &ConnectingSet::time));
    needed += least > 0 && least < 100;
  }
  CHECK(needed > 20);
}

TEST_CASE("Too many crossing points are refused") {
  Context context;
  auto const graph = testing::random_roads(1, {5, 8});
  std::vector<GateId> gates;
  for (std::uint32_t i = 0; i < 21; ++i) gates.push_back(GateId{i});
  std::vector<NodeId> const origins{NodeId{0}};
  std::vector<PeopleAtSpot> const people;
  CHECK_THROWS_WITH(evaluate_openings(graph, {origins, people, gates, Duration{5}}, context),
                    testing::contains("21"));
}

}  // namespace
}  // namespace passage
