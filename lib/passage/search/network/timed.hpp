#pragma once
// The first to arrive by the clock: opening hours, hours on the road, delays.
#include <optional>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/model/travel_calendar.hpp"
#include "passage/search/network/waypoints.hpp"

namespace passage {

/// How a convoy moves by the clock. Times are since local midnight of the calendar's first day.
struct TimedRules {
  ClockSpans hours;              ///< when it may be on the road
  std::vector<GateClock> gates;  ///< per crossing point of the graph
  Ratio drive_factor{1};         ///< planned over bare driving time
  Seconds departure;
  std::vector<Seconds> stop_times;  ///< at each waypoint between the ends; fewer: none
  ConsentSet refused = {};          ///< links that need any of these are left out
};

struct TimedPath {
  Path path;
  Seconds arrival;
};

/// The path through the waypoints that arrives first when leaving at `departure`, or as soon after as the
/// hours allow. Driving goes on in the hours only and rests wherever they end (a plan then moves its nights
/// to named places); a crossing point lets through by its GateClock; the delay of a link runs on the clock
/// half way along it. Later arrivals at a node are never earlier further on, so a label-setting search with
/// one label per node is exact (Dreyfus 1969, "An appraisal of some shortest-path algorithms"). Soft areas
/// are ground like any other here. Of paths that arrive at the same moment the one found first in an order by
/// geometry. Empty: no way arrives within the calendar.
std::optional<TimedPath> first_to_arrive(RoadGraph const& graph, Waypoints waypoints, TimedRules const& rules,
                                         Context& context);

/// When a given path arrives by the same rules; empty: never within the calendar.
std::optional<Seconds> arrival_of(RoadGraph const& graph, std::vector<DirectedLink> const& links,
                                  TimedRules const& rules);

}  // namespace passage
