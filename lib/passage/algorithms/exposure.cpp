#include "passage/algorithms/exposure.hpp"

#include <filesystem>

#include <fmt/core.h>

#include "passage/algorithms/event_table.hpp"
#include "passage/algorithms/exposure_along.hpp"
#include "passage/algorithms/hazard_inputs.hpp"
#include "passage/algorithms/input_tables.hpp"
#include "passage/align/frame.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/geo/mercator.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"
#include "passage/write/geotiff.hpp"

namespace passage {

namespace {

/// Everything that is read, in longitude and latitude.
struct ReadExposure {
  std::vector<Incident> incidents;
  std::vector<EventClass> classes;
  AdminAreas areas;
  std::vector<MultiPolygon> observed;
};

ReadExposure read_inputs(Exposure const& options, Context& context) {
  ReadExposure read;
  auto const& table = options.incidents;
  auto const how = reading_of(table, "incidents", RequiredGeometry::points);
  auto events = read_features(source_of(table.source), how, context);
  read.incidents = read_incidents(std::move(events), format_of(table.format), context);
  read.classes = event_classes(read.incidents, table);
  if (auto const& zones = options.zones) {
    auto const kind = reading_of(*zones, "zones", RequiredGeometry::polygons);
    auto units = to_lon_lat(read_features(source_of(zones->source), kind, context));
    read.areas = admin_areas(units, *zones, context);
  }
  if (table.observed) {
    FeatureRead const kind{"incidents observed", RequiredGeometry::polygons};
    read.observed = areas_of(to_lon_lat(read_features(source_of(*table.observed), kind, context)).features);
  }
  return read;
}

/// The ground that is asked about, in degrees; empty where nothing says.
Box asked_ground(Exposure const& options, ReadExposure const& read) {
  Box box;
  if (options.extent.size() == 4)
    return {{options.extent[0].value, options.extent[1].value},
            {options.extent[2].value, options.extent[3].value}};
  for (auto const& area : read.observed) box.add(bounds(area));
  if (!box.is_empty()) return box;
  for (auto const* areas : {&read.areas.districts, &read.areas.provinces})
    for (auto const& area : *areas) box.add(bounds(area));
  return box;
}

/// The boxes that the frame has to cover.
std::vector<Box> extents_of(Exposure const& options, ReadExposure const& read) {
  auto const& given = options.extent;
  if (!given.empty()) {
    if (given.size() != 4 || given[0] >= given[2] || given[1] >= given[3])
      throw Error{ErrorKind::usage, "extent", "--extent: expected west, south, east, north in degrees",
                  "for example --extent 14,2,28,11.5"};
    return {Box{{given[0].value, given[1].value}, {given[2].value, given[3].value}}};
  }
  std::vector<Box> boxes;
  auto const& areas = !read.observed.empty() ? read.observed : read.areas.provinces;
  boxes.reserve(areas.size() + read.areas.districts.size());
  for (auto const& area : areas) boxes.push_back(bounds(area));
  for (auto const& area : read.areas.districts) boxes.push_back(bounds(area));
  if (!boxes.empty()) return boxes;
  for (auto const& incident : read.incidents)
    boxes.push_back({{incident.place.lon, incident.place.lat}, {incident.place.lon, incident.place.lat}});
  return boxes;
}

Grid grid_of(Exposure const& options, ReadExposure const& read) {
  if (!options.like) return choose_frame(extents_of(options, read), options.cell, options.crs.value).grid;
  auto grid = RasterFile{{options.like->path}, {"like"}}.grid();
  if (!grid.crs.is_projected_in_metres())
    throw Error{ErrorKind::input, "crs_not_metric",
                fmt::format("{}: its CRS {} is not projected in metres", options.like->path, grid.crs.name()),
                "kernels have a width in metres: give --extent and --cell, or a projected raster"};
  refuse_mercator(grid.crs, options.like->path, "give --extent and --cell, or a raster in UTM");
  return grid;
}

HazardOptions options_on(Grid const& grid, Exposure const& options, ReadExposure& read, Context& context) {
  auto hazard = hazard_options(options.incidents, options.as_of);
  Projector const to_plane{Crs{}, grid.crs};
  for (auto const& area : read.areas.districts) hazard.districts.push_back(to_plane(area));
  for (auto const& area : read.areas.provinces) hazard.provinces.push_back(to_plane(area));
  if (!read.observed.empty()) {
    hazard.observed_window = to_plane(union_of(read.observed));
    return hazard;
  }
  auto const& parts = hazard.provinces.empty() ? hazard.districts : hazard.provinces;
  auto ground = watched_ground(parts, read.incidents, grid.crs);
  context.log(ground.assumption);
  hazard.observed_window = std::move(ground.area);
  return hazard;
}

void write_surface(HazardSurface const& surface, std::string const& path, BandText const& text,
                   Compression compress, Context& context) {
  // Seven digits are more than anybody knows of a rate.
  Raster<HazardRate> cells{surface.rate.grid()};
  for (std::int64_t number = 0; number < cells.layout().tiles(); ++number) {
    auto const from = surface.rate.pin(number);
    auto to = cells.pin(number);
    for (auto row = from.row; row < from.row + from.rows; ++row) {
      for (auto column = from.column; column < from.column + from.columns; ++column) {
        if (from.is_valid(row, column)) to.set(row, column, static_cast<float>(from.value(row, column)));
      }
    }
  }
  write_geotiff(path, cells, text,
                compress == Compression::none ? RasterLayout::uncompressed : RasterLayout::tiled, context);
}

/// The lines of a layer, named by its column name, else numbered; parts of one feature are lines of their
/// own.
std::vector<DrivenLine> read_lines(LineInput const& input, Crs const& plane, Context& context) {
  auto const table = to_lon_lat(read_features(source_of(input), {"along", RequiredGeometry::lines}, context));
  auto const name = table.column("name");
  Projector const to_plane{Crs{}, plane};
  std::vector<DrivenLine> lines;
  for (auto const& feature : table.features) {
    auto const* parts = std::get_if<MultiLine>(&feature.geometry);
    if (!parts) continue;
    for (auto const& part : *parts) {
      DrivenLine driven{name ? as_text(feature.fields[*name]) : "", to_plane(part), geodesic_length(part)};
      if (driven.name.empty()) driven.name = std::to_string(feature.id);
      lines.push_back(std::move(driven));
    }
  }
  return lines;
}

std::string beside(Exposure const& options, char const* ending) {
  return std::filesystem::path{options.out.path}.replace_extension(ending).string();
}

std::string table_path(Exposure const& options) {
  return options.table ? options.table->path : beside(options, ".events.csv");
}

DrawOptions draws_of(Exposure const& options, Context const& context) {
  DrawOptions draws;
  draws.seed = context.seed;
  if (options.incidents.dispersion) draws.kappa = options.incidents.dispersion->value;
  return draws;
}

List rows_as_list(CsvTable const& table) {
  List list;
  for (auto const& row : table.rows) {
    Table entry;
    for (std::size_t i = 0; i < row.size(); ++i) entry.emplace_back(table.columns[i], Node{row[i]});
    list.push_back(Node{std::move(entry)});
  }
  return list;
}

}  // namespace

Outputs run(Exposure const& given, Context& context) {
  auto options = given;
  use_chosen(options.incidents);
  context.begin_step("read", 0, 0.2);
  auto read = read_inputs(options, context);
  auto const grid = grid_of(options, read);
  check_event_places(Source{options.incidents.source.path}.name(), read.incidents,
                     asked_ground(options, read), context);
  auto const hazard = options_on(grid, options, read, context);
  set_options(read.classes, hazard);
  context.begin_step("intensity", 0.2, 0.8);
  auto const surface = make_hazard(read.classes, grid, context);
  if (!surface)
    throw Error{ErrorKind::input, "no_usable_incidents",
                fmt::format("{}: no event can be used", options.incidents.source.path), "see the findings"};
  ObservedWindow const window{grid, hazard.observed_window};
  EventTable events;
  for (auto const& one : read.classes)
    events.add(one.name, one.incidents, select_events(one.incidents, hazard, grid, window).uses);

  events.add_unread(context.findings);

  context.begin_step("write", 0.8, 1);
  auto const tags = options.hxl ? Hashtags::with : Hashtags::without;
  Outputs outputs;
  auto const date = format_date(options.as_of);
  write_surface(
      *surface, options.out.path,
      {"hazard_events_per_km2_day", "km-2 day-1", "Expected recorded incidents per km2 and day, " + date},
      options.compress, context);
  outputs.files.push_back(options.out.path);
  std::optional<HazardSurface> density;
  if (options.standing || options.along) density = make_standing_density(read.classes, grid, context);
  if (density && options.standing) {
    write_surface(*density, options.standing->path,
                  {"hazard_standing_events_per_km2", "km-2", "Standing incidents per km2, " + date},
                  options.compress, context);
    outputs.files.push_back(options.standing->path);
  }
  if (options.along) {
    AlongInputs along{read_lines(*options.along, grid.crs, context), options.speed, read.classes,
                      density ? &*density : nullptr, draws_of(options, context)};
    outputs.files.push_back(beside(options, ".along.csv"));
    write_csv(outputs.files.back(), exposure_along(along, *surface, context), tags);
  }
  write_csv(table_path(options), events.table(), tags);
  outputs.files.push_back(table_path(options));
  double const km2 = static_cast<double>(window.cells()) * grid.cell_width * grid.cell_height / 1e6;
  outputs.summary = {{"expected_per_day", Node{surface->mean_rate.value * km2}},
                     {"observed_km2", Node{km2}},
                     {"mean_events_per_km2_day", Node{surface->mean_rate.value}},
                     {"events", Node{rows_as_list(events.table())}}};
  if (!read.areas.assumption.empty()) outputs.summary.emplace_back("areas", Node{read.areas.assumption});
  context.progress(1);
  return outputs;
}

constinit Algorithm const exposure_command = algorithm<Exposure>(
    "exposure", "Recorded-incident density", "4 Incidents",
    "How many incidents are expected to be recorded per km2 and day, and which events that rests on.");

}  // namespace passage
