#pragma once
// Ways through stops.
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/search/network/consent_front.hpp"
#include "passage/search/network/journey.hpp"

namespace passage {

/// What counts when paths through stops are compared.
struct WaypointCriteria {
  bool exposure = true, consents = true;
};

/// The front of paths that visit the waypoints in order: leg by leg, then every combination of legs that no
/// other beats. Exact when the legs are, since times and exposures add up, agreements unite, and a leg that
/// is beaten can be replaced; with ε a cover of the same quality. `options.max_stretch` and `bound` hold for
/// the whole way, `label_limit` for all legs together. The front is empty when a leg has no way.
ParetoFront find_front_through(RoadGraph const& graph, Journey const& journey,
                               ConsentFrontOptions const& options, WaypointCriteria criteria,
                               Context& context);
/// As above without a limit on changes of control.
ParetoFront find_front_through(RoadGraph const& graph, Waypoints waypoints,
                               ConsentFrontOptions const& options, WaypointCriteria criteria,
                               Context& context);

/// The order of stops with the least criterion time from `from` over all stops to `to`, as indices into
/// `stops`; of equals the one that comes first in the order given. Exact (Held & Karp 1962). Empty when some
/// stop cannot be visited, or there are none. Throws Error{input, "too_many_stops"} beyond 12.
std::vector<std::size_t> best_stop_order(RoadGraph const& graph, NodeId from,
                                         std::vector<NodeId> const& stops, NodeId to, Context& context);

}  // namespace passage
