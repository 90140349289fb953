// Forbidden turns: what a search finds on the graph with copied junctions against a search over (road,
// direction) that asks the list of restrictions at every turn.
#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <set>

#include "support/catch.hpp"
#include "support/road_inputs.hpp"

#include "passage/align/road_graph.hpp"
#include "passage/base/random.hpp"

namespace passage {
namespace {

constexpr long unreached = std::numeric_limits<long>::max();

/// Nodes of a drawn square of streets, 100 m apart; roads join two of them.
struct Streets {
  int side = 3;
  std::vector<std::pair<int, int>> ends;  // per road
  std::vector<long> costs;
  std::vector<bool> one_way;
  std::vector<TurnRestriction> restrictions;

  Point point(int node) const { return {100.0 * (node % side), 100.0 * (node / side)}; }

  std::vector<RoadFeature> roads() const {
    std::vector<RoadFeature> list;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      auto feature = testing::road({point(ends[i].first), point(ends[i].second)});
      feature.is_one_way = one_way[i];
      feature.node_ids = {ends[i].first + 1, ends[i].second + 1};
      list.push_back(std::move(feature));
    }
    return list;
  }
};

/// Least costs from one node to all, by states: the last roads driven with their directions, as many as the
/// longest restriction is about.
std::vector<long> by_turns(Streets const& streets, int from) {
  using Drive = std::pair<std::size_t, bool>;
  using State = std::vector<Drive>;
  constexpr std::size_t remembered = 3;
  auto const source = [&](Drive s) {
    return s.second ? streets.ends[s.first].first : streets.ends[s.first].second;
  };
  auto const target = [&](Drive s) {
    return s.second ? streets.ends[s.first].second : streets.ends[s.first].first;
  };
  auto const has_driven = [](State const& state, TurnRestriction const& rule) {
    State wanted{{rule.from, rule.from_its_end}};
    for (auto const& via : rule.via) wanted.emplace_back(via.road, via.is_forward);
    return state.size() >= wanted.size() && std::equal(wanted.rbegin(), wanted.rend(), state.rbegin());
  };
  auto const is_allowed = [&](State const& coming, Drive going) {
    bool has_only = false, is_only = false;
    for (auto const& rule : streets.restrictions) {
      if (!has_driven(coming, rule)) continue;
      // The junction is the last point of the road one goes on along when that is driven backwards.
      bool const is_this = rule.to == going.first && rule.to_its_end == !going.second;
      if (!rule.is_only && is_this) return false;
      has_only = has_only || rule.is_only;
      is_only = is_only || (rule.is_only && is_this);
    }
    return !has_only || is_only;
  };
  std::vector<long> best(static_cast<std::size_t>(streets.side * streets.side), unreached);
  best[static_cast<std::size_t>(from)] = 0;
  std::set<std::pair<long, State>> queue;
  std::set<State> done;
  auto const push_all = [&](long cost, int node, State const& coming) {
    for (std::size_t i = 0; i < streets.ends.size(); ++i) {
      for (bool const forward : {true, false}) {
        Drive const going{i, forward};
        if (source(going) != node || (!forward && streets.one_way[i])) continue;
        if (!is_allowed(coming, going)) continue;
        auto next = coming;
        next.push_back(going);
        if (next.size() > remembered) next.erase(next.begin());
        queue.insert({cost + streets.costs[i], next});
      }
    }
  };
  push_all(0, from, {});
  while (!queue.empty()) {
    auto const [cost, state] = *queue.begin();
    queue.erase(queue.begin());
    if (!done.insert(state).second) continue;
    auto& known = best[static_cast<std::size_t>(target(state.back()))];
    known = std::min(known, cost);
    push_all(cost, target(state.back()), state);
  }
  return best;
}

/// Least costs on a RoadGraph between places by coordinates; copies of a node are that node.
std::map<std::pair<double, double>, long> by_graph(RoadGraph const& graph, Streets const& streets,
                                                   Point from) {
  std::vector<long> best(graph.nodes.size(), unreached);
  std::set<std::pair<long, std::uint32_t>> queue;
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    if (graph.nodes[node] == from) queue.insert({best[node] = 0, node});
  }
  while (!queue.empty()) {
    auto const [cost, node] = *queue.begin();
    queue.erase(queue.begin());
    if (cost > best[node]) continue;
    for (auto i = graph.first_departure[node]; i < graph.first_departure[node + 1]; ++i) {
      auto const& departure = graph.departures[i];
      auto const next = cost + streets.costs[graph.links[departure.link.link.value].feature];
      if (next < best[departure.to.value])
        queue.insert({best[departure.to.value] = next, departure.to.value});
    }
  }
  std::map<std::pair<double, double>, long> places;
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    auto const [entry, is_new] = places.try_emplace({graph.nodes[node].x, graph.nodes[node].y}, best[node]);
    entry->second = std::min(entry->second, best[node]);
  }
  return places;
}

Streets random_streets(Random& random) {
  Streets streets;
  for (int node = 0; node < 9; ++node) {
    if (node % 3 < 2) streets.ends.emplace_back(node, node + 1);
    if (node < 6) streets.ends.emplace_back(node, node + 3);
  }
  for (auto& [first, last] : streets.ends) {
    if (random.uniform() < 0.5) std::swap(first, last);
    streets.costs.push_back(1 + static_cast<long>(random.below(9)));
    streets.one_way.push_back(random.uniform() < 0.2);
  }
  for (std::uint32_t a = 0; a < streets.ends.size(); ++a) {
    for (std::uint32_t b = 0; b < streets.ends.size(); ++b) {
      for (int ends = 0; ends < 4; ++ends) {
        bool const a_end = ends & 1, b_end = ends & 2;
        auto const at = [&](std::uint32_t road, bool its_end) {
          return its_end ? streets.ends[road].second : streets.ends[road].first;
        };
        if (at(a, a_end) != at(b, b_end) || (a == b && a_end != b_end)) continue;
        if (random.uniform() < 0.15)
          streets.restrictions.push_back({a, b, a_end, b_end, random.uniform() < 0.25, {}});
      }
    }
  }
  return streets;
}

/// Restrictions over one or two roads between, wherever roads follow each other.
void add_over_roads(Streets& streets, Random& random) {
  struct Drive {
    std::uint32_t road;
    bool forward;
  };
  auto const node = [&](Drive drive, bool at_end) {
    auto const& ends = streets.ends[drive.road];
    return drive.forward == at_end ? ends.second : ends.first;
  };
  auto const next = [&](Drive drive) {
    std::vector<Drive> following;
    for (std::uint32_t road = 0; road < streets.ends.size(); ++road) {
      for (bool const forward : {true, false}) {
        Drive const other{road, forward};
        if (road != drive.road && node(other, false) == node(drive, true)) following.push_back(other);
      }
    }
    return following[random.below(following.size())];
  };
  for (int count = 0; count < 12; ++count) {
    Drive drive{static_cast<std::uint32_t>(random.below(streets.ends.size())), random.uniform() < 0.5};
    TurnRestriction rule;
    rule.from = drive.road;
    rule.from_its_end = drive.forward;
    // One of these at most: who comes under two of them at once may take either way, and by_graph starts at
    // copies too, which have come under what leads there.
    rule.is_only = streets.restrictions.empty() && random.uniform() < 0.5;
    for (std::uint64_t via = 0; via < 1 + random.below(2); ++via) {
      drive = next(drive);
      rule.via.push_back({drive.road, drive.forward});
    }
    drive = next(drive);
    rule.to = drive.road;
    rule.to_its_end = !drive.forward;
    streets.restrictions.push_back(rule);
  }
}

RoadGraph graph_of(Streets const& streets) {
  auto const roads = streets.roads();
  auto inputs = testing::inputs_of(roads);
  inputs.snap = Metres{0};
  inputs.turn_restrictions = streets.restrictions;
  Context context;
  return build_road_graph(inputs, context).graph;
}

TEST_CASE("no path uses a forbidden turn and every other path stays, at its cost") {
  Random random{41};
  int different = 0;
  for (int round = 0; round < 400; ++round) {
    auto streets = random_streets(random);
    if (round % 2 == 0) streets.restrictions.clear();
    if (round % 4 < 3) add_over_roads(streets, random);
    auto const graph = graph_of(streets);
    auto plain = streets;
    plain.restrictions.clear();
    for (int from = 0; from < 9; ++from) {
      auto const expected = by_turns(streets, from), without = by_turns(plain, from);
      auto const found = by_graph(graph, streets, streets.point(from));
      for (int to = 0; to < 9; ++to) {
        auto const point = streets.point(to);
        REQUIRE(found.at({point.x, point.y}) == expected[static_cast<std::size_t>(to)]);
        different += expected[static_cast<std::size_t>(to)] != without[static_cast<std::size_t>(to)];
      }
    }
  }
  CHECK(different > 1000);  // the restrictions matter
}

TEST_CASE("a drawn left turn that is forbidden is driven around the block") {
  //  2 --- 3
  //  |     |     from 0 east to 1, then north to 3 is forbidden at 1: over 2 instead.
  //  0 --- 1
  Streets streets;
  streets.side = 2;
  streets.ends = {{0, 1}, {1, 3}, {0, 2}, {2, 3}};
  streets.costs = {1, 1, 2, 2};
  streets.one_way = {false, false, false, false};
  CHECK(by_graph(graph_of(streets), streets, {0, 0}).at({100, 100}) == 2);
  streets.restrictions = {{0, 1, true, false, false, {}}};
  auto const graph = graph_of(streets);
  CHECK(by_graph(graph, streets, {0, 0}).at({100, 100}) == 4);
  CHECK(by_graph(graph, streets, {100, 100}).at({0, 0}) == 2);  // the other way round stays
  for (auto const& link : graph.links) {
    CHECK(link.line.front() == graph.nodes[link.start.value]);
    CHECK(link.line.back() == graph.nodes[link.end.value]);
  }
}

TEST_CASE("a turn over a road between is forbidden to who comes by its first road only") {
  //  3 --- 4 --- 5     from 0 over 1-4 to 5 is forbidden; from 2 over 1-4 to 5 is not, nor 0 over 1-4 to 3.
  //        |
  //  0 --- 1 --- 2
  Streets streets;
  streets.side = 3;
  streets.ends = {{0, 1}, {1, 2}, {1, 4}, {3, 4}, {4, 5}};
  streets.costs = {1, 1, 1, 1, 1};
  streets.one_way = {false, false, false, false, false};
  streets.restrictions = {{0, 4, true, false, false, {{2, true}}}};
  auto const graph = graph_of(streets);
  auto const from_0 = by_graph(graph, streets, streets.point(0));
  CHECK(from_0.at({0, 100}) == 3);
  // Turning round at 3 is how it gets there all the same.
  CHECK(from_0.at({200, 100}) == 5);
  CHECK(by_graph(graph, streets, streets.point(2)).at({200, 100}) == 3);
  CHECK(by_graph(graph, streets, streets.point(5)).at({0, 0}) == 3);
}

TEST_CASE("places at one spot with different ids do not join; barriers leave a gap") {
  std::vector<RoadFeature> roads{testing::road({{0, 0}, {100, 0}}), testing::road({{100, 0}, {200, 0}}),
                                 testing::road({{100, -100}, {100, 0}, {100, 100}})};
  roads[0].node_ids = {1, 2};
  roads[1].node_ids = {2, 3};
  roads[2].node_ids = {4, 5, 6};  // a bridge: its node 5 lies where node 2 lies
  auto inputs = testing::inputs_of(roads);
  inputs.snap = Metres{0};
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  CHECK(graph.links.size() == 3);
  CHECK(graph.nodes.size() == 5);
  CHECK(context.findings.has("roads_disconnected"));
}

}  // namespace
}  // namespace passage
