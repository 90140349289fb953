#include "passage/model/road_graph.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

RoadLink link(std::uint32_t start, std::uint32_t end, std::uint64_t time, bool one_way = false) {
  RoadLink made;
  made.start = NodeId{start};
  made.end = NodeId{end};
  made.time = Duration{time};
  made.is_one_way = one_way;
  return made;
}

}  // namespace

TEST_CASE("every node's departures are its links, one-way ones only forwards") {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {1, 0}, {2, 0}};
  graph.links = {link(0, 1, 5), link(1, 2, 7, true), link(2, 0, 9)};
  graph.index();
  auto const of = [&graph](std::uint32_t node) {
    return std::vector(graph.departures.begin() + graph.first_departure[node],
                       graph.departures.begin() + graph.first_departure[node + 1]);
  };
  REQUIRE(graph.first_departure.size() == 4);
  REQUIRE(of(0).size() == 2);
  CHECK(of(0)[0].to == NodeId{1});
  CHECK(of(0)[0].link == DirectedLink{EdgeId{0}, true});
  CHECK(of(0)[1].to == NodeId{2});
  CHECK(of(0)[1].link == DirectedLink{EdgeId{2}, false});
  CHECK(of(1).size() == 2);
  REQUIRE(of(2).size() == 1);
  CHECK(of(2)[0].to == NodeId{0});
  for (std::uint32_t node = 0; node < 3; ++node) {
    for (auto const& departure : of(node)) {
      CHECK(graph.source(departure.link) == NodeId{node});
      CHECK(graph.target(departure.link) == departure.to);
    }
  }
}

TEST_CASE("the criterion is time times the avoid factor, rounded to nearest") {
  auto soft = link(0, 1, 101);
  CHECK(soft.criterion() == Duration{101});
  soft.avoid_factor = 1.5;
  CHECK(soft.criterion() == Duration{152});
  soft.avoid_factor = 10;
  CHECK(soft.criterion() == Duration{1010});
}

TEST_CASE("a crossing is a link with a crossing point; obstacles are impassable and have names") {
  auto crossing = link(0, 1, 1);
  CHECK_FALSE(crossing.is_crossing());
  crossing.gate = GateId{0};
  CHECK(crossing.is_crossing());
  CHECK(crossing.is_passable());
  for (auto obstacle : {Obstacle::closure, Obstacle::explosive_hazard, Obstacle::avoid_area,
                        Obstacle::closed_gate, Obstacle::no_gate}) {
    crossing.obstacle = obstacle;
    CHECK_FALSE(crossing.is_passable());
    CHECK_FALSE(name_of(obstacle).empty());
  }
}
