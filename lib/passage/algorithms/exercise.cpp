#include "passage/algorithms/exercise.hpp"

#include <fmt/core.h>

#include "passage/base/output_folder.hpp"
#include "passage/exercise/story.hpp"
#include "passage/exercise/tables.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/features.hpp"
#include "passage/write/geotiff.hpp"
#include "passage/write/text_file.hpp"

namespace passage {
namespace {

namespace fs = std::filesystem;

void write_layers(fs::path const& folder, exercise::District const& district) {
  std::vector<FeatureLayer> layers;
  for (auto const& named : exercise::district_layers(district)) {
    auto layer = layer_of(named.table, named.name);
    layer.description = "EXERCISE: made up";
    layers.push_back(std::move(layer));
  }
  write_geopackage(folder / "district.gpkg", layers, district.as_of);
}

void write_tables(fs::path const& folder, exercise::District const& district, Hashtags hashtags) {
  for (auto const& table : exercise::district_tables(district))
    write_csv(folder / table.file, {table.columns, table.rows}, hashtags);
}

/// Whole numbers in two bytes: half the file of four.
template <class Quantity>
Raster<Quantity, std::int16_t> small_cells(Raster<Quantity> const& raster) {
  Raster<Quantity, std::int16_t> result(raster.grid());
  raster.for_each_valid(
      [&](std::int64_t row, std::int64_t column, Quantity quantity) { result.set(row, column, quantity); });
  return result;
}

void write_rasters(fs::path const& folder, exercise::District const& district, Context& context) {
  write_geotiff(folder / "population.tif", district.population,
                {"people_per_cell", "1", "EXERCISE: people per cell, made up"}, RasterLayout::tiled, context);
  write_geotiff(folder / "elevation.tif", small_cells(district.elevation),
                {"elevation_m", "m", "EXERCISE: height above the sea, made up"}, RasterLayout::tiled,
                context);
}

}  // namespace

Outputs run(Exercise const& options, Context& context) {
  auto const district =
      exercise::make_district({context.seed, options.size, static_cast<int>(options.parties.value)}, context);
  PartialFolder folder(options.out.path, context.may_overwrite, "scenario.toml");
  write_layers(folder.path(), district);
  write_tables(folder.path(), district, options.hxl ? Hashtags::with : Hashtags::without);
  write_rasters(folder.path(), district, context);
  write_text(folder.path() / "scenario.toml", exercise::scenario_text(district));
  write_text(folder.path() / "trainers_note.md", exercise::trainers_note(district));
  folder.commit();
  Outputs outputs;
  outputs.summary = {{"people", Node{district.people}},
                     {"incidents", Node{static_cast<double>(district.events.size())}},
                     {"crossing_points", Node{static_cast<double>(district.crossings.points.size())}},
                     {"roads", Node{static_cast<double>(district.network.roads.size())}}};
  for (auto const* file :
       {"scenario.toml", "trainers_note.md", "district.gpkg", "places.csv", "stops.csv", "sites.csv",
        "sites_as_received.csv", "incidents.csv", "population.tif", "elevation.tif"})
    outputs.files.push_back((folder.final_path() / file).string());
  return outputs;
}

constinit Algorithm const exercise_command = algorithm<Exercise>(
    "exercise", "Create exercise", "7 Training",
    "Makes a synthetic crisis: roads, holders, crossing points, incidents, people, and the "
    "scenario to run on them.");

}  // namespace passage
