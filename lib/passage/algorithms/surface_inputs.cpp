#include "passage/algorithms/surface_inputs.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/barrier_inputs.hpp"
#include "passage/algorithms/ground_inputs.hpp"
#include "passage/algorithms/surface_store.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/mercator.hpp"
#include "passage/layers/barriers.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

// Nobody crosses every cell of a country faster than this: the unit must be another one.
constexpr MetresPerSecond too_fast = kilometres_per_hour(150);

template <class Cell>
void scale(Raster<SecondsPerMetre, Cell>& raster, double factor) {
  for (std::int64_t number = 0; number < raster.layout().tiles(); ++number) {
    auto tile = raster.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      auto* const values = tile.row_values_for_writing(row);
      for (std::int64_t at = 0; at < tile.columns; ++at)
        values[at] = static_cast<Cell>(static_cast<double>(values[at]) * factor);
    }
  }
}

std::vector<Point> places_of(std::vector<CrossingPoint> const& points) {
  std::vector<Point> places;
  places.reserve(points.size());
  for (auto const& point : points) places.push_back(point.point);
  return places;
}

void add_elevation(SurfaceInputs const& inputs, StoreMaker const& make_store, FrictionSurface& surface,
                   Context& context) {
  if (!inputs.elevation) {
    if (inputs.walking == Pace::level) return;  // land cover without elevation: level ground
    throw Error{ErrorKind::usage, "needs_elevation", "--walking: slope needs an elevation model",
                "give --elevation DEM.tif, or leave --walking out"};
  }
  RasterRead options;
  options.input = "elevation";
  surface.elevation =
      read_raster<Metres, float>(Source{inputs.elevation->path}, options, context,
                                 [&](std::int64_t tiles) { return make_store(tiles, Tile<float>::bytes()); });
  require_same_grid(surface.grid(), surface.elevation->grid(), "friction and elevation");
  surface.pace = inputs.walking;
  std::size_t missing = 0;
  surface.friction.for_each_valid([&](std::int64_t row, std::int64_t column, SecondsPerMetre) {
    missing += !surface.elevation->at(row, column);
  });
  if (missing) {
    context.find({Severity::warning, "elevation_missing",
                  fmt::format("{} passable cells have no elevation: they are impassable", missing),
                  "elevation", "", missing});
  }
}

}  // namespace

Raster<SecondsPerMetre> read_friction(RasterInput<SecondsPerMetre> const& input, tables::FrictionUnit unit,
                                      StoreMaker const& make_store, Context& context) {
  RasterRead options;
  options.input = "friction";
  options.least = 0;
  auto raster = read_raster<SecondsPerMetre, float>(
      Source{input.path}, options, context,
      [&](std::int64_t tiles) { return make_store(tiles, Tile<float>::bytes()); });
  refuse_mercator(raster.grid().crs, input.path, "gdalwarp it to UTM or to EPSG:4326");
  if (unit == tables::FrictionUnit::minutes_per_metre) scale(raster, 60);
  return raster;
}

void check(SurfaceInputs const& inputs, Node const& table, Problems& problems) {
  auto const refuse = [&](char const* code, std::string text, std::string hint) {
    problems.add({code, table.where, std::move(text), std::move(hint)});
  };
  if (!inputs.friction && !inputs.landcover) {
    problems.add({"missing_option", "--friction", "is missing",
                  "give --friction FRICTION.tif, or --landcover CLASSES.tif and --speeds TABLE.csv"});
  }
  if (inputs.friction && inputs.landcover)
    refuse("two_grounds", "got both friction and landcover, expected one of them", "leave one out");
  bool const has_classes = inputs.landcover || inputs.road_class;
  if (has_classes && !inputs.speeds)
    refuse("needs_speeds", "classes of land cover or roads need a table of speeds",
           "give --speeds TABLE.csv");
  if (inputs.speeds && !has_classes)
    refuse("unused_option", "speeds explain classes, and none are given", "give --landcover or --road-class");
  if (inputs.roads && !inputs.road_class && !inputs.road_speed)
    refuse("roads_without_speed", "roads need a speed", "give --road-speed COLUMN or --road-class COLUMN");
  if (!inputs.roads && (inputs.road_class || inputs.road_speed))
    refuse("unused_option", "road_class and road_speed are columns of roads", "give --roads LINES");
  if (inputs.landcover && inputs.walking != Pace::level)
    refuse("walking_from_table", "with landcover the modes of the table of speeds say how slope counts",
           "leave --walking out");
}

Source ground_of(SurfaceInputs const& inputs) {
  return Source{inputs.friction ? inputs.friction->path : inputs.landcover->path};
}

ReadSurface read_surface(SurfaceInputs const& inputs, SurfaceStore const& store, Context& context) {
  auto const speeds = read_speed_table(inputs, context);
  ReadSurface read{read_ground(inputs, speeds, store, context), {}, {}, {}};
  auto& surface = read.surface;
  add_elevation(inputs, store.elevation, surface, context);
  if (inputs.barriers) {
    read.barriers = read_barrier_lines(*inputs.barriers, surface.grid().crs, context);
    surface.blocked = block_moves(surface.grid(), read.barriers, inputs.neighbours, context);
  }
  RoadBurning burning{read_friction_roads(inputs, speeds, surface.grid(), context), read.barriers,
                      inputs.neighbours, inputs.corners};
  if (inputs.roads) {
    auto const burnt = burn_roads(surface, burning, context);
    context.log(fmt::format("roads make {} cells faster, {} of them were impassable", burnt.cells,
                            burnt.opened_cells));
  }
  auto const range = read.range = require_good_friction(surface);
  if (range.most.value < 1 / too_fast.value) {
    context.find(
        {Severity::serious, "friction_too_fast",
         fmt::format(
             "even the slowest cell takes {:.4g} s per metre, faster than 150 km/h: is the unit right?",
             range.most.value),
         "friction", ""});
  }
  read.quantum = TimeQuantum::for_least_move(least_move_cost(surface, range, inputs.neighbours));
  auto const points = inputs.gates ? read_crossing_points(*inputs.gates, surface.grid().crs, context)
                                   : std::vector<CrossingPoint>{};
  find_unbridged(burning.roads, read.barriers, places_of(points), surface.grid(), context);
  auto joined = join_crossings(surface.friction, read.barriers, points, context);
  surface.crossings.insert(surface.crossings.end(), joined.begin(), joined.end());
  return read;
}

void add_accuracy(Table& summary, CostField const& field, SurfaceInputs const& inputs) {
  auto const& grid = field.grid();
  auto const metrics = grid.row_metrics(grid.rows / 2);
  summary.emplace_back("quantum_s", Node{field.quantum().length().value});
  // A move costs at least a million quanta and is rounded by at most half a quantum.
  summary.emplace_back("rounding_share", Node{0.5e-6});
  summary.emplace_back(
      "direction_bias_percent",
      Node{100 * direction_bias(inputs.neighbours, metrics.height.value / metrics.width.value)});
}

}  // namespace passage
