#include "passage/algorithms/pair_search.hpp"

#include "support/catch.hpp"
#include "support/forked_case.hpp"

namespace passage {

namespace {

struct Searched {
  PreparedCase prepared = testing::forked_case();
  Scenario scenario;
  Context context;
  CaseVisits visits{scenario, prepared, context};
  PairSearch search{scenario, prepared, visits, context};

  PairOptions find() { return search.find(0, 1, visits.journey(visits.between(0, 1))); }
};

}  // namespace

TEST_CASE("a pair is shown its front and the alternative that differs from it") {
  Searched searched;
  searched.scenario.corridors.width = Metres{20};
  auto const found = searched.find();
  REQUIRE(found.front.paths.size() == 1);
  CHECK(found.front.paths[0].links.back() == DirectedLink{EdgeId{2}, true});
  REQUIRE(found.shown.size() == 2);
  CHECK(found.shown[0].roles.front() == Role::fastest);
  CHECK(found.shown[1].path.links.back() == DirectedLink{EdgeId{3}, true});
  CHECK(searched.search.assumptions().empty());
}

TEST_CASE("an agreement that is compared puts the way round it on the front") {
  Searched searched;
  searched.prepared.network.graph.links[2].consents = ConsentSet::of({PartyId{0}});
  CHECK(searched.find().front.paths.size() == 2);
  searched.scenario.corridors.criteria = {tables::Criterion::time};
  CHECK(searched.find().front.paths.size() == 1);
}

TEST_CASE("without a route there is nothing to show") {
  Searched searched;
  searched.prepared.network.graph.links[0].obstacle = Obstacle::closure;
  auto const found = searched.find();
  CHECK(found.front.paths.empty());
  CHECK(found.shown.empty());
}

TEST_CASE("the way that arrives first by the clock is shown too, and said") {
  Searched searched;
  searched.scenario.corridors.alternatives = Count{0};
  searched.prepared.movement.emplace();
  auto& calendar = searched.prepared.movement->calendar;
  calendar.hours = {{Seconds{0}, hour * 24}};
  // At the end of the quicker road stands a crossing point that opens at noon; the convoy leaves at midnight.
  auto& graph = searched.prepared.network.graph;
  graph.nodes.push_back({500900, 10});
  graph.links[2].end = NodeId{4};
  auto noon = graph.links[1];
  noon.start = NodeId{4};
  noon.end = NodeId{3};
  noon.gate = GateId{1};
  noon.line = {graph.nodes[4], graph.nodes[3]};
  graph.links.push_back(noon);
  graph.gates.resize(2);
  graph.index();
  CHECK(searched.find().shown.size() == 1);
  CHECK(searched.search.assumptions().empty());

  graph.gates[1].hours = parse_opening_hours("12:00-13:00");
  auto const found = searched.find();
  REQUIRE(found.shown.size() == 2);
  CHECK(found.shown[1].path.links.back() == DirectedLink{EdgeId{3}, true});
  REQUIRE(searched.search.assumptions().size() == 1);
  CHECK_THAT(searched.search.assumptions()[0],
             testing::contains("From Here to There the last option is shown because it arrives first"));
}

}  // namespace passage
