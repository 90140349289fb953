// Neutrality and monotonicity of routes on roads.
#include <algorithm>

#include "support/catch.hpp"
#include "support/shown_fronts.hpp"

#include "passage/search/network/alternatives.hpp"
#include "passage/search/network/blockage.hpp"
#include "passage/search/network/consent_front.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage {
namespace {

using testing::front_of;
using testing::frozen_bound;
using testing::is_weakly_dominated;
using testing::prepare;
using testing::random_world;
using testing::shown;

constexpr std::uint64_t worlds = 200;

TEST_CASE("Law 1: permuting parties changes names only, order and ties included") {
  std::size_t points = 0, several = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = random_world(seed);
    auto permuted = world;
    std::vector<std::uint32_t> const to{2, 0, 3, 1};
    permuted.authorities.list = {{"B", true}, {"D", true}, {"A", true}, {"C", true}};
    auto const permute = [&](std::vector<PartyId>& holders) {
      for (auto& holder : holders) holder = PartyId{to[holder.value]};
    };
    for (auto& area : permuted.control) permute(area.holders);
    for (auto& gate : permuted.gates) permute(gate.holders);
    auto const before = prepare(world), after = prepare(permuted);
    auto const front = front_of(before);
    INFO("seed " << seed);
    REQUIRE(shown(before, front) == shown(after, front_of(after)));
    points += front.paths.size();
    several += front.paths.size() > 1;
  }
  CHECK(points > worlds);
  CHECK(several > worlds / 10);
}

TEST_CASE("Law 1 for alternatives") {
  Context context;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const world = random_world(seed);
    auto permuted = world;
    for (auto& area : permuted.control) {
      for (auto& holder : area.holders) holder = PartyId{3 - holder.value};
    }
    for (auto& gate : permuted.gates) {
      for (auto& holder : gate.holders) holder = PartyId{3 - holder.value};
    }
    auto const before = prepare(world), after = prepare(permuted);
    auto const a = find_alternatives(before.network.graph, before.from, before.to, {}, {}, context);
    auto const b = find_alternatives(after.network.graph, after.from, after.to, {}, {}, context);
    REQUIRE(a.stretches == b.stretches);
    REQUIRE(a.containment == b.containment);
    for (std::size_t i = 0; i < a.paths.size(); ++i)
      REQUIRE(line_of(before.network.graph, a.paths[i]) == line_of(after.network.graph, b.paths[i]));
  }
}

TEST_CASE("Law 3: reordering roads, areas and crossing points changes nothing") {
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = random_world(seed);
    auto shuffled = world;
    Random random{seed + 1000};
    auto const shuffle = [&random](auto& list) {
      for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
    };
    shuffle(shuffled.roads);
    shuffle(shuffled.control);
    shuffle(shuffled.gates);
    auto const before = prepare(world), after = prepare(shuffled);
    INFO("seed " << seed);
    REQUIRE(shown(before, front_of(before)) == shown(after, front_of(after)));
  }
}

TEST_CASE("Law 3: a control area cut in two with one holder is one area") {
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = random_world(seed);
    auto cut = world;
    cut.control.clear();
    for (auto const& area : world.control) {
      auto const box = bounds(area.area);
      double const middle = box.low.x + box.width() * 0.4375;
      auto left = area, right = area;
      left.area = testing::rectangle(box.low.x, box.low.y, middle, box.high.y);
      right.area = testing::rectangle(middle, box.low.y, box.high.x, box.high.y);
      cut.control.push_back(left);
      cut.control.push_back(right);
    }
    auto const before = prepare(world), after = prepare(cut);
    auto const a = shown(before, front_of(before)), b = shown(after, front_of(after));
    INFO("seed " << seed);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      REQUIRE(a[i].time == b[i].time);
      REQUIRE(a[i].consents == b[i].consents);
      // Pieces are differences of rounded totals: the sums are the same.
      REQUIRE(a[i].exposure == b[i].exposure);
    }
  }
}

TEST_CASE("Law 5: merging two parties never needs more of them") {
  Context context;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto world = random_world(seed);
    // With `automatic` a crossing point of one of the two would guard the line of both.
    world.crossing = CrossingRule::roads;
    auto merged = world;
    auto const merge = [](std::vector<PartyId>& holders) {
      for (auto& holder : holders) holder = holder == PartyId{1} ? PartyId{0} : holder;
    };
    for (auto& area : merged.control) merge(area.holders);
    for (auto& gate : merged.gates) merge(gate.holders);
    // Merged neighbours no longer have a line between them; gates stay where they are.
    auto const before = prepare(world), after = prepare(merged);
    auto const least = [](ParetoFront const& front) {
      int fewest = 1000;
      for (auto const& path : front.paths) fewest = std::min(fewest, path.consents.size());
      return fewest;
    };
    auto const a = front_of(before, frozen_bound()), b = front_of(after, frozen_bound());
    INFO("seed " << seed);
    if (!a.paths.empty()) REQUIRE(least(b) <= least(a));
  }
}

TEST_CASE("Law 12: a closure never helps; law 24: taking it back restores everything") {
  std::size_t changed = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = random_world(seed);
    auto const before = prepare(world);
    auto const front = front_of(before, frozen_bound());
    if (front.paths.empty()) continue;
    auto closed = world;
    auto const line = line_of(before.network.graph, front.paths.front());
    Closure closure;
    closure.name = "on the fastest path";
    closure.geometry = MultiLine{part_of(line, Share{0.4}, Share{0.6})};
    closed.closures.push_back(closure);
    auto const after = prepare(closed);
    auto const left = front_of(after, frozen_bound());
    INFO("seed " << seed);
    for (auto const& path : left.paths) REQUIRE(is_weakly_dominated(path, front));
    if (!left.paths.empty()) REQUIRE(left.paths.front().criterion >= front.paths.front().criterion);
    changed += left.paths != front.paths;
    closed.closures.clear();
    auto const again = prepare(closed);
    REQUIRE(shown(again, front_of(again, frozen_bound())) == shown(before, front));
  }
  CHECK(changed > worlds / 2);
}

TEST_CASE("Law 13: opening a crossing point never worsens") {
  std::size_t better = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = random_world(seed);
    auto const before = front_of(prepare(world), frozen_bound());
    for (std::size_t i = 0; i < world.gates.size(); ++i) {
      auto opened = world;
      opened.gates[i].state = GateState::open;
      auto const after = front_of(prepare(opened), frozen_bound());
      INFO("seed " << seed << " gate " << i);
      // The set of authorities is compared by what both worlds share: an open crossing asks nobody more.
      for (auto const& path : before.paths) {
        bool const is_matched = std::ranges::any_of(after.paths, [&](Path const& other) {
          return other.criterion <= path.criterion && other.exposure <= path.exposure &&
                 other.consents.size() <= path.consents.size();
        });
        REQUIRE(is_matched);
      }
      better += !after.paths.empty() &&
                (before.paths.empty() || after.paths.front().criterion < before.paths.front().criterion);
    }
  }
  CHECK(better > 5);
}

TEST_CASE("Law 14: a larger bound and more allowed agreements only extend the front") {
  Context context;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto const world = prepare(random_world(seed));
    auto const narrow = front_of(world, TimeQuantum{-16}.quantise(Seconds{3 * 3600.0}));
    auto const wide = front_of(world, frozen_bound());
    for (auto const& path : narrow.paths) REQUIRE(std::ranges::count(wide.paths, path) == 1);
    ConsentFrontOptions few;
    few.bound = frozen_bound();
    few.most_consents = 3;
    auto const limited = find_consent_front(world.network.graph, world.from, world.to, few, context);
    for (auto const& path : limited.paths) REQUIRE(std::ranges::count(wide.paths, path) == 1);
  }
}

TEST_CASE("Law 7: without one-way roads the way back costs the same") {
  Context context;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto world = random_world(seed);
    for (auto& feature : world.roads) feature.is_one_way = false;
    auto const prepared = prepare(world);
    SearchGraph const arcs{prepared.network.graph};
    for (auto criterion : {Criterion::time, Criterion::exposure}) {
      auto const there = least_costs(arcs, prepared.from, {criterion, Towards::away}, context);
      auto const back = least_costs(arcs, prepared.to, {criterion, Towards::away}, context);
      REQUIRE(there[prepared.to.value] == back[prepared.from.value]);
    }
  }
}

TEST_CASE("Law 18: roads cut into features cost the same") {
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto world = random_world(seed);
    // The bend is half way in time: whole minutes halve exactly in quanta of 2^-16 s.
    auto cut = world;
    cut.roads.clear();
    for (auto const& feature : world.roads) {
      auto const sums = running_lengths(feature.line);
      auto first = feature, second = feature;
      first.line = {feature.line[0], feature.line[1]};
      second.line = {feature.line[1], feature.line[2]};
      double const share = sums[1] / sums[2];
      first.duration = *feature.duration * share;
      second.duration = *feature.duration * (1 - share);
      cut.roads.push_back(first);
      cut.roads.push_back(second);
    }
    auto const before = prepare(world), after = prepare(cut);
    auto const a = front_of(before), b = front_of(after);
    INFO("seed " << seed);
    REQUIRE(a.paths.size() == b.paths.size());
    for (std::size_t i = 0; i < a.paths.size(); ++i) {
      // One rounding for each feature.
      auto const apart = [](std::uint64_t x, std::uint64_t y) { return x > y ? x - y : y - x; };
      REQUIRE(apart(a.paths[i].time.quanta, b.paths[i].time.quanta) <= b.paths[i].links.size());
      REQUIRE(apart(a.paths[i].exposure.quanta, b.paths[i].exposure.quanta) <= 4 * b.paths[i].links.size());
      REQUIRE(a.paths[i].consents.size() == b.paths[i].consents.size());
    }
  }
}

TEST_CASE("Where there is no route the blockage is real: removing its obstacles opens one") {
  Context context;
  std::size_t blocked = 0;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    auto world = random_world(seed);
    world.crossing = CrossingRule::gates;
    auto prepared = prepare(world);
    auto& graph = prepared.network.graph;
    auto const blockage = find_blockage(graph, prepared.from, prepared.to, context);
    REQUIRE(blockage.has_value() == front_of(prepared).paths.empty());
    if (!blockage || blockage->is_disconnected) continue;
    ++blocked;
    auto const removed = blockage->links;
    for (auto const obstacle : removed) {
      auto const& named = graph.links[obstacle.value];
      auto const kind = named.obstacle;
      auto const source = named.obstacle_source;
      for (auto& link : graph.links) {
        if (link.obstacle == kind && link.obstacle_source == source) link.obstacle = Obstacle::none;
      }
    }
    REQUIRE_FALSE(front_of(prepared).paths.empty());
  }
  CHECK(blocked > 20);
}

}  // namespace
}  // namespace passage
