#include "passage/evaluate/crossings.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

RoadFeature road(Line line) {
  RoadFeature made;
  made.length = Metres{length(line)};
  made.line = std::move(line);
  return made;
}

/// A road west-east, a side road north from its middle, a road on from its end.
std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}), road({{5000, 0}, {5000, 8000}}),
                                     road({{10000, 0}, {20000, 0}})};

/// A crossing point in the middle of a road.
GatePosition standing(std::uint32_t gate, std::uint32_t on, double at) {
  return {
      GateId{gate}, point_at(roads[on].line, Share{at}), {{on, Share{at}, false}}, {{on, Share{at}, true}}};
}

std::vector<std::uint32_t> passed_by(Line const& line, std::vector<GatePosition> const& positions) {
  auto const pieces = RoadMatcher{roads}.match(line);
  std::vector<std::uint32_t> gates;
  for (auto const& passed : passed_gates(pieces, positions, roads, Metres{500}))
    gates.push_back(passed.gate.value);
  return gates;
}

}  // namespace

TEST_CASE("crossing points are met in the order of travel") {
  std::vector<GatePosition> const positions{standing(0, 0, 0.2), standing(1, 0, 0.7), standing(2, 2, 0.1)};
  CHECK(passed_by({{0, 0}, {20000, 0}}, positions) == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(passed_by({{20000, 0}, {0, 0}}, positions) == std::vector<std::uint32_t>{2, 1, 0});
}

TEST_CASE("one passed again counts again") {
  std::vector<GatePosition> const positions{standing(0, 0, 0.2)};
  CHECK(passed_by({{0, 0}, {4000, 0}, {0, 0}}, positions) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("a crossing point near a junction on the road not taken is not passed") {
  std::vector<GatePosition> const positions{standing(0, 1, 0.002), standing(1, 0, 0.502)};
  CHECK(passed_by({{0, 0}, {5000, 0}, {5000, 8000}}, positions) == std::vector<std::uint32_t>{0});
  CHECK(passed_by({{0, 0}, {10000, 0}}, positions) == std::vector<std::uint32_t>{1});
}

TEST_CASE("a route that ends at a crossing point does not pass it, one that goes on does") {
  std::vector<GatePosition> const positions{standing(0, 0, 0.4)};
  CHECK(passed_by({{0, 0}, {4000, 0}}, positions).empty());
  CHECK(passed_by({{0, 0}, {4010, 0}}, positions) == std::vector<std::uint32_t>{0});
}

TEST_CASE("a crossing point at a junction is passed only from one of its sides to the other") {
  // Both roads along the axis on one side, the side road on the other.
  GatePosition const junction{
      GateId{0}, {5000, 0}, {{0, Share{0.5}, false}, {0, Share{0.5}, true}}, {{1, Share{0}, true}}};
  CHECK(passed_by({{0, 0}, {10000, 0}}, {junction}).empty());
  CHECK(passed_by({{0, 0}, {5000, 0}, {5000, 8000}}, {junction}) == std::vector<std::uint32_t>{0});
  CHECK(passed_by({{5000, 8000}, {5000, 0}, {9000, 0}}, {junction}) == std::vector<std::uint32_t>{0});
  CHECK(passed_by({{5000, 8000}, {5000, 0}}, {junction}).empty());
}

TEST_CASE("a crossing point between two roads is passed with both") {
  GatePosition const between{GateId{0}, {10000, 0}, {{0, Share{1}, false}}, {{2, Share{0}, true}}};
  CHECK(passed_by({{6000, 0}, {10000, 0}, {12000, 0}}, {between}) == std::vector<std::uint32_t>{0});
  CHECK(passed_by({{12000, 0}, {6000, 0}}, {between}) == std::vector<std::uint32_t>{0});
  CHECK(passed_by({{6000, 0}, {10000, 0}}, {between}).empty());
}

TEST_CASE("off the roads a crossing point counts when it is near") {
  std::vector<GatePosition> const positions{standing(0, 0, 0.5)};
  std::vector<RoadFeature> const none;
  MatchedPiece off;
  off.upto = Share{1};
  off.line = {{5000, 4000}, {5300, -4000}};
  auto const passed = passed_gates({off}, positions, none, Metres{500});
  REQUIRE(passed.size() == 1);
  CHECK(passed[0].at.value == Approx(0.5).epsilon(0.02));
  CHECK(passed_gates({off}, positions, none, Metres{50}).empty());
}

TEST_CASE("positions come from the crossing links of a graph, several in a row too") {
  // west - K3 - (no road between) - K4 - east and a side road that joins the east
  RoadGraph graph;
  graph.nodes = {{0, 0}, {5000, 0}, {5000, 0}, {5000, 0}, {10000, 0}, {5000, 8000}};
  auto add = [&graph](std::uint32_t start, std::uint32_t end, std::uint32_t road, double from, double upto) {
    RoadLink link;
    link.start = NodeId{start};
    link.end = NodeId{end};
    link.feature = road;
    link.from = Share{from};
    link.upto = Share{upto};
    link.line = {graph.nodes[start], graph.nodes[end]};
    graph.links.push_back(link);
  };
  add(0, 1, 0, 0, 0.5);
  add(1, 2, 0, 0.5, 0.5);
  graph.links.back().gate = GateId{3};
  add(2, 3, 0, 0.5, 0.5);
  graph.links.back().gate = GateId{4};
  add(3, 4, 0, 0.5, 1);
  add(3, 5, 1, 0, 1);
  auto const positions = gate_positions(graph);
  REQUIRE(positions.size() == 2);
  for (auto const& position : positions) {
    CHECK(position.point == Point{5000, 0});
    REQUIRE(position.before.size() == 1);
    CHECK_FALSE(position.before[0].upwards);
    CHECK(position.after.size() == 2);
  }
  CHECK(passed_by({{0, 0}, {10000, 0}}, positions) == std::vector<std::uint32_t>{3, 4});
  CHECK(passed_by({{0, 0}, {5000, 0}, {5000, 8000}}, positions) == std::vector<std::uint32_t>{3, 4});
  CHECK(passed_by({{10000, 0}, {5000, 0}, {5000, 8000}}, positions).empty());
}

TEST_CASE("a convoy waits for every vehicle; least and most enclose the likely wait") {
  Gate gate;
  gate.wait = minute * 30;
  gate.per_vehicle = minute * 2;
  CHECK(wait_at(gate, 1).likely == minute * 30);
  CHECK(wait_at(gate, 12).likely == minute * 52);
  CHECK(wait_at(gate, 12).least == minute * 52);
  gate.wait_least = minute * 10;
  gate.wait_most = minute * 90;
  CHECK(wait_at(gate, 12).least == minute * 32);
  CHECK(wait_at(gate, 12).most == minute * 112);
  gate.wait_most = minute * 5;
  CHECK(wait_at(gate, 1).most == wait_at(gate, 1).likely);
}
