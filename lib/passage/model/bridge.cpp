#include "passage/model/bridge.hpp"

#include <algorithm>
#include <map>

#include "passage/geo/line.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

/// Bridge links by what they have in common: a node, or the road they are pieces of.
class BridgeFinder {
 public:
  BridgeFinder(RoadGraph const& graph, std::span<RoadFeature const> roads) : graph_(graph) {
    found_.of_link.assign(graph.links.size(), BridgeLinks::none);
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
      auto const& link = graph.links[i];
      if (link.is_crossing() || !roads[link.feature].is_bridge) continue;
      links_.push_back(i);
      by_road_[link.feature].push_back(i);
      by_node_[link.start].push_back(i);
      by_node_[link.end].push_back(i);
    }
  }

  BridgeLinks run() {
    for (auto const link : links_) {
      if (found_.of_link[link] == BridgeLinks::none) flood(link, found_.count++);
    }
    return std::move(found_);
  }

 private:
  void flood(std::uint32_t first, std::uint32_t number) {
    std::vector<std::uint32_t> open{first};
    while (!open.empty()) {
      auto const link = open.back();
      open.pop_back();
      if (found_.of_link[link] != BridgeLinks::none) continue;
      found_.of_link[link] = number;
      auto const& piece = graph_.links[link];
      for (auto const* meeting : {&by_road_[piece.feature], &by_node_[piece.start], &by_node_[piece.end]})
        open.insert(open.end(), meeting->begin(), meeting->end());
    }
  }

  RoadGraph const& graph_;
  BridgeLinks found_;
  std::vector<std::uint32_t> links_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_road_;
  std::map<NodeId, std::vector<std::uint32_t>> by_node_;
};

}  // namespace

BridgeLinks find_bridges(RoadGraph const& graph, std::span<RoadFeature const> roads) {
  return BridgeFinder{graph, roads}.run();
}

std::vector<std::uint32_t> bridges_on(BridgeLinks const& bridges, Path const& path) {
  std::vector<std::uint32_t> passed;
  for (auto const& step : path.links) {
    auto const bridge = bridges.of_link[step.link.value];
    if (bridge != BridgeLinks::none && std::ranges::find(passed, bridge) == passed.end())
      passed.push_back(bridge);
  }
  return passed;
}

BridgeOnRoute describe_bridge(RoadGraph const& graph, std::span<RoadFeature const> roads,
                              std::vector<DirectedLink> const& steps, Crs const& frame) {
  BridgeOnRoute bridge;
  for (auto const& step : steps) {
    auto const& link = graph.links[step.link.value];
    auto const& road = roads[link.feature];
    if (bridge.road.empty()) bridge.road = road.name;
    if (road.max_load && (!bridge.max_load || *road.max_load < *bridge.max_load))
      bridge.max_load = road.max_load;
    bridge.length += link.length;
  }
  Path driven;
  driven.links = steps;
  bridge.line = line_of(graph, driven);
  if (!bridge.line.empty()) bridge.place = Projector{frame, Crs{}}.lon_lat(point_at(bridge.line, Share{0.5}));
  return bridge;
}

}  // namespace passage
