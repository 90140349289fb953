// That no result depends on who a party is, and that restrictions and wishes act in one direction only.
#include <algorithm>
#include <map>
#include <numeric>

#include "support/catch.hpp"
#include "support/shown_fronts.hpp"

#include "passage/compare/choose.hpp"
#include "passage/search/network/alternatives.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/if_no.hpp"
#include "passage/search/network/openings.hpp"

namespace passage {
namespace {

using testing::front_of;
using testing::frozen_bound;
using testing::is_weakly_dominated;
using testing::prepare;
using testing::Prepared;
using testing::random_world;
using testing::shown;
using testing::World;

constexpr std::uint64_t worlds = 200;
constexpr int country_side = 24;  // towns a side of the country-like case

void rename(World& world, std::vector<std::uint32_t> const& to) {
  auto const change = [&](std::vector<PartyId>& holders) {
    for (auto& holder : holders) holder = PartyId{to[holder.value]};
  };
  for (auto& area : world.control) change(area.holders);
  for (auto& gate : world.gates) change(gate.holders);
}

/// Parties 0 and 1 exchange what they hold.
World exchanged(World world) {
  rename(world, {1, 0, 2, 3});
  return world;
}

void check_exchange(World const& world) {
  auto const before = prepare(world), after = prepare(exchanged(world));
  std::map<std::string, std::string> const labels{{"A", "B"}, {"B", "A"}};
  REQUIRE(shown(before, front_of(before), labels) == shown(after, front_of(after)));
}

TEST_CASE("Law 2: two parties that exchange their holdings exchange their names in the front, nothing else") {
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    INFO("seed " << seed);
    check_exchange(random_world(seed));
  }
}

/// Time and exposure of every road as a whole, whoever holds it.
std::vector<std::pair<std::uint64_t, std::uint64_t>> road_sums(Prepared const& world, std::size_t roads) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> sums(roads);
  for (auto const& link : world.network.graph.links) {
    if (link.is_crossing()) continue;
    sums[link.feature].first += link.time.quanta;
    sums[link.feature].second += link.exposure.quanta;
  }
  return sums;
}

TEST_CASE("Law 4: time and exposure of roads do not know who holds them") {
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = random_world(seed);
    auto others = world;
    Random random{seed + 77};
    for (auto& area : others.control) area.holders = {PartyId{static_cast<std::uint32_t>(random.below(4))}};
    auto nobodys = world;
    nobodys.control.clear();
    auto const expected = road_sums(prepare(world), world.roads.size());
    INFO("seed " << seed);
    REQUIRE(road_sums(prepare(others), world.roads.size()) == expected);
    REQUIRE(road_sums(prepare(nobodys), world.roads.size()) == expected);
  }
}

TEST_CASE("Law 5: splitting a party never lets a movement do with fewer agreements") {
  std::size_t more = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto world = random_world(seed);
    world.crossing = CrossingRule::roads;
    for (auto& area : world.control) {
      for (auto& holder : area.holders) holder = PartyId{holder.value % 2};
    }
    for (auto& gate : world.gates) {
      for (auto& holder : gate.holders) holder = PartyId{holder.value % 2};
    }
    auto split = world;
    // Party 0 keeps the ground in the west; a new one has the rest of it.
    for (auto& area : split.control) {
      if (area.holders.front() == PartyId{0} && bounds(area.area).centre().x > 25000)
        area.holders = {PartyId{3}};
    }
    auto const fewest = [](ParetoFront const& front) {
      int least = 1000;
      for (auto const& path : front.paths) least = std::min(least, path.consents.size());
      return least;
    };
    auto const a = fewest(front_of(prepare(world), frozen_bound()));
    auto const b = fewest(front_of(prepare(split), frozen_bound()));
    INFO("seed " << seed);
    REQUIRE(b >= a);
    more += b > a && b < 1000;
  }
  CHECK(more > 5);
}

/// What is shown, in its order: lines with roles.
std::vector<std::pair<Line, std::vector<Role>>> displayed(Prepared const& world) {
  Context context;
  auto const& graph = world.network.graph;
  auto const front = front_of(world);
  ChoiceRule rule;
  auto const found = find_alternatives(graph, world.from, world.to, front.paths, {}, context);
  std::vector<std::pair<Line, std::vector<Role>>> list;
  for (auto const& option : choose_options(graph, front, found.paths, rule).shown)
    list.emplace_back(option.line, option.roles);
  return list;
}

TEST_CASE("Law 6: the order of what is shown knows costs and coordinates, no names") {
  std::size_t several = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const world = random_world(seed);
    auto renamed = world;
    rename(renamed, {3, 2, 1, 0});
    renamed.authorities.list = {{"النهر", true}, {"Zoë", true}, {"а", true}, {"Ω", true}};
    auto const expected = displayed(prepare(world));
    INFO("seed " << seed);
    REQUIRE(displayed(prepare(renamed)) == expected);
    several += expected.size() > 1;
  }
  CHECK(several > 10);
}

TEST_CASE("Law 12: a longer road or one more agreement never helps") {
  std::size_t changed = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = prepare(random_world(seed));
    auto const before = front_of(world, frozen_bound());
    if (before.paths.empty()) continue;
    auto worse = world;
    Random random{seed};
    auto const& steps = before.paths.front().links;
    auto& link = worse.network.graph.links[steps[random.below(steps.size())].link.value];
    if (seed % 2) {
      link.time += Duration{link.time.quanta / 2 + 1};
    } else {
      link.consents |= ConsentSet::of(PartyId{40});
    }
    auto const after = front_of(worse, frozen_bound());
    INFO("seed " << seed);
    for (auto const& path : after.paths) REQUIRE(is_weakly_dominated(path, before));
    changed += after.paths != before.paths;
  }
  CHECK(changed > worlds / 2);
}

TEST_CASE("Law 14: more time, more origins and more openings reach more people") {
  Context context;
  std::size_t grew = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const world = prepare(random_world(seed));
    auto const& graph = world.network.graph;
    std::vector<PeopleAtSpot> people;
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
      if (!graph.links[i].is_crossing()) people.push_back({EdgeId{i}, Share{0.5}, Persons{10}});
    }
    std::vector<GateId> gates;
    for (std::uint32_t i = 0; i < graph.gates.size() && i < 6; ++i) gates.push_back(GateId{i});
    std::vector<NodeId> const one{world.from}, two{world.from, world.to};
    auto const hours = [&](double count) { return graph.quantum.quantise(Seconds{count * 3600}); };
    auto const small = evaluate_openings(graph, {one, people, gates, hours(1)}, context);
    auto const longer = evaluate_openings(graph, {one, people, gates, hours(2)}, context);
    auto const wider = evaluate_openings(graph, {two, people, gates, hours(1)}, context);
    INFO("seed " << seed);
    for (std::size_t set = 0; set < small.reached.size(); ++set) {
      REQUIRE(longer.reached[set] >= small.reached[set]);
      REQUIRE(wider.reached[set] >= small.reached[set]);
      for (std::size_t i = 0; i < gates.size(); ++i)
        REQUIRE(small.reached[set | OpeningSet{1} << i] >= small.reached[set]);
    }
    grew += longer.reached.back() > small.reached.front();
  }
  CHECK(grew > 30);
}

TEST_CASE("Law 15: a larger ε never lists what a smaller one cannot stand for") {
  Context context;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = prepare(random_world(seed));
    ConsentFrontOptions options;
    options.bound = frozen_bound();
    auto const exact = find_consent_front(world.network.graph, world.from, world.to, options, context);
    for (double const epsilon : {0.01, 0.1, 0.5}) {
      options.epsilon = Share{epsilon};
      auto const cover = find_consent_front(world.network.graph, world.from, world.to, options, context);
      auto const within = [&](std::uint64_t value, std::uint64_t least) {
        return static_cast<double>(value) <= static_cast<double>(least) * (1 + epsilon);
      };
      INFO("seed " << seed << " epsilon " << epsilon);
      for (auto const& point : exact.paths) {
        if (static_cast<double>(point.criterion.quanta) * (1 + epsilon) >
            static_cast<double>(frozen_bound().quanta)) {
          continue;
        }
        REQUIRE(std::ranges::any_of(cover.paths, [&](Path const& path) {
          return path.consents.is_subset_of(point.consents) &&
                 within(path.criterion.quanta, point.criterion.quanta) &&
                 within(path.exposure.quanta, point.exposure.quanta);
        }));
      }
      for (auto const& path : cover.paths) REQUIRE(is_weakly_dominated(path, exact));
    }
  }
}

TEST_CASE("Law 16: two origins together are reached from as from the nearer one") {
  Context context;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = prepare(random_world(seed));
    SearchGraph const arcs{world.network.graph};
    auto const a = least_costs(arcs, world.from, {}, context), b = least_costs(arcs, world.to, {}, context);
    // Both at once: a node more, with arcs of no cost that matters to both.
    std::vector<SearchGraph::OwnedArc> joined;
    for (std::uint32_t node = 0; node < arcs.nodes(); ++node) {
      for (auto const& arc : arcs.leaving(NodeId{node})) joined.push_back({NodeId{node}, arc});
    }
    NodeId const both{static_cast<std::uint32_t>(arcs.nodes())};
    joined.push_back({both, {world.from, {}, 1, 0, {}}});
    joined.push_back({both, {world.to, {}, 1, 0, {}}});
    SearchGraph const wider{std::move(joined), arcs.nodes() + 1};
    auto const c = least_costs(wider, both, {}, context);
    for (std::size_t node = 0; node < arcs.nodes(); ++node) {
      auto const nearer = std::min(a[node], b[node]);
      REQUIRE(c[node] == (nearer == unreached_cost ? nearer : nearer + 1));
    }
  }
}

TEST_CASE("Refusals: what is left when two say no is never quicker than when one of them does") {
  Context context;
  std::size_t asked = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = prepare(random_world(seed));
    auto const& graph = world.network.graph;
    auto const front = front_of(world);
    auto const refusals = refusals_of(graph, front.paths);
    std::vector<NodeId> const ends{world.from, world.to};
    auto const answers = answer_refusals(graph, ends, refusals, context);
    for (std::size_t i = 0; i < refusals.size(); ++i) {
      if (refusals[i].refused.size() != 2) continue;
      for (std::size_t k = 0; k < refusals.size(); ++k) {
        if (refusals[k].refused.size() != 1 || !refusals[k].refused.is_subset_of(refusals[i].refused))
          continue;
        ++asked;
        if (!answers[i].path) continue;
        REQUIRE(answers[k].path.has_value());
        REQUIRE(answers[k].path->criterion <= answers[i].path->criterion);
      }
    }
  }
  CHECK(asked > worlds);
}

TEST_CASE("A country: neutrality on hundreds of towns, dozens of crossing points") {
  auto const world = random_world(4, country_side);
  REQUIRE(world.roads.size() > 800);
  REQUIRE(world.gates.size() > 20);
  auto const before = prepare(world);
  auto const front = front_of(before);
  REQUIRE(front.paths.size() > 1);
  check_exchange(world);

  auto shuffled = world;
  Random random{5};
  auto const shuffle = [&random](auto& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
  };
  shuffle(shuffled.roads);
  shuffle(shuffled.control);
  shuffle(shuffled.gates);
  auto const after = prepare(shuffled);
  REQUIRE(shown(after, front_of(after)) == shown(before, front));

  auto const bound = Duration{front.paths.front().criterion.quanta * 2};
  auto closed = world;
  Closure closure;
  closure.geometry =
      MultiLine{part_of(line_of(before.network.graph, front.paths.front()), Share{0.45}, Share{0.55})};
  closed.closures.push_back(closure);
  auto const reference = front_of(before, bound);
  for (auto const& path : front_of(prepare(closed), bound).paths)
    REQUIRE(is_weakly_dominated(path, reference));
}

}  // namespace
}  // namespace passage
