#pragma once
// What is searched: roads packed for searching with the places to visit, and a limit on changes of control.
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/search/network/search_graph.hpp"

namespace passage {

/// Nodes to be visited in this order: origin, stops, destination. At least two.
using Waypoints = std::span<NodeId const>;

/// A question to the searches of this folder. Without a limit its nodes are those of the road graph. With one
/// they are states (node, stops visited, holder of the ground last driven on, changes so far) that can be
/// reached from the origin, so that every search keeps the limit without knowing of it and sees one leg only.
/// Links of arcs are those of the road graph either way.
class Journey {
 public:
  /// `most_handovers`: changes of control along the whole way, at most. A change is a link on ground of
  /// another holding than that of the last one; contested and unrecorded ground are holdings of their own;
  /// crossing points have no ground and keep the last. Without recorded control nothing changes.
  /// With `included`, links that nobody may pass are there too: a search then shuts those it should not pass.
  Journey(RoadGraph const& graph, Waypoints waypoints, std::optional<int> most_handovers, Context& context,
          Impassable impassable = Impassable::left_out);

  SearchGraph const& arcs() const { return arcs_; }
  /// Nodes of `arcs()`; two when the stops are part of the states.
  Waypoints waypoints() const { return waypoints_; }
  /// As asked, in nodes of the road graph.
  Waypoints places() const { return places_; }
  bool is_limited() const { return is_limited_; }
  /// As asked, whether or not there is recorded control for it to limit.
  std::optional<int> most_handovers() const { return most_handovers_; }
  /// Of a node of `arcs()` where the stops are part of the states: how many places after the origin have been
  /// visited there.
  std::size_t visited(NodeId state) const { return is_limited_ ? visited_[state.value] : 0; }

 private:
  std::vector<NodeId> places_, waypoints_;
  SearchGraph arcs_;
  std::optional<int> most_handovers_;
  bool is_limited_ = false;
  std::vector<std::uint32_t> visited_;
};

/// The least number of changes of control on any way through the waypoints; empty when there is none.
std::optional<int> fewest_handovers(RoadGraph const& graph, Waypoints waypoints, Context& context);

}  // namespace passage
