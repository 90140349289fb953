#pragma once
// A prepared case small enough to be known by heart.
#include "passage/algorithms/prepared_case.hpp"

namespace passage::testing {

/// Two ways from node 0 to node 3 over one bridge (road 0, 0-1), apart on roads 1 and 2, and a crossing point
/// that both pass. The second way has a bridge of its own (road 2). "Here" is the only origin, "There" the
/// only destination; a metre takes a quantum of time, and a link one more.
inline PreparedCase forked_case() {
  PreparedCase made;
  made.result.frame.grid.crs = Crs::utm(38, true);
  made.roads.resize(3);
  made.roads[0].is_bridge = made.roads[2].is_bridge = true;
  made.roads[0].name = "Causeway";
  auto& graph = made.network.graph;
  graph.nodes = {{500000, 0}, {500100, 0}, {500100, 10}, {500900, 0}};
  auto const add = [&](std::uint32_t road, std::uint32_t start, std::uint32_t end, double length) {
    RoadLink link;
    link.feature = road;
    link.start = NodeId{start};
    link.end = NodeId{end};
    link.line = {graph.nodes[start], graph.nodes[end]};
    link.length = Metres{length};
    link.time = Duration{static_cast<std::uint64_t>(length) + 1};
    graph.links.push_back(link);
  };
  add(0, 0, 1, 100);
  add(0, 1, 2, 0);
  graph.links.back().gate = GateId{0};
  add(1, 2, 3, 800);
  add(2, 2, 3, 900);
  graph.links.back().line.insert(graph.links.back().line.begin() + 1, {500500, 200});
  graph.gates.resize(1);
  graph.gates[0].id = "K1";
  graph.gates[0].name = "Ford Post";
  graph.index();
  made.network.connections.resize(2);
  made.network.connections[0].node = NodeId{0};
  made.network.connections[1].node = NodeId{3};
  made.result.places = {{"Here", {}, graph.nodes[0], PlaceRole::origin, {}, 0},
                        {"There", {}, graph.nodes[3], PlaceRole::destination, {}, 0}};
  made.result.access_legs.resize(2);
  made.inputs.origins.resize(1);
  made.ends = 2;
  return made;
}

/// The way over road 1 (link 2) or road 2 (link 3).
inline RouteOption option_over(PreparedCase const& prepared, std::uint32_t last) {
  RouteOption option;
  option.from = 0;
  option.to = 1;
  option.path =
      path_along(prepared.network.graph, {{EdgeId{0}, true}, {EdgeId{1}, true}, {EdgeId{last}, true}});
  option.line = line_of(prepared.network.graph, option.path);
  return option;
}

}  // namespace passage::testing
