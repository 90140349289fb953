#include "passage/layers/road_costs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "support/catch.hpp"
#include "support/drawn_roads.hpp"

#include "passage/base/random.hpp"

namespace passage {
namespace {

using testing::Approx;
using testing::road;

/// A graph whose only road is cut at the given positions, without any help of align.
RoadGraph cut_graph(RoadFeature const& feature, std::vector<double> positions) {
  positions.insert(positions.begin(), 0.0);
  positions.push_back(1.0);
  RoadGraph graph;
  for (auto const position : positions) graph.nodes.push_back(point_at(feature.line, Share{position}));
  for (std::uint32_t i = 0; i + 1 < positions.size(); ++i) {
    RoadLink link;
    link.start = NodeId{i};
    link.end = NodeId{i + 1};
    link.from = Share{positions[i]};
    link.upto = Share{positions[i + 1]};
    link.line = part_of(feature.line, link.from, link.upto);
    graph.links.push_back(link);
  }
  graph.index();
  return graph;
}

VehicleProfile some_truck() {
  VehicleProfile vehicle;
  vehicle.classes = {{"primary", kilometres_per_hour(60)},
                     {"trunk", kilometres_per_hour(60)},
                     {"footway", kilometres_per_hour(0)}};
  return vehicle;
}

HazardSurface sloping_surface() {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {0, 100000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = grid.columns = 100;
  HazardSurface surface{grid};
  for (std::int64_t row = 0; row < 100; ++row) {
    for (std::int64_t column = 0; column < 100; ++column)
      surface.rate.set(row, column, HazardRate{1e-6 * static_cast<double>(1 + column * column + row)});
  }
  surface.mean_rate = HazardRate{1e-3};
  return surface;
}

TEST_CASE("Time comes from duration, else speed, else class, else a fallback; delay is apart") {
  std::vector<RoadFeature> roads(6);
  for (auto& feature : roads) feature.length = Metres{60000};
  roads[0].duration = Seconds{1800};
  roads[0].delay = Seconds{600};
  roads[1].speed = kilometres_per_hour(30);
  roads[2].road_class = "primary";
  roads[3].road_class = "unheard of";
  roads[4].speed = kilometres_per_hour(0);
  roads[4].road_class = "trunk";
  roads[5].duration = Seconds{60};
  Context context;
  auto const vehicle = some_truck();
  auto const times = road_times(roads, {&vehicle}, context);
  CHECK(times[0].moving.value == 1800);
  CHECK(times[1].moving.value == Approx(7200));
  CHECK(times[2].moving.value == Approx(3600));
  CHECK(times[2].source == TimeSource::road_class);
  CHECK(times[3].source == TimeSource::fallback);
  CHECK(times[4].moving.value == Approx(3600));
  for (auto const* code : {"unusable_speeds", "missing_speeds", "absurd_speeds"})
    CHECK(context.findings.has(code));
}

TEST_CASE("However a road is cut, its pieces cost the same in all") {
  Random random{12};
  auto const surface = sloping_surface();
  for (int round = 0; round < 200; ++round) {
    Line line;
    for (int i = 0; i < 6; ++i) line.push_back({random.uniform(1000, 99000), random.uniform(1000, 99000)});
    std::vector<RoadFeature> const roads{road(line, random.uniform(5, 600))};
    RoadCostInputs inputs;
    inputs.roads = roads;
    inputs.hazard = &surface;
    inputs.quantum = TimeQuantum{-24};
    Authorities authorities;
    Context context;
    auto whole = cut_graph(roads[0], {});
    cost_roads(whole, inputs, authorities, context);
    std::vector<double> cuts;
    for (int i = 0; i < 30; ++i) cuts.push_back(random.uniform());
    std::ranges::sort(cuts);
    auto pieces = cut_graph(roads[0], cuts);
    cost_roads(pieces, inputs, authorities, context);
    Duration time;
    FemtoEvents exposure;
    Metres sum;
    for (auto const& link : pieces.links) {
      time += link.time;
      exposure += link.exposure;
      sum += link.length;
    }
    REQUIRE(time == whole.links[0].time);
    REQUIRE(exposure == whole.links[0].exposure);
    REQUIRE(sum.value == Approx(roads[0].length.value));
    REQUIRE(exposure.quanta > 0);
  }
}

TEST_CASE("Exposure is the rate times the disc times the time spent at it") {
  auto const surface = sloping_surface();
  // Along row 50 (rate depends on the column) from column 10 to 12 at even speed: 3 cells of 20 minutes each.
  std::vector<RoadFeature> const roads{road({{10000, 49500}, {13000, 49500}}, 60)};
  RoadCostInputs inputs;
  inputs.roads = roads;
  inputs.hazard = &surface;
  Authorities authorities;
  Context context;
  auto graph = cut_graph(roads[0], {});
  cost_roads(graph, inputs, authorities, context);
  double const rates = 1e-6 * (101.0 + 122 + 145 + 3 * 50);
  double const expected = rates * std::numbers::pi * (20.0 / 1440);
  CHECK(expected_events(graph.links[0].exposure).value == Approx(expected).epsilon(1e-9));
}

TEST_CASE("The quantum is at most a millionth of the least piece and can be frozen") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}, 10)};
  RoadCostInputs inputs;
  inputs.roads = roads;
  Authorities authorities;
  Context context;
  auto graph = cut_graph(roads[0], {0.25});
  cost_roads(graph, inputs, authorities, context);
  double const least_s = 150, quantum_s = graph.quantum.length().value;
  CHECK(quantum_s <= 1e-6 * least_s);
  CHECK(quantum_s * 2 > 1e-6 * least_s);
  inputs.quantum = TimeQuantum{-10};
  cost_roads(graph, inputs, authorities, context);
  CHECK(graph.links[0].time == Duration{150 * 1024});
}

TEST_CASE("A crossing costs its wait for the whole convoy, exposed where it stands") {
  auto const surface = sloping_surface();
  std::vector<RoadFeature> const roads{road({{10500, 49500}, {30500, 49500}}, 60)};
  auto graph = cut_graph(roads[0], {});
  RoadLink crossing;
  crossing.start = NodeId{1};
  graph.nodes.push_back(graph.nodes[1]);
  crossing.end = NodeId{2};
  crossing.from = crossing.upto = Share{1};
  crossing.line = {graph.nodes[1], graph.nodes[1]};
  crossing.gate = GateId{0};
  graph.links.push_back(crossing);
  auto gate = testing::gate_at("K1", graph.nodes[1]);
  gate.wait = 30 * minute;
  gate.per_vehicle = 2 * minute;
  graph.gates.push_back(gate);
  graph.index();
  RoadCostInputs inputs;
  inputs.roads = roads;
  inputs.hazard = &surface;
  inputs.vehicle_count = 12;
  Authorities authorities;
  Context context;
  cost_roads(graph, inputs, authorities, context);
  CHECK(graph.quantum.seconds(graph.links[1].time) == 52 * minute);
  double const rate = 1e-6 * (1 + 30 * 30 + 50);
  CHECK(expected_events(graph.links[1].exposure).value ==
        Approx(rate * std::numbers::pi * 52 / 1440).epsilon(1e-6));
}

TEST_CASE("Roads and crossing points that carry too little, and unfit classes, are impassable") {
  std::vector<RoadFeature> roads(3, road({{0, 0}, {10000, 0}}, 10));
  roads[1].max_load = Tonnes{10};
  roads[2].road_class = "footway";
  RoadGraph graph;
  graph.nodes = {{0, 0}, {10000, 0}};
  for (std::uint32_t i = 0; i < 5; ++i) {
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    link.feature = std::min(i, 2u);
    link.upto = Share{1};
    link.line = roads[0].line;
    if (i > 2) {
      link.gate = GateId{i - 3};
      link.feature = 0;
      link.upto = link.from;
      graph.gates.push_back(testing::gate_at("B", {0, 0}));
      graph.gates.back().max_load = Tonnes{i == 3 ? 30.0 : 5.0};
    }
    graph.links.push_back(link);
  }
  RoadCostInputs inputs;
  inputs.roads = roads;
  inputs.load = Tonnes{18};
  auto const vehicle = some_truck();
  inputs.driving.vehicle = &vehicle;
  Authorities authorities;
  Context context;
  cost_roads(graph, inputs, authorities, context);
  CHECK(graph.links[0].is_passable());
  CHECK(graph.links[1].obstacle == Obstacle::load_limit);
  CHECK(graph.links[2].obstacle == Obstacle::unfit_road);
  CHECK(graph.links[3].is_passable());
  CHECK(graph.links[4].obstacle == Obstacle::load_limit);
  CHECK(context.findings.has("load_limits"));
  CHECK(context.findings.has("unfit_roads"));
  CHECK_FALSE(context.findings.has("missing_speeds"));
}

TEST_CASE("Roads too weak for an axle, too low or too narrow are shut; equal limits pass") {
  std::vector<RoadFeature> roads(6, road({{0, 0}, {10000, 0}}, 10));
  roads[1].max_axle_load = Tonnes{11};
  roads[2].max_height = Metres{3.9};
  roads[3].max_width = Metres{2.5};
  roads[4].max_axle_load = Tonnes{11.5};
  roads[4].max_height = Metres{4};
  roads[4].max_width = Metres{2.55};
  roads[5] = roads[2];
  roads[5].max_height = Metres{12};
  auto const costed = [&](VehicleProfile const& vehicle, Context& context) {
    RoadGraph graph;
    graph.nodes = {{0, 0}, {10000, 0}};
    for (std::uint32_t i = 0; i < roads.size(); ++i) {
      RoadLink link;
      link.start = NodeId{0};
      link.end = NodeId{1};
      link.feature = i;
      link.upto = Share{1};
      link.line = roads[i].line;
      graph.links.push_back(link);
    }
    RoadCostInputs inputs;
    inputs.roads = roads;
    inputs.driving.vehicle = &vehicle;
    Authorities authorities;
    cost_roads(graph, inputs, authorities, context);
    return graph;
  };
  auto vehicle = some_truck();
  vehicle.axle_load = Tonnes{11.5};
  vehicle.height = Metres{4};
  vehicle.width = Metres{2.55};
  Context context, quiet;
  auto const graph = costed(vehicle, context);
  CHECK(graph.links[0].is_passable());
  CHECK(graph.links[1].obstacle == Obstacle::load_limit);
  CHECK(graph.links[2].obstacle == Obstacle::size_limit);
  CHECK(graph.links[3].obstacle == Obstacle::size_limit);
  CHECK(graph.links[4].is_passable());
  CHECK(graph.links[5].is_passable());
  CHECK(context.findings.has("axle_limits"));
  CHECK(context.findings.has("size_limits"));
  // Nothing is known of the vehicle's size: nothing is shut.
  for (auto const& link : costed(some_truck(), quiet).links) CHECK(link.is_passable());
}

TEST_CASE("Links need their holders, crossings that are not open need theirs, unknown is nobody's yes") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}, 10)};
  Authorities authorities;
  auto const north = authorities.add("North"), south = authorities.add("South");
  auto const relief = authorities.add("Relief");
  Agreement everywhere;
  everywhere.with = relief;
  everywhere.covers_everywhere = true;
  Agreement idle;
  idle.with = relief;
  idle.covers = {"gate:K9"};
  authorities.agreements = {everywhere, idle};
  auto graph = cut_graph(roads[0], {0.3, 0.6});
  graph.holdings = {{{north}}, {{north, south}}, {{}}};
  for (std::uint32_t i = 0; i < 3; ++i) graph.links[i].holding = i;
  RoadCostInputs inputs;
  inputs.roads = roads;
  Context context;
  cost_roads(graph, inputs, authorities, context);
  auto const always = ConsentSet::of(relief);
  CHECK(graph.links[0].consents == (always | ConsentSet::of(north)));
  CHECK(graph.links[1].consents == (always | ConsentSet::of(north) | ConsentSet::of(south)));
  auto const unknown = graph.links[2].consents - always;
  REQUIRE(unknown.size() == 1);
  CHECK_FALSE(authorities.list[unknown.members()[0].value].is_recorded);
  CHECK(context.findings.has("agreement_covers_nothing"));
  graph.holdings.clear();
  graph.links[1].area_consents = ConsentSet::of(south);
  cost_roads(graph, inputs, authorities, context);
  CHECK(graph.links[1].consents == (always | ConsentSet::of(south)));
  CHECK(graph.links[2].consents == always);
}

}  // namespace
}  // namespace passage
