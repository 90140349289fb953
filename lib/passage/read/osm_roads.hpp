#pragma once
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/turn_restriction.hpp"
#include "passage/model/vehicle_profile.hpp"
#include "passage/read/detail/osm_conditions.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// The roads of an OpenStreetMap extract as one vehicle may use them.
struct OsmRoads {
  std::vector<RoadFeature> roads;  ///< by way id; longitude and latitude; with node ids
  std::vector<Gate> gates;         ///< crossing points on them, by node id
  std::vector<TurnRestriction> restrictions;
  std::string vintage;  ///< yyyy-mm-dd of the data by the file's header; may be empty
};

/// Reads the ways that the vehicle drives (`highway` of a class with a speed, route=ferry) with direction,
/// access by the vehicle's keys, surface, tracktype, smoothness, damage, maxspeed, maxweight, maxaxleload,
/// maxheight, maxwidth, bridge, ford and duration; access and limits under conditions (`:conditional`) by
/// season, date, weight and size; checkpoints, border controls and gates on them as crossing points; turn
/// restrictions that hold for the vehicle, over a node or over ways. Roads join where they share a node.
/// Barriers that stop the vehicle part the road. A way that lacks nodes, as at the edge of an extract, is cut
/// there.
///
/// Findings: osm_nodes_missing, osm_barriers, osm_gates_assumed_open, osm_crossings_unknown, osm_conditional,
/// osm_conditional_times, osm_restrictions_unused, osm_fords, osm_local_only. Throws Error{input}: as
/// require_local; "osm_unreadable" (truncated, another format); "osm_without_locations" (ways whose nodes are
/// not in the file); "empty_layer" when no road is left.
OsmRoads read_osm_roads(Source const& source, VehicleProfile const& vehicle, Context& context,
                        OsmCircumstances const& when = {});

}  // namespace passage
