#pragma once
// The k shortest loopless paths (Yen 1971, in the form of Lawler 1972).
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/search/network/search_graph.hpp"

namespace passage {

/// Up to `count` paths with the least criterion time that visit no node twice, by rising time, then links;
/// fewer when there are no more. Exact. They mostly differ in a street or two: for routes that are truly
/// different see alternatives.hpp. Each detour is looked for with the least times to the goal as bounds (one
/// search backwards for all of them), so that it explores little beyond the detour itself.
std::vector<Path> find_shortest_paths(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                                      std::size_t count, Context& context);

}  // namespace passage
