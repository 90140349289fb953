#pragma once
// "Never through X": what the one who asks rules out, before any search.
#include <span>
#include <string>

#include "passage/base/context.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

/// Closes every link that needs the agreement of one of the authorities named, lies on ground that one of
/// them holds (contested ground too), or is a crossing point that one of them holds, open or not:
/// Obstacle::never_through. What is closed already keeps its reason. Names are compared as they are.
/// Findings: never_through (how much is closed by it). Throws Error{input, "unknown_authority"} with all
/// names that nobody has.
///
/// Precondition: the consents of the links are set.
void shut_never_through(RoadGraph& graph, std::span<std::string const> names, Authorities const& authorities,
                        Context& context);

}  // namespace passage
