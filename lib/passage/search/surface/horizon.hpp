#pragma once
#include <vector>

#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

/// How many moves and crossings lead from a reached cell to a passable one whose cost is beyond what labels
/// hold (2^52 quanta). 0 where max_cost ends before that. `range` is that of the surface's friction: with it
/// most level surfaces need no look at their cells. Only meaningful for a search that did not stop at
/// targets.
std::int64_t moves_beyond_horizon(FrictionSurface const& surface, FrictionRange const& range,
                                  std::vector<CostSource> const& sources, CostOptions const& options,
                                  CostField const& field, Context& context);

/// The finding "horizon_reached", if moves_beyond_horizon is not 0: cells beyond stay empty, as beyond a
/// greatest cost.
void find_horizon(FrictionSurface const& surface, FrictionRange const& range,
                  std::vector<CostSource> const& sources, CostOptions const& options, CostField const& field,
                  Context& context);

}  // namespace passage
