// Which road a place joins.
#include "passage/align/detail/place_roads.hpp"

#include "support/catch.hpp"
#include "support/drawn_roads.hpp"

namespace passage {
namespace {

using testing::Approx;
using testing::place_at;
using testing::road;

/// A road 100 m north of the place and a longer way south of it, 400 m away; joined far in the east.
std::vector<RoadFeature> two_roads() {
  return {road({{-5000, 100}, {9000, 100}}), road({{-5000, -400}, {9000, -400}}),
          road({{9000, 100}, {9000, -400}})};
}

RoadNetwork built(RoadGraphInputs inputs, std::vector<RoadFeature> const& roads, Context& context) {
  static std::vector<Place> const places{place_at("Camp", {0, 0})};
  inputs.roads = roads;
  inputs.places = places;
  return build_road_graph(inputs, context);
}

TEST_CASE("a place joins the nearest road") {
  Context context;
  auto const network = built({}, two_roads(), context);
  CHECK(network.connections[0].distance.value == Approx(100));
  CHECK(network.connections[0].foot == Point{0, 100});
  CHECK_FALSE(network.connections[0].crosses);
  CHECK(network.graph.nodes[network.connections[0].node.value] == Point{0, 100});
}

TEST_CASE("a river between makes it join the farther road on its own side") {
  Context context;
  RoadGraphInputs inputs;
  inputs.barriers = {{{-8000, 50}, {8000, 50}}};
  auto const network = built(inputs, two_roads(), context);
  CHECK(network.connections[0].distance.value == Approx(400));
  CHECK(context.findings.has("place_joined_on_its_side"));
}

TEST_CASE("a line of control and explosive hazards count as rivers do") {
  Context context;
  std::vector<ControlArea> areas;
  areas.push_back(testing::held(testing::rectangle(-9000, 50, 9500, 9000), {PartyId{0}}));
  areas.push_back(testing::held(testing::rectangle(-9000, -9000, 9500, 50), {PartyId{1}}));
  ControlMap const control{std::move(areas)};
  RoadGraphInputs inputs;
  inputs.control = &control;
  CHECK(built(inputs, two_roads(), context).connections[0].distance.value == Approx(400));
  std::vector<RestrictedArea> restricted(1);
  restricted[0].area = testing::rectangle(-50, 40, 50, 60);
  restricted[0].is_explosive_hazard = true;
  RoadGraphInputs mined;
  mined.restricted = restricted;
  CHECK(built(mined, two_roads(), context).connections[0].distance.value == Approx(400));
}

TEST_CASE("enclosed on all sides it joins the nearest road, which is a serious finding") {
  Context context;
  RoadGraphInputs inputs;
  inputs.barriers = {{{-60, -60}, {60, -60}, {60, 60}, {-60, 60}, {-60, -60}}};
  auto const network = built(inputs, two_roads(), context);
  CHECK(network.connections[0].distance.value == Approx(100));
  CHECK(network.connections[0].crosses);
  CHECK(context.findings.has("place_across_a_line"));
}

TEST_CASE("roads the vehicle may not drive, and small islands of the network, are passed over") {
  Context context;
  RoadGraphInputs inputs;
  inputs.joinable = {false, true, true};
  CHECK(built(inputs, two_roads(), context).connections[0].distance.value == Approx(400));
  auto roads = two_roads();
  roads.push_back(road({{-20, 30}, {20, 30}}));  // a yard
  CHECK(built({}, roads, context).connections[0].distance.value == Approx(100));
  inputs.joinable = {false, false, false};
  CHECK(built(inputs, two_roads(), context).connections[0].distance.value == Approx(100));
}

}  // namespace
}  // namespace passage
