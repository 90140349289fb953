#pragma once
// From land cover, speed tables and roads to friction.
#include <vector>

#include "passage/algorithms/surface_store.hpp"
#include "passage/layers/burnt_roads.hpp"
#include "passage/layers/friction.hpp"

namespace passage {

/// The friction of cells before roads: of the friction raster, or of land cover by its table of speeds.
/// Throws what the readers throw. Findings: as friction_by_class.
FrictionSurface read_ground(SurfaceInputs const& inputs, std::vector<ClassSpeed> const& speeds,
                            SurfaceStore const& store, Context& context);

/// The table of speeds, empty where none is given. Throws as read_class_speeds.
std::vector<ClassSpeed> read_speed_table(SurfaceInputs const& inputs, Context& context);

/// Roads with their speeds, in the CRS of the grid. A speed in the column road_speed (km/h) comes first, else
/// the class in road_class is looked up in the table of speeds, by number or by label. Findings:
/// "class_without_speed" for each class that the table lacks, "road_without_speed" for roads of which nothing
/// is recorded; neither makes a cell faster. Throws Error{input, "bad_speed"} for a negative speed or one of
/// 1000 km/h and more.
std::vector<FrictionRoad> read_friction_roads(SurfaceInputs const& inputs,
                                              std::vector<ClassSpeed> const& speeds, Grid const& grid,
                                              Context& context);

/// Finding "road_meets_barrier": roads that meet a barrier where no crossing point lies within two cells.
/// They are not crossed there.
void find_unbridged(std::vector<FrictionRoad> const& roads, std::vector<Line> const& barriers,
                    std::vector<Point> const& crossing_points, Grid const& grid, Context& context);

}  // namespace passage
