#include "passage/algorithms/reach.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>

#include <fmt/core.h>

#include "passage/algorithms/barrier_inputs.hpp"
#include "passage/algorithms/input_tables.hpp"
#include "passage/algorithms/population_age.hpp"
#include "passage/algorithms/population_agreement.hpp"
#include "passage/algorithms/reach_report.hpp"
#include "passage/align/frame.hpp"
#include "passage/align/project.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projected_box.hpp"
#include "passage/layers/walking.hpp"
#include "passage/read/areas.hpp"
#include "passage/read/control.hpp"
#include "passage/read/features.hpp"
#include "passage/read/places.hpp"
#include "passage/read/plausibility.hpp"
#include "passage/read/population.hpp"
#include "passage/read/sites.hpp"
#include "passage/read/zones.hpp"
#include "passage/write/reach_csv.hpp"

namespace passage {

namespace {

/// What is summed, in longitude and latitude.
struct ReachInputs {
  std::vector<Line> lines;
  std::vector<Place> places;
  std::vector<Zone> zones;
  std::vector<ControlArea> control;
  std::vector<RestrictedArea> hazards;
  std::vector<Place> sites;
  Authorities authorities;
  std::optional<Population> population, second_population;
  Crs frame;  ///< of everything but the rasters, once projected
};

FeatureTable read_table(Source const& source, FeatureRead const& how, Context& context) {
  return to_lon_lat(read_features(source, how, context));
}

void read_targets(ReachCommand const& options, Context& context, ReachInputs& inputs) {
  if (!options.along && !options.from) {
    throw Error{ErrorKind::usage, "nothing_to_reach", "neither lines nor places are given",
                "give --along LINES or --from POINTS"};
  }
  if (options.along) {
    auto const table = read_table(source_of(*options.along), {"along", RequiredGeometry::lines}, context);
    for (auto const& feature : table.features) {
      if (auto const* parts = std::get_if<MultiLine>(&feature.geometry)) {
        inputs.lines.insert(inputs.lines.end(), parts->begin(), parts->end());
      }
    }
  }
  if (options.from) {
    auto table =
        read_table(source_of(*options.from), {"from", RequiredGeometry::points_or_polygons}, context);
    PlaceChoice choice;
    choice.input = "from";
    inputs.places = read_places(std::move(table), choice, context);
  }
}

ReachInputs read_inputs(ReachCommand const& options, Context& context) {
  ReachInputs inputs;
  read_targets(options, context, inputs);
  auto const read = [&](auto const& layer, char const* name, RequiredGeometry kind) {
    return read_table(source_of(layer.source), reading_of(layer, name, kind), context);
  };
  if (auto const& zones = options.zones) {
    ZoneColumns columns{text_of(zones->code), text_of(zones->name), text_of(zones->need)};
    if (options.need) columns.need = options.need->value;
    inputs.zones = read_zones(read(*zones, "zones", RequiredGeometry::polygons), columns, context);
  }
  if (auto const& control = options.control) {
    ControlColumns columns;
    columns.party = control->party.value;
    columns.as_of = text_of(control->as_of);
    inputs.control = read_control(read(*control, "control", RequiredGeometry::polygons), columns,
                                  inputs.authorities, context);
  }
  if (auto const& hazards = options.explosive_hazards) {
    inputs.hazards = read_explosive_hazards(read(*hazards, "explosive_hazards", RequiredGeometry::any),
                                            hazards->hazard_class.value, context);
  }
  if (auto const& sites = options.sites)
    inputs.sites = read_sites(read(*sites, "sites", RequiredGeometry::points_or_polygons), context);
  auto const& people = options.population;
  inputs.population = read_population({people.source.path}, first_reading(people), context);
  if (people.second)
    inputs.second_population = read_population({people.second->path}, second_reading(people), context);
  return inputs;
}

/// As far as anybody is looked for.
Metres farthest(ReachCommand const& options) {
  Metres reach{0};
  for (auto const within : options.within) reach = std::max(reach, within);
  for (auto const time : options.walk) reach = std::max(reach, Metres{time.value * fastest_walking.value});
  return reach;
}

/// Layers of another theatre would give an answer of zeros.
void check_places(ReachCommand const& options, ReachInputs const& inputs) {
  Box targets, zones, control;
  for (auto const& line : inputs.lines) targets.add(bounds(line));
  for (auto const& place : inputs.places) targets.add(Point{place.place.lon, place.place.lat});
  for (auto const& zone : inputs.zones) zones.add(bounds(zone.area));
  for (auto const& area : inputs.control) control.add(bounds(area.area));
  auto const source = options.along ? Source{options.along->path} : Source{options.from->path};
  std::vector<LayerExtent> layers{{"lines and places", source.name(), targets},
                                  {"people", Source{options.population.source.path}.name(),
                                   degrees_box(inputs.population->cells.grid())}};
  if (options.zones) layers.push_back({"zones", Source{options.zones->source.path}.name(), zones});
  if (options.control)
    layers.push_back({"control areas", Source{options.control->source.path}.name(), control});
  Problems problems;
  check_extents(layers, farthest(options), problems);
  problems.throw_if_any(ErrorKind::input);
}

/// Everything but the population from longitude/latitude into one frame.
void project(ReachInputs& inputs, Context& context) {
  Box extent;
  for (auto const& line : inputs.lines) extent.add(bounds(line));
  for (auto const& place : inputs.places) extent.add(Point{place.place.lon, place.place.lat});
  for (auto const& zone : inputs.zones) extent.add(bounds(zone.area));
  for (auto const& area : inputs.control) extent.add(bounds(area.area));
  auto const frame = inputs.frame = choose_frame({extent}, kilometre).grid.crs;
  inputs.lines = to_frame(std::move(inputs.lines), frame, context);
  inputs.places = to_frame(std::move(inputs.places), frame, context);
  inputs.zones = to_frame(std::move(inputs.zones), frame, context);
  inputs.control = to_frame(std::move(inputs.control), frame, context);
  inputs.hazards = to_frame(std::move(inputs.hazards), frame, context);
  inputs.sites = to_frame(std::move(inputs.sites), frame, context);
}

WalkingTargets targets_of(ReachInputs const& inputs) {
  WalkingTargets targets{inputs.lines, {}};
  targets.points.reserve(inputs.places.size());
  for (auto const& place : inputs.places) targets.points.push_back(place.point);
  return targets;
}

ReachTarget target_of(ReachInputs const& inputs) {
  if (inputs.places.empty()) return ReachTarget::line;
  return inputs.lines.empty() ? ReachTarget::stops : ReachTarget::line_and_stops;
}

WalkingInputs walking_inputs(ReachCommand const& options, ReachInputs const& inputs) {
  WalkingInputs walking;
  walking.crs = inputs.frame;
  walking.cell = options.cell;
  walking.times = options.walk;
  walking.targets = targets_of(inputs);
  walking.terrain = options.terrain ? &*options.terrain : nullptr;
  if (!options.across_lines) walking.barriers = change_lines(inputs.control);
  for (auto const& hazard : inputs.hazards) walking.closed.push_back(hazard.area);
  walking.scratch = std::filesystem::path{options.out.path}.parent_path();
  walking.held = bytes_of(inputs.population) + bytes_of(inputs.second_population);
  return walking;
}

ReachEvidence evidence_of(ReachCommand const& options, ReachInputs const& inputs) {
  ReachEvidence evidence;
  evidence.population = &*inputs.population;
  evidence.frame = inputs.frame;
  evidence.within = options.within;
  evidence.walk = options.walk;
  evidence.groups = {{"zone", groups_by_zone(inputs.zones)},
                     {"control", groups_by_holding(inputs.control, inputs.authorities)}};
  if (options.sites) evidence.sites = &inputs.sites;
  evidence.floor = Persons{static_cast<double>(options.floor.value)};
  return evidence;
}

/// Everybody, by the second population product.
std::optional<ReachReport> count_by_second(ReachCommand const& options, ReachInputs const& inputs,
                                           WalkingGround const* ground, Context& context) {
  if (!inputs.second_population) return std::nullopt;
  ReachEvidence evidence;
  evidence.population = &*inputs.second_population;
  evidence.frame = inputs.frame;
  evidence.within = options.within;
  evidence.walk = options.walk;
  evidence.ground = ground;
  ReachReport report;
  ReachReporter{std::move(evidence), context}.add({target_of(inputs), targets_of(inputs)}, report, context);
  return report;
}

void add_people(Table& summary, ReachReport const& report, std::string const& product) {
  summary.emplace_back("people_on_" + product + "raster", Node{std::round(report.raster_total.value)});
  for (auto const& row : report.people) {
    if (row.key.kind != "all") continue;
    auto const word = row.key.measure == ReachMeasure::walking ? "people_walking_" : "people_within_";
    summary.emplace_back(word + row.key.band + (product.empty() ? "" : "_by_second"),
                         Node{std::round(row.within.value)});
  }
}

Table summary_of(ReachReport const& report, ReachReport const* second,
                 std::vector<std::string> const& assumptions) {
  Table summary;
  add_people(summary, report, "");
  if (second) add_people(summary, *second, "second_");
  List list;
  for (auto const& text : assumptions) list.push_back(Node{text});
  if (!list.empty()) summary.emplace_back("assumptions", Node{std::move(list)});
  return summary;
}

std::string beside(std::filesystem::path const& out, std::string const& what) {
  return (out.parent_path() / (out.stem().string() + "_" + what + out.extension().string())).string();
}

Date today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

}  // namespace

Outputs run(ReachCommand const& options, Context& context) {
  PartialFile file{options.out.path, context.may_overwrite};
  PartialFile equity_file{beside(options.out.path, "equity"), context.may_overwrite};
  std::optional<PartialFile> curve_file;
  if (!options.walk.empty()) curve_file.emplace(beside(options.out.path, "curve"), context.may_overwrite);
  context.begin_step("reading", 0, 0.3);
  auto inputs = read_inputs(options, context);
  check_places(options, inputs);
  find_old_population(options.population, options.as_of.value_or(today()), context);
  project(inputs, context);
  auto evidence = evidence_of(options, inputs);
  std::optional<WalkingGround> ground;
  if (!options.walk.empty()) {
    context.begin_step("ground to walk on", 0.3, 0.5);
    auto walking = walking_inputs(options, inputs);
    if (options.gates) walking.crossings = read_crossing_points(*options.gates, inputs.frame, context);
    ground.emplace(walking, context);
    evidence.ground = &*ground;
  }
  context.begin_step("counting people", 0.5, 0.95);
  ReachReport report;
  ReachReporter const reporter{std::move(evidence), context};
  reporter.add({target_of(inputs), targets_of(inputs)}, report, context);
  auto const second = count_by_second(options, inputs, ground ? &*ground : nullptr, context);
  if (second)
    find_disagreement(people_by_two(report, *second), {"", report.raster_total, second->raster_total},
                      context);
  std::vector<NamedReach> const named{{"", &report}};
  Outputs outputs;
  auto const write = [&](PartialFile& into, CsvTable const& table) {
    write_csv(into.path(), table, options.hxl ? Hashtags::with : Hashtags::without);
    into.commit();
    outputs.files.push_back(into.final_path().string());
  };
  write(file, reach_table(named));
  write(equity_file, equity_table(named));
  if (curve_file) write(*curve_file, walking_curve_table(named));
  outputs.summary = summary_of(report, second ? &*second : nullptr,
                               ground ? ground->assumptions() : std::vector<std::string>{});
  context.progress(1);
  return outputs;
}

constinit Algorithm const reach_command =
    algorithm<ReachCommand>("reach", "People near stops and routes", "5 People",
                            "Counts people within distances and walking times of lines or places, by zone "
                            "and by control area, with a "
                            "table of need against reach.");

}  // namespace passage
