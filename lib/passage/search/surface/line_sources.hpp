#pragma once
#include <vector>

#include "passage/model/friction_surface.hpp"
#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

/// Lines and points that costs are counted to or from, in the CRS of the surface.
struct CostTargets {
  std::vector<Line> lines;
  std::vector<Point> points;
  std::vector<Line> barriers;  ///< nobody reaches a target across one of these
};

/// The cells around lines and points as sources: every passable cell whose centre lies within a cell of one,
/// with friction × that distance already spent, so that the answer does not depend on where a line runs
/// inside its cells. A cell counts to the nearest target that no barrier lies before; a barrier that only
/// touches the target does not lie before it. By cell, each once. Cells outside the grid are left out.
std::vector<CostSource> sources_near(FrictionSurface const& surface, CostTargets const& targets);

}  // namespace passage
