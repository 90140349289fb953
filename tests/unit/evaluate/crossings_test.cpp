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

GatePosition standing(std::uint32_t gate, std::uint32_t on, double at) {
  return {GateId{gate}, on, Share{at}, point_at(roads[on].line, Share{at})};
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

TEST_CASE("a crossing point at the end of a road is passed with it") {
  std::vector<GatePosition> const positions{standing(0, 0, 1)};
  CHECK(passed_by({{6000, 0}, {10000, 0}, {12000, 0}}, positions) == std::vector<std::uint32_t>{0});
  CHECK(passed_by({{6000, 0}, {9000, 0}}, positions).empty());
}

TEST_CASE("off the roads a crossing point counts when it is near") {
  std::vector<GatePosition> const positions{{GateId{0}, 0, Share{0.5}, {5000, 0}}};
  std::vector<RoadFeature> const none;
  MatchedPiece off;
  off.upto = Share{1};
  off.line = {{5000, 4000}, {5300, -4000}};
  auto const passed = passed_gates({off}, positions, none, Metres{500});
  REQUIRE(passed.size() == 1);
  CHECK(passed[0].at.value == Approx(0.5).epsilon(0.02));
  CHECK(passed_gates({off}, positions, none, Metres{50}).empty());
}

TEST_CASE("positions come from the crossing links of a graph") {
  RoadGraph graph;
  RoadLink plain, crossing;
  plain.line = {{0, 0}, {5000, 0}};
  plain.upto = Share{0.5};
  crossing.line = {{5000, 0}, {5000, 0}};
  crossing.from = crossing.upto = Share{0.5};
  crossing.gate = GateId{3};
  graph.links = {plain, crossing};
  auto const positions = gate_positions(graph);
  REQUIRE(positions.size() == 1);
  CHECK(positions[0].gate == GateId{3});
  CHECK(positions[0].road == 0);
  CHECK(positions[0].at.value == 0.5);
  CHECK(positions[0].point == Point{5000, 0});
}
