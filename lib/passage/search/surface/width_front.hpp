#pragma once
#include <vector>

#include "passage/search/surface/bottleneck.hpp"
#include "passage/search/surface/corridor_area.hpp"

namespace passage {

/// One way of the front of width against time: nothing is both wider and as fast.
struct WidthPoint {
  Duration cost;
  Bottleneck narrowest;
};

/// What ways within the corridor's limit may pass: its cells before spurs were dropped, and the passable
/// cells around them, whose corners they may pass.
CellSet cells_of_ways(FrictionSurface const& surface, CorridorArea const& area);

/// The ways from query.from to query.to that cost at most the corridor's limit, by falling speed and rising
/// width: the least-cost path first, then the least-cost path over cells of more clearance than its narrowest
/// place has, and so on, one search for each. A way keeps off cells of less clearance and their corners; its
/// width is the least over all cells it crosses (with closed corners: or passes in a corner), and over
/// crossings. `cells` are cells_of_ways, with their clearances.
std::vector<WidthPoint> width_front(FrictionSurface const& surface, CorridorQuery const& query,
                                    CorridorArea const& area, CellSet const& cells,
                                    Clearances const& clearances, Context& context);

}  // namespace passage
