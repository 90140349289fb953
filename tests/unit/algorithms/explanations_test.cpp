#include "passage/algorithms/explanations.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("obstacles are called by the closure, area or crossing point that they are") {
  RunResult result;
  result.closures.resize(1);
  result.closures[0].name = "Landslide";
  result.restricted.resize(1);
  result.restricted[0].name = "Old front";
  RoadGraph graph;
  graph.gates.resize(1);
  graph.gates[0].name = "K1";
  RoadLink link;
  link.obstacle = Obstacle::closure;
  CHECK(obstacle_words(result, graph, link) == "road closure (Landslide)");
  link.obstacle = Obstacle::explosive_hazard;
  CHECK(obstacle_name(result, graph, link) == "Old front");
  link.obstacle = Obstacle::load_limit;
  CHECK(obstacle_words(result, graph, link) == "load limit");
  link.gate = GateId{0};
  CHECK(obstacle_words(result, graph, link) == "load limit (K1)");
}

TEST_CASE("explanations of a pair are named and numbered as the run numbers its options") {
  RunResult result;
  RoadGraph graph;
  graph.gates.resize(1);
  graph.gates[0].name = "K1";
  graph.links.resize(1);
  graph.links[0].gate = GateId{0};
  std::vector<Explanation> explanations(2);
  explanations[0].binding = BindingReason{Obstacle::closed_gate, {}, EdgeId{0}, hour};
  explanations[1].flip.emplace();
  explanations[1].flip->then = 1;
  name_explanations(result, graph, 3, explanations);
  CHECK(explanations[0].binding->name == "K1");
  CHECK(explanations[1].flip->then == 4);
}
