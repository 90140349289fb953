#pragma once
// The first to arrive by the clock: opening hours, hours on the road, delays.
#include <optional>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/model/travel_calendar.hpp"
#include "passage/search/network/journey.hpp"

namespace passage {

/// What a stop between the ends takes.
struct TimedStop {
  Seconds access;  ///< planned driving off the road, one way: it is driven twice
  Seconds takes;   ///< unloading, on the clock
};

/// How a convoy moves by the clock. Times are since local midnight of the calendar's first day.
struct TimedRules {
  ClockSpans hours;              ///< when it may be on the road
  std::vector<GateClock> gates;  ///< per crossing point of the graph
  Ratio drive_factor{1};         ///< planned over bare driving time
  Seconds departure;             ///< from the origin itself
  std::vector<TimedStop> stops;  ///< at each waypoint between the ends; fewer: none
  /// Planned driving off the road, from the origin to its node and from the last node to the destination.
  Seconds access_first = {}, access_last = {};
  ConsentSet refused = {};  ///< links that need any of these are left out
};

struct TimedPath {
  Path path;
  Seconds arrival;  ///< at the destination itself
};

/// The path through the waypoints that arrives first when leaving at `departure`, or as soon after as the
/// hours allow, within the journey's limit on changes of control. Driving goes on in the hours only and rests
/// wherever they end (a plan then moves its nights to named places); a crossing point lets through by its
/// GateClock; the delay of a link runs on the clock half way along it. Later arrivals at a node are never
/// earlier further on, so a label-setting search with one label per node is exact (Dreyfus 1969, "An
/// appraisal of some shortest-path algorithms"). Soft areas are ground like any other here. Of paths that
/// arrive at the same moment the one found first in an order by geometry. Empty: no way arrives within the
/// calendar.
std::optional<TimedPath> first_to_arrive(RoadGraph const& graph, Journey const& journey,
                                         TimedRules const& rules, Context& context);
/// As above without a limit on changes of control.
std::optional<TimedPath> first_to_arrive(RoadGraph const& graph, Waypoints waypoints, TimedRules const& rules,
                                         Context& context);

/// When a given path through the waypoints arrives by the same rules; empty: never within the calendar.
std::optional<Seconds> arrival_of(RoadGraph const& graph, Waypoints waypoints,
                                  std::vector<DirectedLink> const& links, TimedRules const& rules);

}  // namespace passage
