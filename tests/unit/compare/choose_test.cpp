#include "passage/compare/choose.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace passage;

namespace {

/// One link per path: a bow of the given height between two towns 100 km apart.
struct Bows {
  RoadGraph graph;

  Path add(double height_m, std::uint64_t time_h, std::uint64_t events, std::vector<std::uint32_t> parties) {
    if (graph.nodes.empty()) graph.nodes = {{0, 0}, {100000, 0}};
    graph.quantum = TimeQuantum{0};
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    link.line = {{0, 0}, {20000, height_m}, {80000, height_m}, {100000, 0}};
    link.time = Duration{time_h * 3600};
    link.exposure = FemtoEvents{events};
    for (auto party : parties) link.consents |= ConsentSet::of(PartyId{party});
    graph.links.push_back(link);
    return path_along(graph, {{EdgeId{static_cast<std::uint32_t>(graph.links.size() - 1)}, true}});
  }
};

bool has(ChosenPath const& chosen, Role role) {
  return std::ranges::find(chosen.roles, role) != chosen.roles.end();
}

}  // namespace

TEST_CASE("extremes, the balanced one and different alternatives are shown in order of time") {
  Bows bows;
  ParetoFront front;
  front.paths = {bows.add(0, 10, 1000, {0, 1}), bows.add(10000, 11, 300, {0, 1}),
                 bows.add(20000, 14, 250, {0, 1}), bows.add(30000, 20, 100, {0})};
  auto const near_fastest = bows.add(300, 12, 900, {0, 1});
  auto const far_south = bows.add(-30000, 19, 2000, {0, 1});
  auto const choice = choose_options(bows.graph, front, {near_fastest, far_south}, ChoiceRule{});
  REQUIRE(choice.shown.size() == 4);
  CHECK(choice.shown[0].path == front.paths[0]);
  CHECK(has(choice.shown[0], Role::fastest));
  CHECK(has(choice.shown[1], Role::balanced));
  CHECK(choice.shown[2].path == far_south);
  CHECK(choice.shown[2].roles == std::vector{Role::alternative});
  CHECK(has(choice.shown[3], Role::least_exposed));
  CHECK(has(choice.shown[3], Role::fewest_agreements));
  CHECK(choice.hidden_on_front == 1);
}

TEST_CASE("no more than asked are shown, extremes always") {
  Bows bows;
  ParetoFront front;
  front.paths = {bows.add(0, 10, 1000, {0}), bows.add(10000, 12, 300, {0}), bows.add(30000, 20, 100, {0})};
  std::vector<Path> alternatives;
  for (int i = 1; i <= 9; ++i)
    alternatives.push_back(bows.add(-15000.0 * i, 20 + static_cast<std::uint64_t>(i), 5000, {0}));
  ChoiceRule rule;
  rule.most = 5;
  CHECK(choose_options(bows.graph, front, alternatives, rule).shown.size() == 5);
  rule.most = 1;
  auto const few = choose_options(bows.graph, front, alternatives, rule);
  CHECK(few.shown.size() == 2);
  CHECK(few.hidden_on_front == 1);
}

TEST_CASE("without recorded incidents nothing is the least exposed") {
  Bows bows;
  ParetoFront front;
  front.paths = {bows.add(0, 10, 0, {0})};
  ChoiceRule rule;
  rule.has_exposure = false;
  auto const choice = choose_options(bows.graph, front, {front.paths[0]}, rule);
  REQUIRE(choice.shown.size() == 1);
  CHECK(choice.shown[0].roles == std::vector{Role::fastest});
}

TEST_CASE("a balanced path that is all but the fastest is not shown twice") {
  Bows bows;
  ParetoFront front;
  front.paths = {bows.add(0, 10, 1000, {0}), bows.add(20, 11, 300, {0}), bows.add(30000, 20, 100, {0})};
  auto const choice = choose_options(bows.graph, front, {}, ChoiceRule{});
  CHECK(choice.shown.size() == 2);
}

TEST_CASE("a balanced path elsewhere with all but the same numbers is not shown either") {
  Bows bows;
  ParetoFront front;
  front.paths = {bows.add(0, 100, 1000, {0}), bows.add(30000, 198, 101, {0}), bows.add(40000, 200, 100, {0})};
  ChoiceRule rule;
  rule.epsilon = Share{0.03};
  CHECK(choose_options(bows.graph, front, {}, rule).shown.size() == 2);
  front.paths[1] = bows.add(30000, 150, 101, {0});
  CHECK(choose_options(bows.graph, front, {}, rule).shown.size() == 3);
}

TEST_CASE("an empty front shows nothing") {
  Bows bows;
  CHECK(choose_options(bows.graph, ParetoFront{}, {}, ChoiceRule{}).shown.empty());
}

TEST_CASE("an extreme within epsilon of a shown path gives it its role instead of a line of its own") {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {100000, 0}};
  auto add = [&](double y, std::uint64_t time, std::uint64_t exposure) {
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    link.line = {{0, 0}, {50000, y}, {100000, 0}};
    link.time = Duration{time};
    link.exposure = FemtoEvents{exposure};
    graph.links.push_back(link);
  };
  add(0, 1000, 1000);
  add(20000, 1010, 990);
  graph.index();
  ParetoFront front;
  front.paths = {path_along(graph, {{EdgeId{0}, true}}), path_along(graph, {{EdgeId{1}, true}})};
  ChoiceRule rule;
  CHECK(choose_options(graph, front, {}, rule).shown.size() == 2);
  rule.epsilon = Share{0.03};
  auto const merged = choose_options(graph, front, {}, rule).shown;
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].roles == std::vector{Role::fastest, Role::least_exposed});
}
