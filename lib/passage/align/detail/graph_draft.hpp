#pragma once
#include <vector>

#include "passage/align/road_graph.hpp"

namespace passage::detail {

/// A road graph in the making.
struct GraphDraft {
  std::vector<Point> nodes;
  std::vector<RoadLink> links;
  std::vector<Holding> holdings;             ///< distinct
  std::vector<Gate> gates;                   ///< the recorded ones first, as given
  std::vector<NodeId> gate_nodes;            ///< per recorded gate; invalid when it lies on no road
  std::vector<PlaceConnection> connections;  ///< per place
  std::vector<std::uint32_t> road_ranks;     ///< per source road: its rank by coordinates
};

/// An end of a link at a node.
struct LinkEnd {
  std::uint32_t link;
  bool is_start;  ///< the link starts here
};
/// The link ends at every node, by link.
std::vector<std::vector<LinkEnd>> link_ends(GraphDraft const& draft);

/// Orders nodes by place and links by their nodes and lines, so that nothing that follows depends on the
/// order of the input. Nodes at one place are ordered by where their links lead.
void order_by_geometry(GraphDraft& draft);

}  // namespace passage::detail
