#pragma once
// Bridges of a road network, as their source marks them.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "passage/geo/crs.hpp"
#include "passage/model/path.hpp"
#include "passage/model/road_feature.hpp"

namespace passage {

/// A bridge as outputs show it. Crossing points of the type "bridge" are Gates, not these.
struct BridgeOnRoute {
  std::string road;                ///< name of its road; may be empty
  LonLat place;                    ///< half way along it
  Line line;                       ///< frame coordinates
  Metres length;                   ///< of all its pieces
  std::optional<Tonnes> max_load;  ///< the least that one of its pieces states
};

/// Which links of a graph make up one bridge: pieces of roads that are marked as a bridge and meet each other
/// are one. Two carriageways side by side are two.
struct BridgeLinks {
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> of_link;  ///< per link of the graph: number of its bridge, or none
  std::uint32_t count = 0;             ///< numbered by their first link
};
BridgeLinks find_bridges(RoadGraph const& graph, std::span<RoadFeature const> roads);

/// The bridges on a path in its order, each once.
std::vector<std::uint32_t> bridges_on(BridgeLinks const& bridges, Path const& path);

/// What is known of a bridge by the links of it that a path drives, one after the other. `frame` is the
/// graph's.
BridgeOnRoute describe_bridge(RoadGraph const& graph, std::span<RoadFeature const> roads,
                              std::vector<DirectedLink> const& steps, Crs const& frame);

}  // namespace passage
