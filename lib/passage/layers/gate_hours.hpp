#pragma once
#include "passage/base/context.hpp"
#include "passage/model/road_graph.hpp"
#include "passage/model/travel_calendar.hpp"

namespace passage {

/// Shuts the crossing points that never let the movement through (Obstacle::never_open): their own hours
/// never open, or never while it may be on the road. `calendar` null: nothing is known of the movement's
/// hours, so only the first kind. The links must be costed. Finding gate_never_opens, one for each, with both
/// hours.
void shut_never_open(RoadGraph& graph, TravelCalendar const* calendar, Context& context);

}  // namespace passage
