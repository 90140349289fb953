#pragma once
#include <optional>
#include <vector>

#include "passage/geo/outline.hpp"
#include "passage/search/surface/back_link.hpp"

namespace passage {

/// What makes up a corridor between two places.
struct CorridorQuery {
  std::vector<CostSource> from, to;
  CostOptions cost;     ///< max_cost, is_reverse and targets are set by the search
  Share slack{0.1};     ///< by how much the cost through a cell may exceed the least
  Metres min_width{0};  ///< spurs narrower than this are dropped; 0: only what hangs on one cell
};

/// The directed least-cost corridor: all cells through which some way from `from` to `to` costs at most
/// (1 + slack) times the least.
struct CorridorArea {
  CostField forward, reverse;  ///< from the origin; to the destination; both up to `limit`
  Duration least, limit;       ///< cost of the least-cost path; largest cost that belongs to the corridor
  std::vector<PathStep> path;  ///< the least-cost path, from the origin to the destination
  CellSet cells;               ///< after spurs were dropped
  CellSet all_cells;           ///< before
  std::int64_t dropped_cells = 0;
};

/// Two searches, forward and on the reversed moves, so that it is right for directed costs too. Empty when no
/// way leads from `from` to `to`. Spurs: a cell is dropped when the least-cost ways to it and from it are, at
/// a cost L before and after it, nearer to each other than min_width (L: twice the cost of crossing min_width
/// at the friction there); of what is left, the part joined to the least-cost path stays. Finding:
/// "horizon_reached" when costs end before the destination, or before the slack.
std::optional<CorridorArea> find_corridor_area(FrictionSurface const& surface, CorridorQuery const& query,
                                               Context& context);

}  // namespace passage
