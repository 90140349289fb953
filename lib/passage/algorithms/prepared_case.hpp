#pragma once
#include "passage/algorithms/scenario_inputs.hpp"
#include "passage/align/road_graph.hpp"
#include "passage/evaluate/movement_plan.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage {

/// A scenario's inputs in the frame, with every layer made: what searching and assessing start from.
struct PreparedCase {
  ScenarioInputs inputs;           ///< what the steps did not consume: incidents, population, records
  RunResult result;                ///< frame, control, closures, restricted areas, hazard, base map, places
  std::vector<RoadFeature> roads;  ///< frame coordinates
  std::vector<Line> proposals;     ///< frame coordinates
  std::vector<Gate> gates;         ///< as recorded, frame coordinates
  std::vector<Zone> zones;         ///< frame coordinates
  VehicleProfile vehicle;          ///< what moves
  Season season = Season::unstated;
  RoadNetwork network;                    ///< cut and costed; empty when no roads are given
  std::vector<EventClass> events;         ///< by kind, options in frame coordinates; empty without incidents
  std::optional<MovementRules> movement;  ///< empty without [movement]
  std::optional<HazardSurface> standing;  ///< what stays of persistent kinds, per km²
  std::size_t ends = 0;                   ///< the first places of `result` are origins and destinations,
  std::size_t stops = 0;                  ///< then come the stops, then the sites
};

/// Steps align and layers. Throws Error.
PreparedCase prepare_case(Scenario const& scenario, ScenarioInputs inputs, Context& context);

/// The day agreements and closures are looked at: the departure, else as_of.
Date movement_date(Scenario const& scenario);
/// Ends of roads closer than this are one node: as stated, else 20 m, else 0 for OpenStreetMap, whose roads
/// say where they join.
Metres road_snap(Scenario const& scenario);
int vehicle_count(Scenario const& scenario);

}  // namespace passage
