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

/// Least costs from one node to all, by states (road, direction).
std::vector<long> by_turns(Streets const& streets, int from) {
  using State = std::pair<std::size_t, bool>;
  auto const source = [&](State s) {
    return s.second ? streets.ends[s.first].first : streets.ends[s.first].second;
  };
  auto const target = [&](State s) {
    return s.second ? streets.ends[s.first].second : streets.ends[s.first].first;
  };
  auto const is_allowed = [&](State coming, State going) {
    bool has_only = false, is_only = false;
    for (auto const& rule : streets.restrictions) {
      if (rule.from != coming.first || rule.from_its_end != coming.second) continue;
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
  std::set<std::tuple<long, std::size_t, bool>> queue;
  std::set<State> done;
  auto const push_all = [&](long cost, int node, State const* coming) {
    for (std::size_t i = 0; i < streets.ends.size(); ++i) {
      for (bool const forward : {true, false}) {
        State const going{i, forward};
        if (source(going) != node || (!forward && streets.one_way[i])) continue;
        if (!coming || is_allowed(*coming, going)) queue.insert({cost + streets.costs[i], i, forward});
      }
    }
  };
  push_all(0, from, nullptr);
  while (!queue.empty()) {
    auto const [cost, road, forward] = *queue.begin();
    queue.erase(queue.begin());
    State const state{road, forward};
    if (!done.insert(state).second) continue;
    auto& known = best[static_cast<std::size_t>(target(state))];
    known = std::min(known, cost);
    push_all(cost, target(state), &state);
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
          streets.restrictions.push_back({a, b, a_end, b_end, random.uniform() < 0.25});
      }
    }
  }
  return streets;
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
    auto const streets = random_streets(random);
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
  streets.restrictions = {{0, 1, true, false, false}};
  auto const graph = graph_of(streets);
  CHECK(by_graph(graph, streets, {0, 0}).at({100, 100}) == 4);
  CHECK(by_graph(graph, streets, {100, 100}).at({0, 0}) == 2);  // the other way round stays
  for (auto const& link : graph.links) {
    CHECK(link.line.front() == graph.nodes[link.start.value]);
    CHECK(link.line.back() == graph.nodes[link.end.value]);
  }
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
