#include "passage/algorithms/scenario_inputs.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <iterator>

#include <fmt/core.h>

#include "passage/algorithms/check_inputs.hpp"
#include "passage/algorithms/gather_errors.hpp"
#include "passage/algorithms/population_age.hpp"
#include "passage/algorithms/prepared_case.hpp"
#include "passage/algorithms/vehicle_profiles.hpp"
#include "passage/base/hash.hpp"
#include "passage/geo/drawn_lines.hpp"
#include "passage/geo/geodesic.hpp"
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

std::optional<std::string> text_of(std::optional<ColumnName> const& column) {
  if (!column) return std::nullopt;
  return column->value;
}

template <class Words>
std::vector<std::string> texts_of(Words const& words) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (auto const& word : words) texts.push_back(word.value);
  return texts;
}

template <Shape shape>
Source source_of(FeatureInput<shape> const& input) {
  return {input.path, input.layer};
}

/// Where a gazetteer states no number of people its rank orders the labels; no result uses it.
double usual_size(std::string const& rank) {
  if (rank == "city") return 100000;
  if (rank == "town") return 10000;
  if (rank == "village") return 500;
  return 0;
}

/// Without case and with single blanks. Letters beyond ASCII stay as they are.
std::string plain_name(std::string const& name) {
  std::string plain;
  for (unsigned char const letter : name) {
    if (std::isspace(letter) == 0)
      plain += static_cast<char>(std::tolower(letter));
    else if (!plain.empty() && plain.back() != ' ')
      plain += ' ';
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

/// "auto" is what the file says.
std::optional<Crs> crs_of(CrsName const& name) {
  if (name.value == "auto") return std::nullopt;
  return Crs::parse(name.value);
}

/// Reads the inputs of one scenario into `inputs`, table by table.
class InputReader {
 public:
  InputReader(LoadedScenario const& loaded, ScenarioInputs& inputs, Context& context)
      : scenario_(loaded.scenario),
        changes_(loaded.changes),
        chosen_(loaded.chosen),
        folder_(loaded.folder),
        inputs_(inputs),
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
    errors.attempt([&] { read_base_map(); });
    errors.throw_if_any();
    note_all_used();
  }

 private:
  void note_all_used() {
    note_selected("from", inputs_.origins.size() - scenario_.from.points.size());
    note_selected("to", inputs_.destinations.size() - scenario_.to.points.size());
    if (scenario_.via) note_selected("via", inputs_.stops.size() - scenario_.via->points.size());
    note_used("closures", inputs_.closures.size());
    if (inputs_.control) note_used("control", inputs_.control->size());
    if (scenario_.gates) note_used("gates", inputs_.gates.size());
    if (inputs_.incidents) note_used("incidents", inputs_.incidents->size());
    note_used("sites", inputs_.sites.size());
    note_used("zones", inputs_.zones.size());
  }

  /// Places that were not asked for are not left out.
  void note_selected(std::string const& table, std::size_t selected) {
    note_used(table, selected);
    auto const record = std::ranges::find(inputs_.records, table, &InputRecord::table);
    if (record != inputs_.records.end()) record->features_left_out = 0;
  }

  /// The source of a scenario table, read by its own crs, columns and values.
  template <class Layer>
  FeatureTable table_of(Layer const& layer, std::string const& name, RequiredGeometry kind) {
    FeatureRead const options{name, kind, crs_of(layer.crs), layer.columns.entries, layer.values.entries};
    if constexpr (requires { *layer.source; }) {
      return table(*layer.source, options);
    } else {
      return table(layer.source, options);
    }
  }
  template <Shape shape>
  FeatureTable table(FeatureInput<shape> const& input, FeatureRead const& options) {
    auto features = read_features(source_of(input), options, context_);
    keep(record_input(options.input, source_of(input), features), source_of(input));
    return features;
  }

  void keep(InputRecord record, Source const& source) {
    record.file = written_name(source, folder_);
    inputs_.records.push_back(std::move(record));
  }
  /// Of the features of an input so many became values.
  void note_used(std::string const& table, std::size_t used) {
    auto const record = std::ranges::find(inputs_.records, table, &InputRecord::table);
    if (record == inputs_.records.end()) return;
    record->features_left_out = record->features_used - std::min(used, record->features_used);
    record->features_used -= record->features_left_out;
  }

  void missing(std::string what) { inputs_.not_considered.push_back(std::move(what)); }

  void read_authorities() {
    for (auto const& row : scenario_.agreements) {
      Agreement agreement;
      agreement.with = party_named(row.with.value);
      agreement.kind = row.kind;
      agreement.status = row.status;
      agreement.lead = row.lead;
      agreement.valid_to = row.valid_to;
      agreement.covers_held_area = false;
      for (auto const& cover : row.covers) {
        if (cover.value == "everywhere") {
          agreement.covers_everywhere = true;
        } else if (cover.value == "held_area") {
          agreement.covers_held_area = true;
        } else {
          agreement.covers.push_back(cover.value);
        }
      }
      inputs_.authorities.agreements.push_back(std::move(agreement));
    }
    if (scenario_.agreements.empty()) missing("agreements: nobody's answer is on record");
  }

  /// One authority for names that differ in case and blanks only: the first spelling counts.
  PartyId party_named(std::string const& name) {
    for (std::uint32_t i = 0; i < inputs_.authorities.list.size(); ++i) {
      auto const& known = inputs_.authorities.list[i].name;
      if (known == name || plain_name(known) != plain_name(name)) continue;
      context_.find(
          {Severity::warning, "party_spelling",
           fmt::format("[[agreements]]: \"{}\" differs from \"{}\" in case or blanks only and counts as "
                       "the same.",
                       name, known),
           "agreements", "", 1});
      return PartyId{i};
    }
    return inputs_.authorities.add(name);
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
    auto features = table_of(ends, name, RequiredGeometry::points_or_polygons);
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
    auto features = table_of(*roads, "roads", RequiredGeometry::lines);
    inputs_.roads = roads->format == tables::RoadFormat::sdi_t
                        ? read_sdi_roads(std::move(features), columns, season_of(scenario_), context_)
                        : read_roads(std::move(features), columns, context_);
  }

  void read_osm(tables::Roads const& roads) {
    auto const source = source_of(roads.source);
    OsmCircumstances const when{season_of(scenario_), movement_date(scenario_),
                                scenario_.movement ? scenario_.movement->load : std::nullopt};
    auto osm = read_osm_roads(source, vehicle_profile(scenario_), context_, when);
    keep(record_file("roads", source, osm.vintage, osm.roads.size()), source);
    inputs_.roads = std::move(osm.roads);
    inputs_.turn_restrictions = std::move(osm.restrictions);
    road_gates_ = std::move(osm.gates);
  }

  /// Barriers hold for roads too; the rest of the terrain is read where people walk, and only noted here.
  void read_terrain() {
    auto const& terrain = scenario_.terrain;
    if (!terrain) return;
    if (terrain->barriers) add_lines(*terrain->barriers, "terrain barriers", inputs_.barriers);
    if (!scenario_.population || scenario_.reach.walk.empty()) return;
    auto const note = [&](auto const& raster, char const* name) {
      if (!raster) return;
      Source const source{raster->path};
      keep(record_raster(name, source, RasterFile{source, {}}.grid()), source);
    };
    note(terrain->friction, "terrain friction");
    note(terrain->elevation, "terrain elevation");
    note(terrain->landcover, "terrain landcover");
    if (!terrain->speeds) return;
    Source const speeds{terrain->speeds->path};
    keep(record_input("terrain speeds", speeds, read_features(speeds, {"terrain speeds"}, context_)), speeds);
  }

  void read_closure_layer() {
    auto const& closures = scenario_.closures;
    if (!closures) return missing("road closures");
    inputs_.closures = read_closures(table_of(*closures, "closures", RequiredGeometry::any), context_);
  }

  void read_control_layer() {
    auto const& control = scenario_.control;
    if (!control) return missing("control areas");
    ControlColumns columns{control->party.value, text_of(control->as_of), as_of(scenario_)};
    inputs_.control = read_control(table_of(*control, "control", RequiredGeometry::polygons), columns,
                                   inputs_.authorities, context_);
  }

  void read_gate_layer() {
    auto const& gates = scenario_.gates;
    if (gates) {
      auto features = table_of(*gates, "gates", RequiredGeometry::points);
      inputs_.gates = read_gates(apply_changes(std::move(features)), inputs_.authorities, context_);
    } else {
      missing(road_gates_.empty() ? "crossing points" : "crossing points beyond those of the road data");
    }
    add_road_gates(gates ? gates->snap : Metres{0});
  }

  /// Crossing points that come with the roads; one on record near them says more.
  void add_road_gates(Metres reach) {
    group_unknown_holders();
    auto const on_record = inputs_.gates.size();
    for (auto& gate : road_gates_) {
      auto const recorded = std::span{inputs_.gates}.first(on_record);
      bool const is_on_record = std::ranges::any_of(
          recorded, [&](Gate const& other) { return geodesic_distance(gate.place, other.place) <= reach; });
      if (!is_on_record) inputs_.gates.push_back(std::move(gate));
    }
  }

  /// --set gates.K3.state=closed, on the table before it is understood.
  FeatureTable apply_changes(FeatureTable features) const {
    for (auto const& change : changes_) {
      auto const id = features.require_column("id");
      auto const field = features.require_column(change.field);
      auto const feature = std::ranges::find_if(
          features.features, [&](Feature const& row) { return as_text(row.fields[id]) == change.id; });
      if (feature == features.features.end()) {
        std::vector<std::string> ids;
        for (auto const& row : features.features) ids.push_back(as_text(row.fields[id]));
        auto const nearest = nearest_name(change.id, ids);
        throw Error{ErrorKind::usage, "unknown_gate",
                    fmt::format("--set: {} has no feature \"{}\"", features.source, change.id),
                    nearest.empty() ? std::string{} : fmt::format("did you mean \"{}\"?", nearest)};
      }
      feature->fields[field] = change.value;
    }
    return features;
  }

  /// Each crossing point that is not open and whose holder nobody recorded is an authority of its own. A
  /// country can have more of them than one query tells apart: then they are one, which still opens nothing.
  void group_unknown_holders() {
    constexpr std::ptrdiff_t most_apart = 32;
    auto const needs_someone = [](Gate const& gate) {
      return gate.holders.empty() && gate.state != GateState::open && gate.state != GateState::closed;
    };
    auto const count = std::ranges::count_if(road_gates_, needs_someone);
    if (count <= most_apart) return;
    auto const everyone = inputs_.authorities.add("unrecorded holders of checkpoints in OpenStreetMap");
    for (auto& gate : road_gates_) {
      if (needs_someone(gate)) gate.holders.push_back(everyone);
    }
    context_.find(
        {Severity::serious, "osm_crossings_grouped",
         fmt::format("{} checkpoints and gates of the road data have no holder on record. They are more "
                     "than can be told apart and count as one authority: name holders in [gates].",
                     count),
         "gates", "", static_cast<std::size_t>(count)});
  }

  void read_restrictions() {
    if (auto const& avoid = scenario_.avoid) {
      AvoidRule const rule{avoid->factor.times.value, avoid->factor.is_forbidden};
      add_restricted(read_avoid_areas(table_of(*avoid, "avoid", RequiredGeometry::any), rule, context_));
    } else {
      missing("areas to avoid");
    }
    auto const& hazards = scenario_.explosive_hazards;
    if (!hazards) return missing("explosive hazards: no survey is unknown, never clear");
    add_restricted(read_explosive_hazards(table_of(*hazards, "explosive_hazards", RequiredGeometry::any),
                                          hazards->hazard_class.value, context_));
    if (hazards->verified_roads) {
      inputs_.verified_roads = read_verified_roads(
          table(*hazards->verified_roads, {"verified_roads", RequiredGeometry::lines}), context_);
    }
  }
  void add_restricted(std::vector<RestrictedArea> areas) {
    for (auto& area : areas) inputs_.restricted.push_back(std::move(area));
  }

  void read_incident_table() {
    auto const& incidents = scenario_.incidents;
    if (!incidents) return missing("recorded incidents");
    for (auto const& file : chosen_)
      keep({"incidents chosen", file, sha256_of_file(file), "", "", 0, 0}, Source{file});
    inputs_.incidents = read_incidents(table_of(*incidents, "incidents", RequiredGeometry::points),
                                       format_of(incidents->format), context_);
    if (!incidents->observed) return;
    std::vector<MultiPolygon> parts;
    for (auto& feature : lon_lat_features(*incidents->observed, "incidents observed")) {
      if (auto* polygons = std::get_if<MultiPolygon>(&feature.geometry))
        parts.push_back(std::move(*polygons));
    }
    inputs_.observed = union_of(parts);
  }

  void read_people() {
    auto const& population = scenario_.population;
    if (!population) return missing("population");
    find_old_population(*population, as_of(scenario_), context_);
    inputs_.population = read_raster_of_people("population", population->source, population->unit,
                                               population->nodata, crs_of(population->crs));
    if (!population->second) return;
    inputs_.second_population =
        read_raster_of_people("population second", *population->second,
                              population->second_unit.value_or(population->unit), std::nullopt, std::nullopt);
  }

  Population read_raster_of_people(std::string const& table, RasterInput<Persons> const& input,
                                   tables::PopulationUnit unit, std::optional<Persons> nodata,
                                   std::optional<Crs> crs) {
    PopulationRead options;
    options.unit = unit == tables::PopulationUnit::density ? PopulationUnit::density : PopulationUnit::count;
    options.crs = std::move(crs);
    if (nodata) options.nodata = nodata->value;
    Source const source{input.path};
    auto people = read_population(source, options, context_);
    keep(record_raster(table, source, people.cells.grid()), source);
    return people;
  }

  void read_site_layer() {
    auto const& sites = scenario_.sites;
    if (!sites) return missing("sites of displaced people");
    inputs_.sites = read_sites(table_of(*sites, "sites", RequiredGeometry::points_or_polygons), context_);
  }

  void read_zone_layer() {
    auto const& zones = scenario_.zones;
    if (!zones) return missing("administrative zones");
    ZoneColumns const columns{text_of(zones->code), text_of(zones->name), text_of(zones->need)};
    auto features = table_of(*zones, "zones", RequiredGeometry::polygons);
    if (inputs_.incidents) inputs_.areas = admin_areas(features, *zones, context_);
    inputs_.zones = read_zones(std::move(features), columns, context_);
  }

  void read_base_map() {
    auto const& map = scenario_.map;
    if (!map) return;
    if (map->land) add_areas(*map->land, "map land", inputs_.land);
    if (map->water) add_areas(*map->water, "map water", inputs_.base.water);
    if (map->rivers) add_lines(*map->rivers, "map rivers", inputs_.base.rivers);
    if (map->boundaries) add_lines(*map->boundaries, "map boundaries", inputs_.base.boundaries);
    if (map->disputed) add_lines(*map->disputed, "map disputed", inputs_.base.disputed_lines);
    if (map->places) read_towns(*map);
    if (!map->elevation) return;
    Source const source{map->elevation->path};
    inputs_.elevation = read_raster<Metres>(source, {"map elevation"}, context_);
    keep(record_raster("map elevation", source, inputs_.elevation->grid()), source);
  }

  template <Shape shape>
  std::vector<Feature> lon_lat_features(FeatureInput<shape> const& input, std::string const& name) {
    return to_lon_lat(table(input, {name, RequiredGeometry::any})).features;
  }
  void add_areas(AnyInput const& input, std::string const& name, std::vector<MultiPolygon>& into) {
    for (auto& feature : lon_lat_features(input, name)) {
      if (auto* polygons = std::get_if<MultiPolygon>(&feature.geometry)) into.push_back(std::move(*polygons));
    }
  }
  void add_lines(AnyInput const& input, std::string const& name, std::vector<Line>& into) {
    for (auto& feature : lon_lat_features(input, name)) {
      auto lines = drawn_lines(feature.geometry);
      into.insert(into.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    }
  }
  void read_towns(tables::MapLayers const& map) {
    auto features = table(*map.places, {"map places", RequiredGeometry::points_or_polygons});
    auto const people = map.place_population
                            ? std::optional{features.require_column(map.place_population->value)}
                            : features.column("population");
    auto const name = features.require_column(map.place_name ? map.place_name->value : "name");
    auto const rank = features.column("place");
    for (auto const& feature : to_lon_lat(std::move(features)).features) {
      auto const box = bounds(feature.geometry);
      auto const label = as_text(feature.fields[name]);
      if (box.is_empty() || label.empty()) continue;
      Place town{label, {box.centre().x, box.centre().y}, {}, PlaceRole::town, {}, 0};
      if (people) town.population = as_number(feature.fields[*people]).value_or(0);
      if (rank && town.population <= 0) town.population = usual_size(as_text(feature.fields[*rank]));
      inputs_.base.places.push_back(std::move(town));
    }
  }

  Scenario const& scenario_;
  std::vector<FeatureChange> const& changes_;
  std::vector<std::string> const& chosen_;
  std::filesystem::path const& folder_;
  ScenarioInputs& inputs_;
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

Date made_on(Scenario const& scenario) {
  return scenario.brief.made_on.value_or(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

Date as_of(Scenario const& scenario) {
  return scenario.scenario.as_of.value_or(made_on(scenario));
}

namespace {

/// Neutral and of no organisation; a scenario may replace it.
constexpr char const* default_disclaimer =
    "Desk analysis. Not a road assessment, security clearance or notification; it gives no permission and no "
    "guarantee and changes no duty "
    "under humanitarian law. Boundaries, names and designations imply no endorsement or acceptance.";

}  // namespace

SheetFacts sheet_facts(Scenario const& scenario) {
  SheetFacts facts;
  auto text = [](std::optional<Text> const& value) { return value ? value->value : std::string{}; };
  facts.title = scenario.brief.title ? scenario.brief.title->value : text(scenario.scenario.name);
  facts.question = text(scenario.scenario.question);
  facts.status = word_of(scenario.scenario.status);
  facts.sensitivity_label = "severe";
  facts.as_of = as_of(scenario);
  facts.made_on = made_on(scenario);
  facts.do_not_use_after =
      facts.made_on + std::chrono::days{static_cast<int>(scenario.scenario.valid_for / day)};
  facts.disclaimer = scenario.brief.disclaimer ? scenario.brief.disclaimer->value : default_disclaimer;
  facts.contact = text(scenario.brief.contact);
  facts.stale_after = scenario.scenario.stale_after;
  facts.paper = std::string{word_of(scenario.brief.paper)};
  facts.is_portrait = scenario.brief.orientation == tables::Orientation::portrait;
  return facts;
}

ScenarioInputs read_inputs(LoadedScenario const& loaded, Context& context) {
  ScenarioInputs inputs;
  InputReader{loaded, inputs, context}.read_all();
  check_inputs(loaded.scenario, inputs, context);
  return inputs;
}

}  // namespace passage
