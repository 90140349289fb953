#include "passage/algorithms/walking.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/barrier_inputs.hpp"
#include "passage/align/sample.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/drawn_lines.hpp"
#include "passage/geo/line_index.hpp"
#include "passage/geo/projected_box.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/walking.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"
#include "passage/search/surface/line_sources.hpp"

namespace passage {

namespace {

constexpr auto neighbours = Neighbours::sixteen;
constexpr double bridge_reach_cells = 2;  // as join_crossings looks for a barrier

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
  auto const window = projected_box(frame.bounds(), Projector{frame.crs, crs});
  return window.grown(0.05 * std::max(window.width(), window.height()));
}

/// The part of a raster around the walking frame.
struct NearRaster {
  Source source;
  RasterRead options;
};

NearRaster near(std::string const& path, std::string input, Grid const& frame) {
  NearRaster raster{Source{path}, {}};
  raster.options.input = std::move(input);
  if (raster.options.input == "friction") raster.options.least = 0;
  raster.options.window = window_of(frame, RasterFile{raster.source, raster.options}.grid().crs);
  return raster;
}

template <class Quantity, class Cell = float>
Raster<Quantity, Cell> read(NearRaster const& raster, StoreMaker const& make_store, Context& context) {
  return read_raster<Quantity, Cell>(raster.source, raster.options, context, [&](std::int64_t tiles) {
    return make_store(tiles, Tile<Cell>::bytes());
  });
}

/// A raster without values.
template <class Quantity, class Cell = float>
Raster<Quantity, Cell> kept_by(StoreMaker const& make_store, Grid const& grid) {
  return Raster<Quantity, Cell>{grid,
                                [&](std::int64_t tiles) { return make_store(tiles, Tile<Cell>::bytes()); }};
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

/// Where terrain becomes friction.
struct WalkingFrame {
  Grid const& grid;
  TileSelection const& tiles;
  WalkingStore const& store;
};

FrictionSurface surface_of_friction(tables::Terrain const& terrain, WalkingFrame const& frame,
                                    Context& context) {
  auto source = read<SecondsPerMetre>(near(terrain.friction->path, "friction", frame.grid),
                                      frame.store.source, context);
  if (terrain.friction_unit == tables::FrictionUnit::minutes_per_metre) scale(source, 60);
  FrictionSurface surface{
      sampled(source, kept_by<SecondsPerMetre>(frame.store.friction, frame.grid), frame.tiles, context)};
  slow_to_walking(surface.friction, frame.tiles, context);
  return surface;
}

FrictionSurface surface_of_classes(tables::Terrain const& terrain, WalkingFrame const& frame,
                                   Context& context) {
  FeatureRead options;
  options.input = "speeds";
  auto const table = read_features({terrain.speeds->path, {}}, options, context);
  auto const speeds = walking_speeds(read_class_speeds(table), context);
  auto const classes = read<Code, std::int32_t>(near(terrain.landcover->path, "landcover", frame.grid),
                                                frame.store.source, context);
  return friction_by_class(
      sampled(classes, kept_by<Code, std::int32_t>(frame.store.classes, frame.grid), frame.tiles, context),
      speeds, context, {frame.store.friction, frame.store.classes});
}

Raster<Metres> heights_of(tables::Terrain const& terrain, WalkingFrame const& frame, Context& context) {
  auto const source =
      read<Metres>(near(terrain.elevation->path, "elevation", frame.grid), frame.store.source, context);
  return interpolated(source, kept_by<Metres>(frame.store.elevation, frame.grid), frame.tiles, context);
}

std::vector<Line> water_of(WalkingInputs const& inputs, Crs const& crs, Context& context) {
  if (!inputs.terrain || !inputs.terrain->barriers) return {};
  return read_barrier_lines(*inputs.terrain->barriers, crs, context);
}

/// The water, and then what no crossing point opens.
std::vector<Line> all_barriers(WalkingInputs const& inputs, std::vector<Line> water) {
  water.insert(water.end(), inputs.barriers.begin(), inputs.barriers.end());
  for (auto const& area : inputs.closed) {
    auto const rings = drawn_lines(area);
    water.insert(water.end(), rings.begin(), rings.end());
  }
  return water;
}

std::string speed_words(SecondsPerMetre friction) {
  return fmt::format("{:.1f} km/h", 3.6 / friction.value);
}

}  // namespace

FrictionSurface WalkingGround::made_surface(WalkingInputs const& inputs, Context& context) {
  auto const* terrain = inputs.terrain;
  WalkingFrame const frame{grid_, tiles_, store_};
  auto const level = level_friction(Pace::tobler_off_path);
  if (terrain && terrain->friction) {
    assumptions_.emplace_back(
        "Walking: times by the friction given, at most 6 km/h; slope is not added to what it holds.");
    return surface_of_friction(*terrain, frame, context);
  }
  std::optional<Raster<Metres>> elevation;
  if (terrain && terrain->elevation) elevation = heights_of(*terrain, frame, context);
  if (terrain && terrain->landcover && terrain->speeds) {
    auto surface = surface_of_classes(*terrain, frame, context);
    surface.elevation = std::move(elevation);
    assumptions_.push_back(fmt::format("Walking: speeds by land cover{}.",
                                       surface.elevation ? " and slope (Tobler's rule)" : ""));
    return surface;
  }
  if (elevation) {
    assumptions_.push_back(fmt::format(
        "Walking: off paths at {} on the level, slower on slopes (Tobler's rule); land cover is not known.",
        speed_words(level)));
    return friction_by_pace(*elevation, Pace::tobler_off_path, store_.friction);
  }
  assumptions_.push_back(
      fmt::format("Walking: {} everywhere (Tobler's rule off paths, level ground); slope and land cover are "
                  "not known.",
                  speed_words(level)));
  return level_ground(kept_by<SecondsPerMetre>(store_.friction, grid_), tiles_, level);
}

WalkingStore WalkingGround::chosen_store(WalkingInputs const& inputs, Context& context) const {
  WalkingNeeds needs;
  needs.frame = tiles_.layout();
  needs.tiles = static_cast<std::int64_t>(tiles_.tiles().size());
  needs.barrier_tiles =
      static_cast<std::int64_t>(tiles_around(grid_, barriers_, {}, 3 * grid_.cell_width).tiles().size());
  needs.held = inputs.held;
  auto const* terrain = inputs.terrain;
  if (terrain) {
    needs.has_elevation = terrain->elevation && !terrain->friction;
    needs.has_classes = terrain->landcover.has_value();
    auto const add = [&](auto const& raster, char const* input) {
      if (!raster) return;
      auto const part = near(raster->path, input, grid_);
      auto const window = RasterFile{part.source, part.options}.grid();
      needs.source_tiles += TileLayout{window.rows, window.columns}.tiles();
    };
    add(terrain->friction, "friction");
    add(terrain->elevation, "elevation");
    add(terrain->landcover, "landcover");
  }
  return choose_walking_store(needs, inputs.scratch, context);
}

WalkingGround::WalkingGround(WalkingInputs const& inputs, Context& context)
    : grid_(walking_grid(inputs)),
      tiles_(tiles_around(grid_, inputs.targets.lines, inputs.targets.points, margin_m(inputs))),
      water_(water_of(inputs, grid_.crs, context)),
      barriers_(all_barriers(inputs, water_)),
      longest_(longest_of(inputs.times)),
      store_(chosen_store(inputs, context)),
      surface_(made_surface(inputs, context)) {
  close_ground(surface_.friction, tiles_, inputs.closed);
  surface_.blocked = block_moves(grid_, barriers_, neighbours, context);
  open_water(inputs, context);
}

/// Crossing points open water only, and only where no other barrier lies on the way to them.
void WalkingGround::open_water(WalkingInputs const& inputs, Context& context) {
  if (water_.empty()) {
    assumptions_.emplace_back("Walking: no rivers are given that nobody wades; people walk through water.");
    return;
  }
  LineIndex const water{water_};
  std::vector<CrossingPoint> at_water;
  for (auto const& point : inputs.crossings) {
    if (water.nearest(point.point, bridge_reach_cells * grid_.cell_width)) at_water.push_back(point);
  }
  auto joined = join_crossings(surface_.friction, water_, at_water, context);
  LineIndex const others{
      std::vector<Line>(barriers_.begin() + static_cast<std::ptrdiff_t>(water_.size()), barriers_.end())};
  std::erase_if(joined, [&](Crossing const& crossing) {
    auto const centre = [&](CellId cell) { return grid_.centre(grid_.row_of(cell), grid_.column_of(cell)); };
    return !others.meetings({centre(crossing.from), *crossing.place, centre(crossing.to)}).empty();
  });
  assumptions_.push_back(
      joined.empty()
          ? "Walking: nobody wades the rivers given; no bridge, ferry or ford is on record at them."
          : fmt::format(
                "Walking: nobody wades the rivers given; {} on record {} people over them, whatever a "
                "convoy would need there.",
                joined.size() == 1 ? "1 bridge, ferry or ford"
                                   : fmt::format("{} bridges, ferries and fords", joined.size()),
                joined.size() == 1 ? "takes" : "take"));
  surface_.crossings = std::move(joined);
}

SplitPeople WalkingGround::split(Population const& population, Context& context) const {
  return split_people(population, kept_by<Persons, double>(store_.people, grid_), tiles_, context);
}

std::optional<CostField> WalkingGround::times_to(WalkingTargets const& targets, Context& context) const {
  auto const sources = sources_near(surface_, {targets.lines, targets.points, barriers_});
  if (sources.empty()) return std::nullopt;
  CostOptions options;
  options.neighbours = neighbours;
  options.max_cost = longest_;
  options.is_reverse = true;  // towards the line: uphill and downhill differ
  options.make_store = store_.field;
  return accumulate_cost(surface_, sources, options, context);
}

}  // namespace passage
