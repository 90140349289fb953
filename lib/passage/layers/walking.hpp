#pragma once
// Ground that people walk over.
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/tile_selection.hpp"
#include "passage/layers/friction.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// Nobody walks faster for hours: the largest speed of Tobler's rule.
inline constexpr MetresPerSecond fastest_walking = kilometres_per_hour(6);

/// The same friction on every cell of the chosen tiles of `ground`, a raster without values.
FrictionSurface level_ground(Raster<SecondsPerMetre> ground, TileSelection const& tiles,
                             SecondsPerMetre friction);

/// Cells of a given friction that are faster than anybody walks take the fastest walking speed: a surface
/// made for vehicles would otherwise carry people on roads at 80 km/h. Finding
/// "friction_faster_than_walking".
void slow_to_walking(Raster<SecondsPerMetre>& friction, TileSelection const& tiles, Context& context);

/// Speeds of land-cover classes as people walk them: classes of vehicles are walked at the level speed of
/// Tobler's rule, or at their own where that is slower. Finding "vehicle_class_walked".
std::vector<ClassSpeed> walking_speeds(std::vector<ClassSpeed> speeds, Context& context);

/// Cells whose centre lies in one of the areas become impassable (explosive hazards).
void close_ground(Raster<SecondsPerMetre>& friction, TileSelection const& tiles,
                  std::vector<MultiPolygon> const& areas);

}  // namespace passage
