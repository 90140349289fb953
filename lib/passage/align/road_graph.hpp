#pragma once
// From road features, control, crossing points, closures and areas to one RoadGraph without costs.
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/base/date.hpp"
#include "passage/geo/crs.hpp"
#include "passage/model/closure.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/place.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/road_graph.hpp"
#include "passage/model/turn_restriction.hpp"

namespace passage {

/// What happens where a road crosses a line of control and no crossing point is on record.
enum class CrossingRule {
  automatic,  ///< as `gates` between two holdings that have a crossing point on a road, else as `roads`
  gates,      ///< impassable
  roads       ///< an unrecorded crossing: state unknown, both sides must agree
};

/// Ground that some agreements name: a zone by its P-code.
struct ConsentArea {
  MultiPolygon area;
  ConsentSet parties;
};

/// All geometry in frame coordinates (see project.hpp).
struct RoadGraphInputs {
  Crs crs;  ///< of the frame, to name places in longitude and latitude
  std::span<RoadFeature const> roads;
  Metres snap{20};  ///< between roads without node ids
  std::span<TurnRestriction const> turn_restrictions = {};

  ControlMap const* control = nullptr;  ///< null: control is not considered
  CrossingRule crossing = CrossingRule::automatic;
  std::span<Gate const> gates = {};
  Metres gate_snap{500};

  std::span<Closure const> closures = {};
  Metres closure_buffer{50};
  Date when{};  ///< only closures in force on this day close anything

  std::span<RestrictedArea const> restricted = {};
  std::vector<Line> verified_roads = {};  ///< checked lines through explosive hazards
  Metres verified_buffer{50};

  std::vector<ConsentArea> consent_areas = {};  ///< may overlap

  std::span<Place const> places = {};
  Metres connect_limit{20000};      ///< a place farther from every road is off the network
  std::vector<bool> joinable = {};  ///< per road: whether the vehicle may drive it; empty: all
  std::vector<Line> barriers = {};  ///< no place joins a road beyond one of these: rivers
};

/// Where a place meets the road network.
struct PlaceConnection {
  NodeId node;
  std::size_t road = 0;  ///< index of the feature it joins
  Share position;        ///< on that feature
  Metres distance;       ///< from the place to the road, in a straight line
  Point foot;            ///< where it joins
  bool crosses = false;  ///< a barrier, a line of control or an explosive hazard lies between
};

struct RoadNetwork {
  RoadGraph graph;                           ///< indexed; costs are set by layers
  std::vector<PlaceConnection> connections;  ///< one per place
};

/// Joins the roads (see junctions.hpp), cuts them where anything changes, and orders nodes and links by
/// geometry, so that the order of the features does not matter. Cuts are positions on the source feature.
///
/// A crossing point binds to the nearest road within `gate_snap` and becomes a link without length there.
/// Where that lies within `gate_snap` along the road of a change of holding, it covers that change and sits
/// at it; within contested ground it covers the nearest way out on either side. All other changes of holding
/// follow `crossing`. At a junction of more than two roads a crossing point stands between every two of them.
///
/// A place joins the nearest road that is joinable, no small island of the network, and on its own side of
/// barriers, lines of control and explosive hazards; where there is none within `connect_limit`, the nearest
/// joinable one, else the nearest.
///
/// Forbidden turns are taken out by copies of junctions: some pieces are then driven by two one-way links.
///
/// Throws Error{input}: "no_roads" (nothing usable), "origin_off_network" listing every place beyond
/// `connect_limit` with its distance. Findings: zero_length_roads, duplicate_roads, roads_disconnected,
/// places_disconnected, turn_restrictions_unused, gate_off_road, unrecorded_crossings, crossing_without_gate,
/// closure_closes_nothing, place_far_from_road, place_joined_on_its_side, place_across_a_line.
RoadNetwork build_road_graph(RoadGraphInputs const& inputs, Context& context);

}  // namespace passage
