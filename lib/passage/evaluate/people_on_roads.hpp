#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/crs.hpp"
#include "passage/model/people_at_spot.hpp"
#include "passage/model/population.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

struct PeopleOnRoads {
  std::vector<PeopleAtSpot> spots;  ///< by link, then position
  Persons far;                      ///< farther from every road than the catchment
};

/// Gives the people of every population cell to the passable road nearest to the cell's centre, within
/// `catchment` (planar, in `frame`, the CRS of the graph). Each person counts once; positions are kept to 250
/// metres. The way from the road to the people is not timed.
PeopleOnRoads people_on_roads(Population const& population, RoadGraph const& graph, Crs const& frame,
                              Metres catchment, Context& context);

}  // namespace passage
