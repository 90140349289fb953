#include "passage/algorithms/case_visits.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/forked_case.hpp"

namespace passage {

namespace {

/// With stops at the nodes 2 and 1, in this order.
PreparedCase case_with_stops() {
  auto made = testing::forked_case();
  made.stops = 2;
  made.network.connections.resize(4);
  made.network.connections[2].node = NodeId{2};
  made.network.connections[3].node = NodeId{1};
  made.result.places.push_back({"Far stop", {}, {500100, 10}, PlaceRole::stop, {}, 0});
  made.result.places.push_back({"Near stop", {}, {500100, 0}, PlaceRole::stop, {}, 0});
  made.result.access_legs.resize(4);
  made.result.access_legs[2].time = Seconds{40};
  return made;
}

}  // namespace

TEST_CASE("stops are visited as given, or in the quickest order") {
  auto const prepared = case_with_stops();
  Context context;
  Scenario scenario;
  CaseVisits as_given{scenario, prepared, context};
  CHECK(as_given.between(0, 1) == std::vector<std::size_t>{0, 2, 3, 1});
  scenario.via.emplace();
  scenario.via->order = tables::StopOrder::any;
  CaseVisits quickest{scenario, prepared, context};
  CHECK(quickest.between(0, 1) == std::vector<std::size_t>{0, 3, 2, 1});
  CHECK(quickest.nodes_of(quickest.between(0, 1)) ==
        std::vector<NodeId>{NodeId{0}, NodeId{1}, NodeId{2}, NodeId{3}});
  CHECK(&quickest.between(0, 1) == &quickest.between(0, 1));
}

TEST_CASE("stops stand before the places that a way passes, each once") {
  auto const prepared = case_with_stops();
  Context context;
  Scenario const scenario;
  CaseVisits visits{scenario, prepared, context};
  CHECK(visits.with_stops({"Mill", "Near stop"}, 0, 1) ==
        std::vector<std::string>{"Far stop", "Near stop", "Mill"});
}

TEST_CASE("a line to assess knows its places and the time from each to its road") {
  auto const prepared = case_with_stops();
  Context context;
  Scenario const scenario;
  CaseVisits visits{scenario, prepared, context};
  auto const route = visits.route_line({{500000, 0}, {500900, 0}}, visits.between(0, 1));
  REQUIRE(route.stops.size() == 4);
  CHECK(route.stops[1] == Point{500100, 10});
  REQUIRE(route.access.size() == 4);
  CHECK(route.access[1] == Seconds{40});
}

TEST_CASE("without a movement there is no clock and no way back of its own") {
  auto const prepared = testing::forked_case();
  Context context;
  Scenario const scenario;
  CaseVisits const visits{scenario, prepared, context};
  CHECK_FALSE(visits.timed_rules({0, 1}));
  CHECK_FALSE(visits.way_back(testing::option_over(prepared, 2), Seconds{0}, {}));
}

TEST_CASE("the way back is the first home that needs no further agreement") {
  auto prepared = testing::forked_case();
  prepared.network.graph.links[2].consents = ConsentSet::of({PartyId{0}});
  prepared.movement.emplace();
  prepared.movement->calendar.hours = {{Seconds{0}, hour * 24}};
  Context context;
  Scenario const scenario;
  CaseVisits const visits{scenario, prepared, context};
  auto const option = testing::option_over(prepared, 2);
  auto const refused = visits.way_back(option, Seconds{60}, {});
  auto const agreed = visits.way_back(option, Seconds{60}, ConsentSet::of({PartyId{0}}));
  REQUIRE(refused);
  REQUIRE(agreed);
  auto const back = [&](std::uint32_t last) {
    auto line = testing::option_over(prepared, last).line;
    std::reverse(line.begin(), line.end());
    return line;
  };
  CHECK(agreed->line == back(2));
  CHECK(refused->line == back(3));
  CHECK(agreed->stops == std::vector<Point>{{500900, 0}, {500000, 0}});
}

}  // namespace passage
