#pragma once
// Barriers and the points where they open, as the commands on surfaces and on walking read them.
#include <vector>

#include "passage/base/context.hpp"
#include "passage/declare/types.hpp"
#include "passage/geo/crs.hpp"
#include "passage/layers/barriers.hpp"

namespace passage {

/// Lines, or areas by their edges, that nobody crosses, in `crs`. Throws what read_features throws.
std::vector<Line> read_barrier_lines(AnyInput const& input, Crs const& crs, Context& context);

/// Open and conditional crossing points in `crs` with their waits and widths (columns name, state, wait_min,
/// width_m); closed ones open nothing. Finding: "gate_state_uncertain". Throws what read_features throws.
std::vector<CrossingPoint> read_crossing_points(PointInput const& input, Crs const& crs, Context& context);

}  // namespace passage
