#include "passage/evaluate/recost.hpp"

#include <algorithm>

#include "real_data.hpp"
#include "support/catch.hpp"

#include "passage/align/frame.hpp"
#include "passage/align/project.hpp"
#include "passage/align/road_graph.hpp"
#include "passage/base/random.hpp"
#include "passage/read/features.hpp"
#include "passage/read/roads.hpp"
#include "passage/search/network/front.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

struct Network {
  std::vector<RoadFeature> roads;
  Crs frame;
  RoadGraph graph;
  std::vector<Seconds> times;

  explicit Network(std::filesystem::path const& file) {
    Context context;
    RoadColumns columns;
    columns.duration = "duration_min";
    columns.length = "road_distance_m";
    columns.delay = "border_time_min";
    roads = read_roads(to_lon_lat(read_features({file}, {}, context)), columns, context);
    Box extent;
    for (auto const& road : roads) extent.add(bounds(road.line));
    frame = choose_frame({extent}, kilometre).grid.crs;
    roads = to_frame(roads, frame, context);
    RoadGraphInputs inputs;
    inputs.crs = frame;
    inputs.roads = roads;
    graph = build_road_graph(inputs, context).graph;
    for (auto const& road : roads) times.push_back(road.duration.value_or(Seconds{0}));
    // Costs as any layer must make them: pieces of a road's rounded total.
    graph.quantum = TimeQuantum{-12};
    for (auto& link : graph.links) {
      auto const& road = roads[link.feature];
      link.time = piece_of(graph.quantum.quantise(times[link.feature]), link.from, link.upto);
      link.time = std::max(link.time, Duration{1});
      // A border stands in the middle of its road: whoever drives the half beyond has not passed it.
      bool const holds_middle = link.from.value < 0.5 && 0.5 <= link.upto.value;
      if (holds_middle) link.time += graph.quantum.quantise(road.delay);
      link.exposure = FemtoEvents{1};
    }
  }
};

void check_recosts(Network const& network) {
  Context context;
  RoadMatcher const matcher{network.roads, network.times};
  Projector const to_degrees{network.frame, Crs{}};
  RoadTimes const times{network.times, {}, network.graph.quantum};
  Random random{7};
  int checked = 0;
  for (int round = 0; round < 40; ++round) {
    NodeId const from{static_cast<std::uint32_t>(random.below(network.graph.nodes.size()))};
    NodeId const to{static_cast<std::uint32_t>(random.below(network.graph.nodes.size()))};
    if (from == to) continue;
    auto const front = find_front(network.graph, from, to, {}, context);
    if (front.paths.empty()) continue;
    auto const& path = front.paths.front();
    auto const line = line_of(network.graph, path);
    auto const costs = recost(matcher.match(line), network.roads, times, to_degrees);
    REQUIRE(costs.time);
    CHECK(costs.unmatched.value == 0);
    double const quantum_s = network.graph.quantum.length().value;
    double const bound_s = (static_cast<double>(path.links.size()) + 1) * quantum_s;
    CHECK(std::abs(costs.time->value - network.graph.quantum.seconds(path.time).value) <= bound_s);
    double length_m = 0;
    for (auto const& step : path.links) {
      auto const& link = network.graph.links[step.link.value];
      length_m += network.roads[link.feature].length.value * (link.upto - link.from).value;
    }
    CHECK(costs.length.value == Approx(length_m).epsilon(1e-9));
    ++checked;
  }
  CHECK(checked > 10);
}

}  // namespace

TEST_CASE("paths over the strategic roads of South Sudan recost to what the search says") {
  check_recosts(Network{testing::real_data("south_sudan") / "roads_strategic.geojson"});
}

TEST_CASE("paths over the strategic roads of the Central African Republic recost to what the search says") {
  check_recosts(Network{testing::real_data("car") / "roads_strategic.geojson"});
}
