#pragma once
// Time, exposure and agreements of every link of a RoadGraph.
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/hazard_surface.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/road_graph.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage {

/// Where the time of a road comes from.
enum class TimeSource { duration, speed, road_class, fallback };

struct RoadTime {
  Seconds moving;  ///< to drive the whole road, its delay left out
  TimeSource source = TimeSource::duration;
};

/// The vehicle that moves and the season it moves in.
struct Driving {
  VehicleProfile const* vehicle = nullptr;  ///< null: VehicleProfile{}, which takes every road
  Season season = Season::unstated;
};

/// The driving time of every road: its duration, else length over speed, else over the speed of its class and
/// condition (see road_speeds.hpp), for roads of no known class the vehicle's `unknown_road`. Its delay is
/// not part of it. Season and damage change only the last two: a recorded duration or speed is what somebody
/// measured. Roads that the vehicle does not take have a time all the same, but see cost_roads. A duration or
/// speed that is not positive counts as not given. Findings: missing_speeds (unknown_road used),
/// unusable_speeds, absurd_speeds (outside 1 … 150 km/h).
std::vector<RoadTime> road_times(std::span<RoadFeature const> roads, Driving const& driving,
                                 Context& context);

struct RoadCostInputs {
  std::span<RoadFeature const> roads;  ///< those the graph was built from
  Driving driving = {};
  std::optional<Tonnes> load = {};          ///< gross weight of one vehicle; empty: limits are not looked at
  int vehicle_count = 1;                    ///< of the convoy: each further one waits at crossing points too
  HazardSurface const* hazard = nullptr;    ///< null: exposure is not computed and stays 0
  std::optional<TimeQuantum> quantum = {};  ///< of a reference run; empty: chosen here
};

/// Sets quantum, length, time, exposure and consents of every link.
///
/// Costs of a piece are differences of its road's rounded running totals, so that cutting a road never
/// changes a sum; a piece costs at least one quantum. A road's delay is paid, and exposed, where it is taken:
/// by the piece that holds its place. A crossing costs its likely wait plus `per_vehicle` for every further
/// vehicle, exposed at the rate of its place. A link needs the agreement of every holder of its ground
/// (ground without a recorded holder: a stand-in authority), of those of [[agreements]] that cover it or a
/// zone it lies in, and at a crossing that is not simply open of its holders (a stand-in when not recorded)
/// and of the crossing itself where it decides. Stand-ins are added to `authorities`.
///
/// Open links become impassable where the road or the crossing point carries less than `load`, or the road
/// less than the vehicle's axle (Obstacle::load_limit), where the road is too low or too narrow
/// (Obstacle::size_limit), where the vehicle does not take such roads (Obstacle::unfit_road), and by the
/// road's own status (Obstacle::closed_road, not_allowed). Findings: load_limits, axle_limits, size_limits,
/// unfit_roads, closed_roads, roads_not_allowed, restricted_roads.
///
/// Throws Error{input}: "too_many_authorities" beyond 64, "cost_range".
void cost_roads(RoadGraph& graph, RoadCostInputs const& inputs, Authorities& authorities, Context& context);

}  // namespace passage
