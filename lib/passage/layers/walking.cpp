#include "passage/layers/walking.hpp"

#include <fmt/core.h>

#include "passage/geo/area_index.hpp"
#include "passage/geo/coverage.hpp"

namespace passage {

FrictionSurface level_ground(Raster<SecondsPerMetre> ground, TileSelection const& tiles,
                             SecondsPerMetre friction) {
  FrictionSurface surface{std::move(ground)};
  auto const value = static_cast<float>(friction.value);
  for (auto const number : tiles.tiles()) {
    auto tile = surface.friction.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column)
        tile.set(row, column, value);
    }
  }
  return surface;
}

void slow_to_walking(Raster<SecondsPerMetre>& friction, TileSelection const& tiles, Context& context) {
  auto const least = static_cast<float>(1 / fastest_walking.value);
  std::size_t slowed = 0;
  for (auto const number : tiles.tiles()) {
    auto tile = friction.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (!tile.is_valid(row, column)) continue;
        auto const value = tile.value(row, column);
        if (!(value > 0) || value >= least) continue;  // zero and less are refused by the search
        tile.set(row, column, least);
        ++slowed;
      }
    }
  }
  if (!slowed) return;
  context.find(
      {Severity::warning, "friction_faster_than_walking",
       fmt::format("{} cells of the friction are faster than 6 km/h: people walk them at 6 km/h. Is it "
                   "a surface for vehicles?",
                   slowed),
       "friction", "", slowed});
}

std::vector<ClassSpeed> walking_speeds(std::vector<ClassSpeed> speeds, Context& context) {
  MetresPerSecond const level{1 / level_friction(Pace::tobler).value};
  std::size_t changed = 0;
  for (auto& speed : speeds) {
    if (speed.pace != Pace::level && speed.pace != Pace::bicycle) continue;
    speed.pace = Pace::tobler;
    if (speed.speed > level) speed.speed = level;
    ++changed;
  }
  if (changed) {
    context.find({Severity::note, "vehicle_class_walked",
                  fmt::format("{} classes of the table of speeds are of vehicles: people walk them at {:.1f} "
                              "km/h on the level",
                              changed, level.value * 3.6),
                  "speeds", "", changed});
  }
  return speeds;
}

void close_ground(Raster<SecondsPerMetre>& friction, TileSelection const& tiles,
                  std::vector<MultiPolygon> const& areas) {
  AreaIndex const index{areas};
  auto const& grid = friction.grid();
  auto const columns = friction.layout().tile_columns();
  for (auto const& area : areas) {
    if (area.empty() || !bounds(area).intersects(grid.bounds())) continue;
    for (auto const& run : coverage(grid, area)) {
      for (auto column = run.first_column; column < run.first_column + run.count; ++column) {
        auto const number = run.row / TileLayout::side * columns + column / TileLayout::side;
        if (!tiles.contains(number)) continue;
        if (run.share < 1 && index.containing(grid.centre(run.row, column)).empty()) continue;
        friction.pin(number).set_invalid(run.row, column);
      }
    }
  }
}

}  // namespace passage
