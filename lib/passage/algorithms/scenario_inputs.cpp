#include "passage/algorithms/scenario_inputs.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "passage/algorithms/agreement_inputs.hpp"
#include "passage/algorithms/base_map_inputs.hpp"
#include "passage/algorithms/check_inputs.hpp"
#include "passage/algorithms/gate_inputs.hpp"
#include "passage/algorithms/gather_errors.hpp"
#include "passage/algorithms/input_tables.hpp"
#include "passage/algorithms/population_age.hpp"
#include "passage/algorithms/prepared_case.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/algorithms/vehicle_profiles.hpp"
#include "passage/base/hash.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/read/areas.hpp"
#include "passage/read/closures.hpp"
#include "passage/read/control.hpp"
#include "passage/read/features.hpp"
#include "passage/read/gates.hpp"
#include "passage/read/incidents.hpp"
#include "passage/read/osm_roads.hpp"
#include "passage/read/places.hpp"
#include "passage/read/population.hpp"
#include "passage/read/raster.hpp"
#include "passage/read/record.hpp"
#include "passage/read/roads.hpp"
#include "passage/read/sdi_roads.hpp"
#include "passage/read/sites.hpp"
#include "passage/read/zones.hpp"

namespace passage {

namespace {

template <class Words>
std::vector<std::string> texts_of(Words const& words) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (auto const& word : words) texts.push_back(word.value);
  return texts;
}

/// Reads the inputs of one scenario into `inputs`, table by table.
class InputReader {
 public:
  InputReader(LoadedScenario const& loaded, ScenarioInputs& inputs, Context& context)
      : scenario_(loaded.scenario),
        changes_(loaded.changes),
        chosen_(loaded.chosen),
        inputs_(inputs),
        tables_(loaded.folder, inputs.records, context),
        context_(context) {}

  void read_all() {
    GatheredErrors errors;
    read_authorities();
    errors.attempt([&] { inputs_.origins = read_ends(scenario_.from, "from", PlaceRole::origin); });
    errors.attempt([&] { inputs_.destinations = read_ends(scenario_.to, "to", PlaceRole::destination); });
    errors.attempt([&] { require_distinct(inputs_.origins, inputs_.destinations); });
    errors.attempt([&] {
      if (scenario_.via) inputs_.stops = read_ends(*scenario_.via, "via", PlaceRole::stop);
    });
    errors.attempt([&] { read_road_layer(); });
    errors.attempt([&] { read_terrain(); });
    errors.attempt([&] { read_closure_layer(); });
    errors.attempt([&] { read_control_layer(); });
    errors.attempt([&] { read_gate_layer(); });
    errors.attempt([&] { read_restrictions(); });
    errors.attempt([&] { read_incident_table(); });
    errors.attempt([&] { read_people(); });
    errors.attempt([&] { read_site_layer(); });
    errors.attempt([&] { read_zone_layer(); });
    errors.attempt([&] { read_map_layers(); });
    errors.throw_if_any();
    note_all_used();
  }

 private:
  void note_all_used() {
    tables_.note_selected("from", inputs_.origins.size() - scenario_.from.points.size());
    tables_.note_selected("to", inputs_.destinations.size() - scenario_.to.points.size());
    if (scenario_.via) tables_.note_selected("via", inputs_.stops.size() - scenario_.via->points.size());
    tables_.note_used("closures", inputs_.closures.size());
    if (inputs_.control) tables_.note_used("control", inputs_.control->size());
    if (scenario_.gates) tables_.note_used("gates", inputs_.gates.size());
    if (inputs_.incidents) tables_.note_used("incidents", inputs_.incidents->size());
    tables_.note_used("sites", inputs_.sites.size());
    tables_.note_used("zones", inputs_.zones.size());
  }

  void missing(std::string what) { inputs_.not_considered.push_back(std::move(what)); }

  void read_authorities() {
    inputs_.authorities = read_agreements(scenario_.agreements, context_);
    if (scenario_.agreements.empty()) missing("agreements: nobody's answer is on record");
  }

  /// `Ends` is tables::Places or tables::Stops.
  template <class Ends>
  std::vector<Place> read_ends(Ends const& ends, std::string const& name, PlaceRole role) {
    std::vector<InlinePlace> written;
    for (auto const& point : ends.points) {
      written.push_back(
          {point.name.value, {point.lon.value, point.lat.value}, fmt::format("[{}] points", name)});
    }
    auto places = inline_places(written, role);
    if (!ends.source) return places;
    auto features = tables_.read(ends, name, RequiredGeometry::points_or_polygons);
    PlaceChoice choice{
        name, text_of(ends.name), text_of(ends.id), texts_of(ends.select), texts_of(ends.select_id), role};
    for (auto& place : read_places(std::move(features), choice, context_)) places.push_back(std::move(place));
    return places;
  }

  void read_road_layer() {
    auto const& roads = scenario_.roads;
    if (!roads) return missing("roads");
    if (is_osm(*roads)) return read_osm(*roads);
    RoadColumns columns;
    columns.duration = text_of(roads->duration);
    columns.duration_unit = roads->duration_unit == tables::DurationUnit::seconds ? Seconds{1}
                            : roads->duration_unit == tables::DurationUnit::hours ? hour
                                                                                  : minute;
    columns.speed = text_of(roads->speed);
    columns.road_class = text_of(roads->road_class);
    columns.length = text_of(roads->length);
    columns.delay = text_of(roads->delay);
    columns.last_used = text_of(roads->last_used);
    columns.season = season_of(scenario_);
    auto features = tables_.read(*roads, "roads", RequiredGeometry::lines);
    inputs_.roads = roads->format == tables::RoadFormat::sdi_t
                        ? read_sdi_roads(std::move(features), columns, season_of(scenario_), context_)
                        : read_roads(std::move(features), columns, context_);
  }

  void read_osm(tables::Roads const& roads) {
    auto const source = source_of(roads.source);
    OsmCircumstances const when{season_of(scenario_), movement_date(scenario_),
                                scenario_.movement ? scenario_.movement->load : std::nullopt};
    auto osm = read_osm_roads(source, vehicle_profile(scenario_), context_, when);
    tables_.keep(record_file("roads", source, osm.vintage, osm.roads.size()), source);
    inputs_.roads = std::move(osm.roads);
    inputs_.turn_restrictions = std::move(osm.restrictions);
    road_gates_ = std::move(osm.gates);
  }

  /// Barriers hold for roads too; the rest of the terrain is read where people walk, and only noted here.
  void read_terrain() {
    auto const& terrain = scenario_.terrain;
    if (!terrain) return;
    if (terrain->barriers)
      inputs_.barriers = read_drawn_lines(*terrain->barriers, "terrain barriers", tables_);
    if (!scenario_.population || scenario_.reach.walk.empty()) return;
    auto const note = [&](auto const& raster, char const* name) {
      if (!raster) return;
      Source const source{raster->path};
      tables_.keep(record_raster(name, source, RasterFile{source, {}}.grid()), source);
    };
    note(terrain->friction, "terrain friction");
    note(terrain->elevation, "terrain elevation");
    note(terrain->landcover, "terrain landcover");
    if (!terrain->speeds) return;
    Source const speeds{terrain->speeds->path};
    tables_.read(speeds, {"terrain speeds"});
  }

  void read_closure_layer() {
    auto const& closures = scenario_.closures;
    if (!closures) return missing("road closures");
    inputs_.closures = read_closures(tables_.read(*closures, "closures", RequiredGeometry::any), context_);
  }

  void read_control_layer() {
    auto const& control = scenario_.control;
    if (!control) return missing("control areas");
    ControlColumns columns{control->party.value, text_of(control->as_of), as_of(scenario_)};
    inputs_.control = read_control(tables_.read(*control, "control", RequiredGeometry::polygons), columns,
                                   inputs_.authorities, context_);
  }

  void read_gate_layer() {
    auto const& gates = scenario_.gates;
    if (gates) {
      auto features = tables_.read(*gates, "gates", RequiredGeometry::points);
      inputs_.gates = read_gates(apply_changes(std::move(features), changes_), inputs_.authorities, context_);
    } else {
      missing(road_gates_.empty() ? "crossing points" : "crossing points beyond those of the road data");
    }
    add_road_gates(inputs_.gates, std::move(road_gates_), gates ? gates->snap : Metres{0},
                   inputs_.authorities, context_);
  }

  void read_restrictions() {
    if (auto const& avoid = scenario_.avoid) {
      AvoidRule const rule{avoid->factor.times.value, avoid->factor.is_forbidden};
      add_restricted(read_avoid_areas(tables_.read(*avoid, "avoid", RequiredGeometry::any), rule, context_));
    } else {
      missing("areas to avoid");
    }
    auto const& hazards = scenario_.explosive_hazards;
    if (!hazards) return missing("explosive hazards: no survey is unknown, never clear");
    add_restricted(read_explosive_hazards(tables_.read(*hazards, "explosive_hazards", RequiredGeometry::any),
                                          hazards->hazard_class.value, context_));
    if (hazards->verified_roads) {
      inputs_.verified_roads = read_verified_roads(
          tables_.read(source_of(*hazards->verified_roads), {"verified_roads", RequiredGeometry::lines}),
          context_);
    }
  }
  void add_restricted(std::vector<RestrictedArea> areas) {
    for (auto& area : areas) inputs_.restricted.push_back(std::move(area));
  }

  void read_incident_table() {
    auto const& incidents = scenario_.incidents;
    if (!incidents) return missing("recorded incidents");
    for (auto const& file : chosen_)
      tables_.keep({"incidents chosen", file, sha256_of_file(file), "", "", 0, 0}, Source{file});
    inputs_.incidents = read_incidents(tables_.read(*incidents, "incidents", RequiredGeometry::points),
                                       format_of(incidents->format), context_);
    if (!incidents->observed) return;
    auto parts = areas_of(tables_.read_lon_lat(source_of(*incidents->observed), {"incidents observed"}));
    inputs_.observed = union_of(parts);
  }

  void read_people() {
    auto const& population = scenario_.population;
    if (!population) return missing("population");
    find_old_population(*population, as_of(scenario_), context_);
    inputs_.population = read_raster_of_people("population", population->source, first_reading(*population));
    if (!population->second) return;
    inputs_.second_population =
        read_raster_of_people("population second", *population->second, second_reading(*population));
  }

  Population read_raster_of_people(std::string const& table, RasterInput<Persons> const& input,
                                   PopulationRead const& how) {
    Source const source{input.path};
    auto people = read_population(source, how, context_);
    tables_.keep(record_raster(table, source, people.cells.grid()), source);
    return people;
  }

  void read_site_layer() {
    auto const& sites = scenario_.sites;
    if (!sites) return missing("sites of displaced people");
    inputs_.sites = read_sites(tables_.read(*sites, "sites", RequiredGeometry::points_or_polygons), context_);
  }

  void read_zone_layer() {
    auto const& zones = scenario_.zones;
    if (!zones) return missing("administrative zones");
    ZoneColumns const columns{text_of(zones->code), text_of(zones->name), text_of(zones->need)};
    auto features = tables_.read(*zones, "zones", RequiredGeometry::polygons);
    if (inputs_.incidents) inputs_.areas = admin_areas(features, *zones, context_);
    inputs_.zones = read_zones(std::move(features), columns, context_);
  }

  void read_map_layers() {
    if (!scenario_.map) return;
    auto map = read_base_map(*scenario_.map, tables_, context_);
    inputs_.base = std::move(map.base);
    inputs_.land = std::move(map.land);
    inputs_.elevation = std::move(map.elevation);
  }

  Scenario const& scenario_;
  std::vector<FeatureChange> const& changes_;
  std::vector<std::string> const& chosen_;
  ScenarioInputs& inputs_;
  InputTables tables_;
  Context& context_;
  std::vector<Gate> road_gates_;  ///< of OpenStreetMap roads
};

}  // namespace

bool is_osm(tables::Roads const& roads) {
  if (roads.format) return *roads.format == tables::RoadFormat::osm;
  auto const& path = roads.source.path;
  constexpr std::array endings = {".pbf", ".osm", ".osm.gz", ".osm.bz2"};
  return std::ranges::any_of(endings, [&](char const* ending) { return path.ends_with(ending); });
}

ScenarioInputs read_inputs(LoadedScenario const& loaded, Context& context) {
  ScenarioInputs inputs;
  InputReader{loaded, inputs, context}.read_all();
  check_inputs(loaded.scenario, inputs, context);
  return inputs;
}

}  // namespace passage
