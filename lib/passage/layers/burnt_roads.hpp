#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// A road as it is burnt into friction.
struct FrictionRoad {
  Line line;  ///< in the grid's CRS
  MetresPerSecond speed;
  Pace pace = Pace::level;
};

/// Roads to burn, and what is known of the search that follows.
struct RoadBurning {
  std::vector<FrictionRoad> roads;
  std::vector<Line> barriers;  ///< the lines that surface.blocked was made of
  Neighbours neighbours = Neighbours::sixteen;
  Corners corners = Corners::closed;
};

/// What burning did.
struct BurntRoads {
  std::int64_t cells = 0;         ///< that became faster, or passable
  std::int64_t opened_cells = 0;  ///< of them were impassable
  std::int64_t links = 0;  ///< crossings added where a barrier cuts the centres of a road's cells apart
};

/// Makes the cells that roads pass as fast as the roads, where they are slower; the fastest road of a cell
/// holds. What keeps it watertight:
/// - Barrier lines stay: a road crosses them at crossing points only. A cell whose centre lies beyond a
///   barrier, as seen from the road, is not burnt; cells of one road that the moves between centres then
///   leave apart are joined by a crossing without a name, if no barrier lies between them along the road.
/// - An impassable cell is opened for the road alone: it is entered and left along the road, and no move
///   passes through it or its corners. So a bridge joins its two ends, and never the banks beside it.
BurntRoads burn_roads(FrictionSurface& surface, RoadBurning const& burning, Context& context);

}  // namespace passage
