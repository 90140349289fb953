#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passage/algorithms/hazard_inputs.hpp"
#include "passage/algorithms/load_scenario.hpp"
#include "passage/algorithms/step_clock.hpp"
#include "passage/base/context.hpp"
#include "passage/geo/raster.hpp"
#include "passage/model/incident.hpp"
#include "passage/model/population.hpp"
#include "passage/model/run_result.hpp"
#include "passage/model/turn_restriction.hpp"

namespace passage {

/// Everything a scenario names, as values in longitude and latitude. What was not given is empty, and stands
/// in `not_considered`.
struct ScenarioInputs {
  std::vector<Place> origins, destinations, stops, sites;
  std::vector<RoadFeature> roads;
  std::vector<TurnRestriction> turn_restrictions;  ///< between roads that have node ids
  std::vector<Line> proposals;                     ///< lines to assess that somebody drew
  std::vector<Line> barriers;                      ///< that nobody crosses off the roads
  std::vector<Closure> closures;
  std::optional<std::vector<ControlArea>> control;
  std::vector<Gate> gates;
  std::vector<RestrictedArea> restricted;
  std::vector<Line> verified_roads;
  std::optional<std::vector<Incident>> incidents;
  std::optional<HazardSurface> hazard;  ///< a ready rate, instead of incidents; its CRS is the frame's
  MultiPolygon observed;                ///< where events are recorded at all, as given; empty: not given
  std::optional<Population> population, second_population;
  std::vector<Zone> zones;
  AdminAreas areas;  ///< of the zones, for events known to a district or province; with incidents only
  Authorities authorities;
  BaseMap base;
  std::optional<Raster<Metres>> elevation;  ///< for the map's relief only
  std::vector<MultiPolygon> land;           ///< what lies outside is drawn as water; empty: not given
  std::vector<InputRecord> records;
  std::vector<std::string> not_considered;
  std::filesystem::path scratch;  ///< folder for scratch files where memory is short
  StepClock clock;                ///< of the job that these are read for
};

/// Whether the roads are OpenStreetMap data: as stated, else by the file's ending.
bool is_osm(tables::Roads const& roads);

/// Reads all inputs of a scenario, changes of the command line applied. Faults of all inputs are reported at
/// once. Throws Error{input}.
ScenarioInputs read_inputs(LoadedScenario const& loaded, Context& context);

}  // namespace passage
