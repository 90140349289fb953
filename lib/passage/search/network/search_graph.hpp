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

/// What the inner loop of a search for time reads of an arc.
struct Hop {
  std::uint64_t time;
  NodeId to;
};
/// The hops of all nodes in one list; those of a node are the ones from first[node] up to first[node + 1].
struct Hops {
  Hop const* hops;
  std::uint32_t const* first;
};
/// Whether links that nobody may pass are in a SearchGraph.
enum class Impassable { left_out, included };

/// The passable part of a RoadGraph, both ways round, packed for searching. Arcs are ordered by far end, then
/// link, so that a search meets them in an order that depends on geometry only (links and nodes of a
/// RoadGraph are ordered by geometry). Immutable; may be shared by threads.
class SearchGraph {
 public:
  /// An arc with the node it leaves.
  struct OwnedArc {
    NodeId from;
    Arc arc;
  };
  /// Leaves out obstacles and links that need the agreement of a member of `refused`.
  /// With `included`, impassable links are there like any other: a search then shuts those it should not
  /// pass.
  explicit SearchGraph(RoadGraph const& graph, ConsentSet refused = {},
                       Impassable impassable = Impassable::left_out);
  /// Any arcs over nodes 0 … nodes−1, which may be states of a road graph.
  SearchGraph(std::vector<OwnedArc> leaving, std::size_t nodes);

  std::size_t nodes() const { return first_leaving_.size() - 1; }
  std::span<Arc const> leaving(NodeId node) const { return range(leaving_, first_leaving_, node); }
  std::span<Arc const> arriving(NodeId node) const { return range(arriving_, first_arriving_, node); }
  /// As `leaving` and `arriving` of every node, in the same order, time alone.
  Hops hops_leaving() const { return {leaving_hops_.data(), first_leaving_.data()}; }
  Hops hops_arriving() const { return {arriving_hops_.data(), first_arriving_.data()}; }
  /// Of all arcs, rounded down; 0 without arcs.
  std::uint64_t mean_time() const { return mean_time_; }
  std::uint64_t mean_exposure() const { return mean_exposure_; }

 private:
  template <class Item>
  static std::span<Item const> range(std::vector<Item> const& items, std::vector<std::uint32_t> const& first,
                                     NodeId node) {
    return {items.data() + first[node.value], items.data() + first[node.value + 1]};
  }

  std::vector<Arc> leaving_, arriving_;
  std::vector<Hop> leaving_hops_, arriving_hops_;
  std::vector<std::uint32_t> first_leaving_, first_arriving_;
  std::uint64_t mean_time_ = 0, mean_exposure_ = 0;
};

}  // namespace passage
