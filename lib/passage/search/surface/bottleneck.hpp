#pragma once
#include <optional>

#include "passage/search/surface/clearance.hpp"

namespace passage {

/// The narrowest place that a movement through an area cannot avoid.
struct Bottleneck {
  CellId cell;
  Metres width;            ///< twice the clearance there
  bool is_bounded = true;  ///< false: nothing is near enough to measure; the width is a lower bound
  std::optional<std::size_t> crossing;  ///< when it is a crossing: its index in the surface
};

/// Between which cells, and through which, the widest way is looked for.
struct BottleneckQuery {
  CellId from, to;
  Corners corners = Corners::closed;
};

/// Among all ways through the cells, the greatest least clearance (union-find over cells and crossings in
/// order of falling clearance), and where it is. Empty when the cells do not join the ends.
std::optional<Bottleneck> find_bottleneck(FrictionSurface const& surface, Clearances const& clearances,
                                          CellSet const& cells, BottleneckQuery const& query);

/// What finding it holds at once beside the clearances.
double bottleneck_bytes(CellSet const& cells);

}  // namespace passage
