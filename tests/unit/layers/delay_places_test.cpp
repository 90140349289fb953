#include "passage/layers/delay_places.hpp"

#include "support/catch.hpp"
#include "support/drawn_roads.hpp"

namespace passage {
namespace {

RoadLink crossing(std::uint32_t road, double at, std::uint32_t gate) {
  RoadLink link;
  link.feature = road;
  link.from = link.upto = Share{at};
  link.gate = GateId{gate};
  return link;
}

TEST_CASE("A delay is taken at the crossing point on its road, else in the middle") {
  std::vector<RoadFeature> roads(3, testing::road({{0, 0}, {1000, 0}}));
  for (auto& road : roads) road.delay = hour;
  RoadGraph graph;
  graph.gates.resize(3);
  graph.links = {crossing(0, 0.9, 0), crossing(0, 0.7, 1), crossing(1, 0, 2)};
  Context context;
  place_delays(roads, graph, context);
  CHECK(roads[0].delay_at.value == 0.7);
  CHECK(roads[1].delay_at.value > 0);
  CHECK(roads[1].delay_at.value < 1e-6);
  CHECK(roads[2].delay_at.value == 0.5);
  CHECK_FALSE(context.findings.has("delay_and_wait"));
}

TEST_CASE("A border that is stated twice is a finding") {
  std::vector<RoadFeature> roads(1, testing::road({{0, 0}, {1000, 0}}));
  roads[0].delay = hour;
  RoadGraph graph;
  graph.gates = {testing::gate_at("Bridge post", {500, 0})};
  graph.gates[0].wait = 30 * minute;
  graph.links = {crossing(0, 0.4, 0)};
  Context context;
  place_delays(roads, graph, context);
  CHECK(context.findings.has("delay_and_wait"));
}

TEST_CASE("However a road is cut, exactly one part pays its delay") {
  auto road = testing::road({{0, 0}, {1000, 0}});
  road.delay = hour;
  for (double const at : {0.25, 0.5, 0.75, 1.0}) {
    road.delay_at = Share{at};
    int paid = 0;
    for (double from = 0; from < 1; from += 0.125)
      paid += road.has_delay_within(Share{from}, Share{from + 0.125});
    CHECK(paid == 1);
  }
}

}  // namespace
}  // namespace passage
