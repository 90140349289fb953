#include "passage/align/road_graph.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "support/catch.hpp"
#include "support/road_inputs.hpp"

#include "passage/base/random.hpp"

namespace passage {
namespace {

using testing::Approx;
using testing::gate_at;
using testing::held;
using testing::inputs_of;
using testing::place_at;
using testing::rectangle;
using testing::road;

PartyId const north{0}, south{1};

std::size_t count_crossings(RoadGraph const& graph) {
  return static_cast<std::size_t>(std::ranges::count_if(graph.links, &RoadLink::is_crossing));
}
RoadLink const& only_crossing(RoadGraph const& graph) {
  REQUIRE(count_crossings(graph) == 1);
  return *std::ranges::find_if(graph.links, &RoadLink::is_crossing);
}

/// Holder `south` below y = 0, `north` above.
ControlMap two_sides() {
  std::vector<ControlArea> areas;
  areas.push_back(held(rectangle(-20000, -20000, 20000, 0), {south}));
  areas.push_back(held(rectangle(-20000, 0, 20000, 20000), {north}));
  return ControlMap{std::move(areas)};
}

TEST_CASE("The pieces of every road cover it without gap") {
  std::vector<RoadFeature> const roads{road({{0, -9000}, {0, 9000}}),
                                       road({{-5000, 500}, {0, 505}, {5000, 500}}),
                                       road({{10, 4000}, {6000, 4000}})};
  auto const control = two_sides();
  auto inputs = inputs_of(roads, &control);
  Context context;
  auto const network = build_road_graph(inputs, context);
  for (std::uint32_t feature = 0; feature < roads.size(); ++feature) {
    std::vector<std::pair<double, double>> parts;
    for (auto const& link : network.graph.links) {
      if (link.feature == feature && !link.is_crossing()) parts.push_back({link.from.value, link.upto.value});
    }
    std::ranges::sort(parts);
    CHECK(parts.front().first == 0);
    CHECK(parts.back().second == 1);
    for (std::size_t i = 1; i < parts.size(); ++i) CHECK(parts[i].first == parts[i - 1].second);
  }
}

TEST_CASE("A road over a line of control without crossing points is an unrecorded crossing") {
  std::vector<RoadFeature> const roads{road({{0, -9000}, {0, 9000}})};
  auto const control = two_sides();
  auto inputs = inputs_of(roads, &control);
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  auto const& crossing = only_crossing(graph);
  CHECK(crossing.is_passable());
  CHECK(crossing.from == crossing.upto);
  CHECK(crossing.from.value == Approx(0.5));
  auto const& gate = graph.gates[crossing.gate.value];
  CHECK_FALSE(gate.is_recorded);
  CHECK(gate.state == GateState::unknown);
  CHECK(gate.holders == std::vector{north, south});
  CHECK(gate.point == Point{0, 0});
  CHECK(context.findings.has("unrecorded_crossings"));
}

TEST_CASE("A crossing point near the line covers it and sits on it; the same line elsewhere is shut") {
  std::vector<RoadFeature> const roads{road({{0, -9000}, {0, 9000}}), road({{7000, -9000}, {7000, 9000}})};
  auto const control = two_sides();
  std::vector<Gate> const gates{gate_at("K1", {60, 300})};
  auto inputs = inputs_of(roads, &control, gates);
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  REQUIRE(count_crossings(graph) == 2);
  for (auto const& link : graph.links) {
    if (!link.is_crossing()) continue;
    auto const& gate = graph.gates[link.gate.value];
    CHECK(link.line.front().y == Approx(0).margin(1e-9));
    CHECK(gate.is_recorded == (link.feature == 0));
    CHECK(link.obstacle == (link.feature == 0 ? Obstacle::none : Obstacle::no_gate));
  }
  CHECK(context.findings.has("crossing_without_gate"));

  inputs.crossing = CrossingRule::roads;
  auto const open = build_road_graph(inputs, context).graph;
  CHECK(std::ranges::all_of(open.links, &RoadLink::is_passable));
  inputs.crossing = CrossingRule::gates;
  inputs.gates = {};
  auto const shut = build_road_graph(inputs, context).graph;
  CHECK(std::ranges::count(shut.links, Obstacle::no_gate, &RoadLink::obstacle) == 2);
}

TEST_CASE("A crossing point inside one holder's ground stands where it is; a closed one is impassable") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {8000, 0}})};
  std::vector<Gate> const gates{gate_at("K1", {2000, 100}, GateState::closed)};
  auto inputs = inputs_of(roads, nullptr, gates);
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  auto const& crossing = only_crossing(graph);
  CHECK(crossing.from.value == Approx(0.25));
  CHECK(crossing.obstacle == Obstacle::closed_gate);
  CHECK(graph.nodes.size() == 4);
  CHECK(graph.links.size() == 3);
}

TEST_CASE("A crossing point far from every road is a finding with its distance") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {8000, 0}})};
  std::vector<Gate> const gates{gate_at("K1", {2000, 700})};
  auto inputs = inputs_of(roads, nullptr, gates);
  Context context;
  CHECK(count_crossings(build_road_graph(inputs, context).graph) == 0);
  REQUIRE(context.findings.has("gate_off_road"));
  CHECK_THAT(context.findings.list().front().text, testing::contains("0.7 km"));
}

TEST_CASE("A crossing point in a contested strip covers its ends on that road only") {
  std::vector<ControlArea> areas;
  areas.push_back(held(rectangle(-20000, -20000, 20000, 1500), {south}));
  areas.push_back(held(rectangle(-20000, -1500, 20000, 20000), {north}));
  ControlMap const control{std::move(areas)};
  std::vector<RoadFeature> const roads{road({{0, -9000}, {0, 9000}}), road({{7000, -9000}, {7000, 9000}})};
  std::vector<Gate> const gates{gate_at("K1", {0, 0})};
  auto inputs = inputs_of(roads, &control, gates);
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  CHECK(count_crossings(graph) == 3);
  CHECK(std::ranges::count(graph.links, Obstacle::no_gate, &RoadLink::obstacle) == 2);
  CHECK(std::ranges::all_of(graph.links,
                            [](RoadLink const& link) { return link.feature == 1 || link.is_passable(); }));
}

TEST_CASE("A change of holding between two features is a crossing all the same") {
  std::vector<RoadFeature> const roads{road({{0, -9000}, {0, 0}}), road({{0, 0}, {0, 9000}}),
                                       road({{0, 0}, {5000, 3000}})};
  auto const control = two_sides();
  auto inputs = inputs_of(roads, &control);
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  auto const& crossing = only_crossing(graph);
  CHECK(graph.nodes.size() == 5);
  CHECK(graph.nodes[crossing.start.value] == Point{0, 0});
}

TEST_CASE("At a junction a crossing point stands between every two roads") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {5000, 0}}), road({{0, 0}, {-5000, 0}}),
                                       road({{0, 0}, {0, 5000}})};
  std::vector<Gate> const gates{gate_at("K1", {0, 0}, GateState::conditional)};
  auto inputs = inputs_of(roads, nullptr, gates);
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  CHECK(count_crossings(graph) == 3);
  CHECK(graph.nodes.size() == 6);
}

TEST_CASE("Places join the nearest road, or stop the run with all distances") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}})};
  std::vector<Place> places{place_at("A", {2500, 300}), place_at("B", {10000.2, 0})};
  auto inputs = inputs_of(roads);
  inputs.places = places;
  Context context;
  auto const network = build_road_graph(inputs, context);
  CHECK(network.graph.nodes[network.connections[0].node.value] == Point{2500, 0});
  CHECK(network.connections[0].distance.value == Approx(300));
  CHECK(network.connections[0].position.value == Approx(0.25));
  CHECK(network.graph.nodes[network.connections[1].node.value] == Point{10000, 0});
  CHECK(network.graph.links.size() == 2);

  places.push_back(place_at("Far", {0, 30000}));
  places.push_back(place_at("Farther", {0, 45000}));
  inputs.places = places;
  CHECK_THROWS_WITH(build_road_graph(inputs, context),
                    testing::contains("30.0 km") && testing::contains("45.0 km"));
}

TEST_CASE("Restricted areas: soft, forbidden, explosive hazards but for verified roads") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}), road({{0, 2000}, {10000, 2000}})};
  std::vector<RestrictedArea> restricted(3);
  restricted[0].area = rectangle(1000, -100, 2000, 100);
  restricted[0].avoid_factor = 10;
  restricted[1].area = rectangle(4000, -100, 5000, 100);
  restricted[1].is_forbidden = true;
  restricted[2].area = rectangle(7000, -100, 8000, 3000);
  restricted[2].is_explosive_hazard = true;
  auto inputs = inputs_of(roads);
  inputs.restricted = restricted;
  inputs.verified_roads = {{{6000, 2000}, {9000, 2000}}};
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  std::map<Obstacle, double> km;
  double soft_km = 0;
  for (auto const& link : graph.links) {
    km[link.obstacle] += length(link.line) / 1000;
    if (link.avoid_factor == 10) soft_km += length(link.line) / 1000;
  }
  CHECK(soft_km == Approx(1));
  CHECK(km[Obstacle::avoid_area] == Approx(1));
  CHECK(km[Obstacle::explosive_hazard] == Approx(1));
  CHECK(km[Obstacle::none] == Approx(18));
}

TEST_CASE("Roads are cut at areas that agreements name") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}})};
  auto inputs = inputs_of(roads);
  inputs.consent_areas = {{rectangle(2000, -100, 6000, 100), ConsentSet::of(north)},
                          {rectangle(5000, -100, 7000, 100), ConsentSet::of(south)}};
  Context context;
  auto const graph = build_road_graph(inputs, context).graph;
  std::map<int, double> km;
  for (auto const& link : graph.links)
    km[static_cast<int>(link.area_consents.bits())] += length(link.line) / 1000;
  CHECK(km[0] == Approx(5));
  CHECK(km[1] == Approx(3));
  CHECK(km[3] == Approx(1));
  CHECK(km[2] == Approx(1));
}

TEST_CASE("What is odd about the roads is found") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {1000, 0}}), road({{1000, 0}, {0, 0}}),
                                       road({{0, 0}, {0, 0}}), road({{50000, 0}, {50500, 0}})};
  std::vector<Place> const places{place_at("Here", {0, 0}), place_at("There", {50100, 0})};
  auto inputs = inputs_of(roads);
  inputs.places = places;
  Context context;
  build_road_graph(inputs, context);
  CHECK(context.findings.has("duplicate_roads"));
  CHECK(context.findings.has("zero_length_roads"));
  CHECK(context.findings.has("roads_disconnected"));
  CHECK(context.findings.has("places_disconnected"));
  std::vector<RoadFeature> const nothing{road({{0, 0}, {0, 0}})};
  inputs.roads = nothing;
  CHECK_THROWS_WITH(build_road_graph(inputs, context), testing::contains("no road"));
}

TEST_CASE("The order of the features changes nothing but their numbers") {
  Random random{9};
  auto const control = two_sides();
  for (int round = 0; round < 100; ++round) {
    std::vector<RoadFeature> roads;
    for (int i = 0; i < 14; ++i) {
      auto const spot = [&] {
        return Point{static_cast<double>(random.below(9)) * 1000 - 4000,
                     static_cast<double>(random.below(9)) * 1000 - 4100};
      };
      roads.push_back(road({spot(), spot(), spot()}));
    }
    std::vector<Gate> const gates{gate_at("K1", {random.uniform(-4000, 4000), random.uniform(-900, 900)}),
                                  gate_at("K2", {random.uniform(-4000, 4000), random.uniform(-900, 900)})};
    RoadGraphInputs inputs;
    inputs.roads = roads;
    inputs.control = &control;
    inputs.gates = gates;
    Context context;
    auto const before = build_road_graph(inputs, context).graph;
    auto shuffled = roads;
    std::vector<std::uint32_t> order(roads.size());
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (std::size_t i = 0; i < order.size(); ++i) shuffled[i] = roads[order[i]];
    inputs.roads = shuffled;
    auto const after = build_road_graph(inputs, context).graph;
    REQUIRE(before.nodes == after.nodes);
    REQUIRE(before.links.size() == after.links.size());
    for (std::size_t i = 0; i < before.links.size(); ++i) {
      auto const &a = before.links[i], &b = after.links[i];
      INFO("round " << round << " link " << i);
      REQUIRE(a.start == b.start);
      REQUIRE(a.end == b.end);
      REQUIRE(a.line == b.line);
      REQUIRE(a.obstacle == b.obstacle);
      REQUIRE(a.holding == b.holding);
      REQUIRE(roads[a.feature].line == shuffled[b.feature].line);
    }
  }
}

}  // namespace
}  // namespace passage
