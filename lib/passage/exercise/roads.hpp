#pragma once
#include <string>
#include <vector>

#include "passage/exercise/towns.hpp"

namespace passage::exercise {

enum class RoadClass { primary, secondary, track };
std::string_view name_of(RoadClass road_class);

/// One road between two junctions.
struct Road {
  std::vector<int> cells;  ///< lattice cells from end to end, neighbours of one another
  Line line;               ///< in the plane
  RoadClass road_class = RoadClass::track;
  double mean_slope = 0;
  double drawn_m = 0;     ///< length of the line as drawn
  double measured_m = 0;  ///< length on the ground: bends that the drawing leaves out
  int speed_kmh = 0;
};

/// What a road and a river have in common.
struct RiverCrossing {
  std::size_t road = 0, river = 0;
  Point place;
  int cell = 0;  ///< the river's cell
};

struct RoadNetwork {
  std::vector<Road> roads;
  std::vector<RiverCrossing> crossings;  ///< ordered by road, then along it
};

/// Roads by least effort over the relief: cities by primary roads, towns by secondary ones, villages by
/// tracks. Each new road runs along the earlier ones where that saves effort, so they form one net; a river
/// is crossed where a crossing stands already unless the detour is long. Every settlement is connected.
RoadNetwork make_roads(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                       Random const& random);

}  // namespace passage::exercise
