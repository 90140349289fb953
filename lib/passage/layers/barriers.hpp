#pragma once
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// Blocks every move of the grid that meets a barrier line, touching included: no path of moves can pass a
/// line, whatever the cell size. Vertices are snapped to 2^-20 of a cell; from there on the test is exact.
/// Lines are in the grid's CRS; parts outside the grid are ignored.
BlockedMoves block_moves(Grid const& grid, std::vector<Line> const& barriers, Neighbours neighbours,
                         Context& context);

/// A gate, bridge or ford where a barrier may be passed.
struct CrossingPoint {
  std::string name;
  Point point;  ///< in the grid's CRS
  Seconds wait;
  bool is_one_way = false;  ///< only from the left to the right side of the barrier as it is drawn
  Metres width{0};          ///< of the opening; 0: not recorded
};

/// Joins, for each crossing point, the nearest passable cell on either side of the nearest barrier: the cost
/// is friction × distance from both centres to the point on the barrier, and the wait. Cells are looked for
/// within three cells of the point, and only where no other barrier lies between. Findings:
/// "crossing_without_barrier" (none within two cells), "crossing_joins_nothing".
std::vector<Crossing> join_crossings(Raster<SecondsPerMetre> const& friction,
                                     std::vector<Line> const& barriers,
                                     std::vector<CrossingPoint> const& points, Context& context);

}  // namespace passage
