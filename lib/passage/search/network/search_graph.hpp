#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "passage/model/road_graph.hpp"

namespace passage {

/// A directed link as a search sees it: costs as plain quanta, nothing else.
struct Arc {
  NodeId to;               ///< its far end: the target when leaving, the source when arriving
  DirectedLink link;       ///< as it is driven
  std::uint64_t time;      ///< criterion time in quanta of the graph, ≥ 1
  std::uint64_t exposure;  ///< femto-events
  ConsentSet consents;
};

/// The passable part of a RoadGraph, both ways round, packed for searching. Arcs are ordered by far end, then
/// link, so that a search meets them in an order that depends on geometry only (links and nodes of a
/// RoadGraph are ordered by geometry). Immutable; may be shared by threads.
class SearchGraph {
 public:
  /// Leaves out obstacles and links that need the agreement of a member of `refused`.
  explicit SearchGraph(RoadGraph const& graph, ConsentSet refused = {});

  std::size_t nodes() const { return first_leaving_.size() - 1; }
  std::span<Arc const> leaving(NodeId node) const { return range(leaving_, first_leaving_, node); }
  std::span<Arc const> arriving(NodeId node) const { return range(arriving_, first_arriving_, node); }

 private:
  static std::span<Arc const> range(std::vector<Arc> const& arcs, std::vector<std::uint32_t> const& first,
                                    NodeId node) {
    return {arcs.data() + first[node.value], arcs.data() + first[node.value + 1]};
  }

  std::vector<Arc> leaving_, arriving_;
  std::vector<std::uint32_t> first_leaving_, first_arriving_;
};

}  // namespace passage
