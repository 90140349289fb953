#pragma once
#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

/// What an update did.
struct UpdateCounts {
  std::int64_t invalidated_cells = 0;  ///< lost their least-cost path
  bool was_recomputed = false;         ///< too much had changed: a full search was quicker
};

/// Brings a finished field up to date after a what-if: `surface` is the changed surface, `changed` every cell
/// whose friction or blocked moves differ and both ends of every crossing that was opened, closed or changed.
/// The result is the same, bit for bit, as a full search of the changed surface with the field's quantum.
/// Openings run on from the changed moves only; closures first take back every label that no longer has a
/// predecessor. `options` and `sources` are those of the field. No targets.
UpdateCounts update_cost(FrictionSurface const& surface, std::vector<CellId> const& changed,
                         std::vector<CostSource> const& sources, CostOptions const& options, CostField& field,
                         Context& context);

}  // namespace passage
