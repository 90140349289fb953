#pragma once
#include <span>

#include "passage/base/context.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

/// Puts the delay of every road that states one where it is taken: at the crossing point on the road, of
/// several the one nearest to its middle; in the middle where there is none. The graph is the one built from
/// these roads. Finding delay_and_wait: a recorded crossing point with a wait stands on a road that states a
/// delay, so that one border may be counted twice.
void place_delays(std::span<RoadFeature> roads, RoadGraph const& graph, Context& context);

}  // namespace passage
