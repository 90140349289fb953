#include "passage/algorithms/walking.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/align/sample.hpp"
#include "passage/base/error.hpp"
#include "passage/layers/barriers.hpp"
#include "passage/layers/walking.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"
#include "passage/search/surface/line_sources.hpp"

namespace passage {

namespace {

constexpr auto neighbours = Neighbours::sixteen;

Seconds longest_of(std::vector<Seconds> const& times) {
  return times.empty() ? Seconds{0} : *std::ranges::max_element(times);
}

/// As far as anybody walks in the time, with a cell to spare.
double margin_m(WalkingInputs const& inputs) {
  return longest_of(inputs.times).value * fastest_walking.value + 2 * inputs.cell.value;
}

Grid walking_grid(WalkingInputs const& inputs) {
  Box box;
  for (auto const& line : inputs.targets.lines) box.add(bounds(line));
  for (auto const point : inputs.targets.points) box.add(point);
  if (box.is_empty()) throw Error{ErrorKind::defect, "no_targets", "walking to nothing"};
  box = box.grown(margin_m(inputs));
  Grid grid;
  grid.crs = inputs.crs;
  double const cell = grid.cell_width = grid.cell_height = inputs.cell.value;
  grid.origin = {std::floor(box.low.x / cell) * cell, std::ceil(box.high.y / cell) * cell};
  grid.columns = static_cast<std::int64_t>(std::ceil((box.high.x - grid.origin.x) / cell));
  grid.rows = static_cast<std::int64_t>(std::ceil((grid.origin.y - box.low.y) / cell));
  return grid;
}

/// The window of a raster that the walking frame needs.
Box window_of(Grid const& frame, Crs const& crs) {
  Projector const project{frame.crs, crs};
  auto const box = frame.bounds();
  Box window;
  constexpr int steps = 32;
  for (int i = 0; i <= steps; ++i) {
    double const x = box.low.x + box.width() * i / steps, y = box.low.y + box.height() * i / steps;
    for (auto const point :
         {Point{x, box.low.y}, Point{x, box.high.y}, Point{box.low.x, y}, Point{box.high.x, y}})
      window.add(project(point));
  }
  return window.grown(0.05 * std::max(window.width(), window.height()));
}

template <class Quantity, class Cell>
Raster<Quantity, Cell> read_near(std::string const& path, std::string input, Grid const& frame,
                                 Context& context) {
  RasterRead options;
  options.input = std::move(input);
  if (options.input == "friction") options.least = 0;
  Source const source{path};
  options.window = window_of(frame, RasterFile{source, options}.grid().crs);
  return read_raster<Quantity, Cell>(source, options, context);
}

std::vector<Line> read_barriers(AnyInput const& input, Crs const& crs, Context& context) {
  FeatureRead options;
  options.input = "barriers";
  auto const table = to_lon_lat(read_features({input.path, input.layer}, options, context));
  Projector const project{Crs{}, crs};
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

void scale(Raster<SecondsPerMetre>& raster, double factor) {
  for (std::int64_t number = 0; number < raster.layout().tiles(); ++number) {
    auto tile = raster.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      auto* const values = tile.row_values_for_writing(row);
      for (std::int64_t at = 0; at < tile.columns; ++at)
        values[at] = static_cast<float>(static_cast<double>(values[at]) * factor);
    }
  }
}

FrictionSurface surface_of_friction(tables::Terrain const& terrain, Grid const& grid,
                                    TileSelection const& tiles, Context& context) {
  auto source = read_near<SecondsPerMetre, float>(terrain.friction->path, "friction", grid, context);
  if (terrain.friction_unit == tables::FrictionUnit::minutes_per_metre) scale(source, 60);
  FrictionSurface surface{sampled(source, grid, tiles, context)};
  slow_to_walking(surface.friction, tiles, context);
  return surface;
}

FrictionSurface surface_of_classes(tables::Terrain const& terrain, Grid const& grid,
                                   TileSelection const& tiles, Context& context) {
  FeatureRead options;
  options.input = "speeds";
  auto const table = read_features({terrain.speeds->path, {}}, options, context);
  auto const speeds = walking_speeds(read_class_speeds(table), context);
  auto const classes = read_near<Code, std::int32_t>(terrain.landcover->path, "landcover", grid, context);
  return friction_by_class(sampled(classes, grid, tiles, context), speeds, context);
}

std::string speed_words(SecondsPerMetre friction) {
  return fmt::format("{:.1f} km/h", 3.6 / friction.value);
}

}  // namespace

FrictionSurface WalkingGround::made_surface(WalkingInputs const& inputs, Context& context) {
  auto const* terrain = inputs.terrain;
  auto const level = level_friction(Pace::tobler_off_path);
  if (terrain && terrain->friction) {
    assumptions_.push_back(
        "Walking: times by the friction given, at most 6 km/h; slope is not added to what it holds.");
    return surface_of_friction(*terrain, grid_, tiles_, context);
  }
  std::optional<Raster<Metres>> elevation;
  if (terrain && terrain->elevation) {
    elevation = interpolated(read_near<Metres, float>(terrain->elevation->path, "elevation", grid_, context),
                             grid_, tiles_, context);
  }
  if (terrain && terrain->landcover && terrain->speeds) {
    auto surface = surface_of_classes(*terrain, grid_, tiles_, context);
    surface.elevation = std::move(elevation);
    assumptions_.push_back(fmt::format("Walking: speeds by land cover{}.",
                                       surface.elevation ? " and slope (Tobler's rule)" : ""));
    return surface;
  }
  if (elevation) {
    assumptions_.push_back(fmt::format(
        "Walking: off paths at {} on the level, slower on slopes (Tobler's rule); land cover is not known.",
        speed_words(level)));
    return friction_by_pace(*elevation, Pace::tobler_off_path);
  }
  assumptions_.push_back(
      fmt::format("Walking: {} everywhere (Tobler's rule off paths, level ground); slope and land cover are "
                  "not known.",
                  speed_words(level)));
  return level_ground(grid_, tiles_, level);
}

WalkingGround::WalkingGround(WalkingInputs const& inputs, Context& context)
    : grid_(walking_grid(inputs)),
      tiles_(tiles_around(grid_, inputs.targets.lines, inputs.targets.points, margin_m(inputs))),
      barriers_(inputs.barriers),
      longest_(longest_of(inputs.times)),
      surface_(made_surface(inputs, context)) {
  if (inputs.terrain && inputs.terrain->barriers) {
    auto const read = read_barriers(*inputs.terrain->barriers, grid_.crs, context);
    barriers_.insert(barriers_.end(), read.begin(), read.end());
  } else {
    assumptions_.push_back("Walking: no rivers are given that nobody wades; people walk through water.");
  }
  for (auto const& area : inputs.closed) {
    for (auto const& polygon : area) {
      barriers_.push_back(polygon.outer);
      barriers_.insert(barriers_.end(), polygon.holes.begin(), polygon.holes.end());
    }
  }
  close_ground(surface_.friction, tiles_, inputs.closed);
  surface_.blocked = block_moves(grid_, barriers_, neighbours, context);
}

std::optional<CostField> WalkingGround::times_to(WalkingTargets const& targets, Context& context) const {
  auto const sources = sources_near(surface_, {targets.lines, targets.points, barriers_});
  if (sources.empty()) return std::nullopt;
  CostOptions options;
  options.neighbours = neighbours;
  options.max_cost = longest_;
  options.is_reverse = true;  // towards the line: uphill and downhill differ
  return accumulate_cost(surface_, sources, options, context);
}

}  // namespace passage
