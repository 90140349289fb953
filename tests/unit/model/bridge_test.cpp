#include "passage/model/bridge.hpp"

#include "support/catch.hpp"

#include "passage/geo/line.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

/// Roads end to end along a line; `bridges` says which are marked. A crossing point splits road 2 at 250.
struct Drawn {
  RoadGraph graph;
  std::vector<RoadFeature> roads;
};

Drawn drawn(std::vector<bool> const& bridges) {
  Drawn made;
  for (std::size_t i = 0; i < bridges.size(); ++i) {
    RoadFeature road;
    road.is_bridge = bridges[i];
    road.name = "road " + std::to_string(i);
    made.roads.push_back(road);
  }
  auto const node = [&](double x) {
    made.graph.nodes.push_back({x, 0});
    return NodeId{static_cast<std::uint32_t>(made.graph.nodes.size() - 1)};
  };
  auto const add = [&](std::uint32_t road, NodeId start, NodeId end) {
    RoadLink link;
    link.feature = road;
    link.start = start;
    link.end = end;
    link.line = {made.graph.nodes[start.value], made.graph.nodes[end.value]};
    link.length = Metres{link.line.back().x - link.line.front().x};
    made.graph.links.push_back(link);
  };
  auto before = node(0);
  for (std::uint32_t road = 0; road < bridges.size(); ++road) {
    if (road == 2) {
      auto const near = node(250), far = node(250);
      add(road, before, near);
      add(road, near, far);
      made.graph.links.back().gate = GateId{0};
      before = far;
    }
    auto const end = node(100.0 * (road + 1));
    add(road, before, end);
    before = end;
  }
  made.graph.gates.resize(1);
  made.graph.index();
  return made;
}

Path whole(RoadGraph const& graph) {
  std::vector<DirectedLink> links;
  for (std::uint32_t i = 0; i < graph.links.size(); ++i) links.push_back({EdgeId{i}, true});
  return path_along(graph, links);
}

}  // namespace

TEST_CASE("pieces that meet are one bridge, and a crossing point on it does not part it") {
  auto const made = drawn({false, true, true, false, true});
  auto const found = find_bridges(made.graph, made.roads);
  CHECK(found.count == 2);
  // Links: road 0, 1, 2a, crossing, 2b, 3, 4.
  auto const none = BridgeLinks::none;
  CHECK(found.of_link == std::vector<std::uint32_t>{none, 0, 0, none, 0, none, 1});
  CHECK(bridges_on(found, whole(made.graph)) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("without marked roads there is no bridge") {
  auto const made = drawn({false, false, false});
  auto const found = find_bridges(made.graph, made.roads);
  CHECK(found.count == 0);
  CHECK(bridges_on(found, whole(made.graph)).empty());
}

TEST_CASE("a bridge has the length that is driven, the least load and the first name") {
  auto made = drawn({false, true, true});
  made.roads[1].name = "";
  made.roads[1].max_load = Tonnes{20};
  made.roads[2].max_load = Tonnes{12};
  auto const crs = Crs::utm(38, true);
  auto const bridge =
      describe_bridge(made.graph, made.roads,
                      {{EdgeId{1}, true}, {EdgeId{2}, true}, {EdgeId{3}, true}, {EdgeId{4}, true}}, crs);
  CHECK(bridge.length.value == Approx(200));
  CHECK(bridge.road == "road 2");
  CHECK(bridge.max_load == Tonnes{12});
  CHECK(bridge.line.front() == Point{100, 0});
  CHECK(bridge.line.back() == Point{300, 0});
  // Half way: 200 m east of x = 0 of UTM zone 38, far west of its central meridian of 45 degrees.
  CHECK(bridge.place.lat == Approx(0).margin(1e-6));
  CHECK(bridge.place.lon < 42);
}
