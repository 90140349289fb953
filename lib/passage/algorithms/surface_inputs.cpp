#include "passage/algorithms/surface_inputs.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/surface_store.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/barriers.hpp"
#include "passage/model/gate.hpp"
#include "passage/read/features.hpp"
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

FeatureTable read_table(std::string const& path, std::string const& layer, std::string_view input,
                        RequiredGeometry kind, Context& context) {
  FeatureRead options;
  options.input = input;
  options.kind = kind;
  return read_features(Source{path, layer}, options, context);
}

std::vector<Line> lines_of(FeatureTable const& table, Grid const& grid) {
  Projector const project{*table.crs, grid.crs};
  std::vector<Line> lines;
  for (auto const& feature : table.features) {
    auto const geometry = project(feature.geometry);
    if (auto const* drawn = std::get_if<MultiLine>(&geometry))
      lines.insert(lines.end(), drawn->begin(), drawn->end());
    if (auto const* areas = std::get_if<MultiPolygon>(&geometry)) {
      for (auto const& area : *areas) {
        lines.push_back(area.outer);
        lines.insert(lines.end(), area.holes.begin(), area.holes.end());
      }
    }
  }
  return lines;
}

std::string text_of(FeatureTable const& table, Feature const& feature, char const* column) {
  auto const at = table.column(column);
  return at ? as_text(feature.fields[*at]) : std::string{};
}

/// Open and conditional gates with their waits; the others open nothing.
std::vector<CrossingPoint> crossing_points(FeatureTable const& table, Grid const& grid, Context& context) {
  Projector const project{*table.crs, grid.crs};
  std::vector<CrossingPoint> points;
  std::size_t uncertain = 0;
  for (auto const& feature : table.features) {
    auto const word = text_of(table, feature, "state");
    auto const state = word.empty() ? GateState::open : gate_state(word).value_or(GateState::unknown);
    if (state == GateState::closed) continue;
    uncertain += state != GateState::open;
    auto const wait_column = table.column("wait_min");
    auto const wait = wait_column ? as_number(feature.fields[*wait_column]).value_or(0) : 0;
    auto const* const places = std::get_if<MultiPoint>(&feature.geometry);
    if (!places) continue;
    auto const name = text_of(table, feature, "name");
    for (auto const& place : *places)
      points.push_back(
          {name.empty() ? fmt::format("gate {}", feature.id) : name, project(place), wait * minute});
  }
  if (uncertain) {
    context.find(
        {Severity::warning, "gate_state_uncertain",
         fmt::format("{} crossing points are conditional or of unknown state: they count as passable",
                     uncertain),
         "gates", "", uncertain});
  }
  return points;
}

void add_elevation(SurfaceInputs const& inputs, StoreMaker const& make_store, FrictionSurface& surface,
                   Context& context) {
  if (!inputs.elevation) {
    if (inputs.walking == Pace::level) return;
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
  if (unit == tables::FrictionUnit::minutes_per_metre) scale(raster, 60);
  return raster;
}

ReadSurface read_surface(SurfaceInputs const& inputs, SurfaceStore const& store, Context& context) {
  ReadSurface read{
      FrictionSurface{read_friction(inputs.friction, inputs.friction_unit, store.friction, context)}, {}, {}};
  auto const range = require_good_friction(read.surface);
  if (range.most.value < 1 / too_fast.value) {
    context.find(
        {Severity::serious, "friction_too_fast",
         fmt::format(
             "even the slowest cell takes {:.4g} s per metre, faster than 150 km/h: is the unit right?",
             range.most.value),
         "friction", ""});
  }
  add_elevation(inputs, store.elevation, read.surface, context);
  read.quantum = TimeQuantum::for_least_move(least_move_cost(read.surface, range, inputs.neighbours));
  if (inputs.barriers) {
    read.barriers = lines_of(
        read_table(inputs.barriers->path, inputs.barriers->layer, "barriers", RequiredGeometry::any, context),
        read.surface.grid());
    read.surface.blocked = block_moves(read.surface.grid(), read.barriers, inputs.neighbours, context);
  }
  if (inputs.gates) {
    auto const table =
        read_table(inputs.gates->path, inputs.gates->layer, "gates", RequiredGeometry::points, context);
    read.surface.crossings = join_crossings(read.surface.friction, read.barriers,
                                            crossing_points(table, read.surface.grid(), context), context);
  }
  return read;
}

std::vector<CostSource> read_cells(PointInput const& input, std::string_view table_name, Grid const& grid,
                                   Context& context) {
  auto const table = read_table(input.path, input.layer, table_name, RequiredGeometry::points, context);
  Projector const project{*table.crs, grid.crs};
  auto const initial = table.column("initial_s");
  std::vector<CostSource> cells;
  for (auto const& feature : table.features) {
    auto const* const places = std::get_if<MultiPoint>(&feature.geometry);
    if (!places) continue;
    Seconds const spent{initial ? as_number(feature.fields[*initial]).value_or(0) : 0};
    if (!(spent.value >= 0)) {
      throw Error{ErrorKind::input, "negative_initial",
                  fmt::format("{}, feature {}: initial_s is {:g}, expected 0 or more", table.source,
                              feature.id, spent.value),
                  ""};
    }
    for (auto const& place : *places) {
      auto const point = project(place);
      auto const cell = grid.cell_at(point);
      if (!cell) {
        throw Error{ErrorKind::input, "source_outside",
                    fmt::format("{}, feature {}: {:g} {:g} lies outside the friction raster", table.source,
                                feature.id, point.x, point.y),
                    "give a friction raster that covers it, or check the CRS of both"};
      }
      cells.push_back({*cell, spent});
    }
  }
  return cells;
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
