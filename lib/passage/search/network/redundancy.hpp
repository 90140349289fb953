#pragma once
// How many ways there are apart from each other, and what all of them pass.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/search/network/journey.hpp"

namespace passage {

struct DisjointOptions {
  Duration limit;                                ///< links on no way within it are left out
  std::vector<bool> const* may_share = nullptr;  ///< per node: may lie on several routes; the ends always may
  int most = 16;                                 ///< counting stops here
};

/// The largest number of routes between two nodes of which no two share a node (Menger; maximum flow by
/// augmenting paths), over links that lie on some way within the limit; a single route may be longer. So it
/// is an upper bound for any stricter notion of apart. Empty when it is `options.most` or more.
std::optional<int> count_node_disjoint(SearchGraph const& arcs, NodeId from, NodeId to,
                                       DisjointOptions const& options, Context& context);

/// The groups of links of which every way of the journey within `limit` of criterion time drives one at
/// least, in the order of the fastest way. `group_of_link` has a number below no_group for links that are in
/// one. Exact: all links of each group on the fastest way are shut in turn, unless one of them alone proves
/// it.
constexpr std::uint32_t no_group = static_cast<std::uint32_t>(-1);
std::vector<std::uint32_t> unavoidable_groups(RoadGraph const& graph, Journey const& journey, Duration limit,
                                              std::span<std::uint32_t const> group_of_link, Context& context);

/// The crossing points that every way of the journey within `limit` of criterion time passes, in the order of
/// the fastest way: groups of the links that cross at them.
std::vector<GateId> unavoidable_gates(RoadGraph const& graph, Journey const& journey, Duration limit,
                                      Context& context);

/// The links on a shortest path that every path from `from` to `to` within `limit` of criterion time passes.
std::vector<EdgeId> unavoidable_links(SearchGraph const& graph, NodeId from, NodeId to, Duration limit,
                                      Context& context);
/// As above for a way through waypoints: of every leg, within what the other legs leave it at least.
std::vector<EdgeId> unavoidable_links(SearchGraph const& graph, Waypoints waypoints, Duration limit,
                                      Context& context);

}  // namespace passage
