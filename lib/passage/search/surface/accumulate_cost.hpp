#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// Where costs start from, with a cost already spent on arrival there.
struct CostSource {
  CellId cell;
  Seconds initial;
};

/// How an accumulated cost is computed.
struct CostOptions {
  Neighbours neighbours = Neighbours::sixteen;
  Corners corners = Corners::closed;
  std::optional<Seconds> max_cost;  ///< cells beyond it stay unreached
  bool is_reverse = false;          ///< costs to the sources instead of from them
  std::vector<CellId> targets;      ///< stop when all are certain; larger labels than theirs become unreached
  std::optional<TimeQuantum> quantum;  ///< a base run's; else TimeQuantum::for_least_move of the surface
  StoreMaker make_store = make_memory_store;
};

/// What a search did; the same input gives the same labels but not the same counts for any thread count.
struct CostCounts {
  std::uint64_t tile_visits = 0, scans = 0, pushes = 0, proposals = 0;
};

/// The largest label that may count as reached, in quanta: the asked greatest cost, and never beyond the
/// range that labels have.
double largest_label(CostOptions const& options, TimeQuantum quantum);

/// The quantum that a search of the surface uses.
TimeQuantum quantum_of(FrictionSurface const& surface, Neighbours neighbours);

/// Accumulated cost: for every cell the least total cost over all paths of moves from any source (methods:
/// asynchronous tile relaxation with proposals between tiles and buckets inside each). Exact on the stated
/// graph; the same bits for any number of threads and any store. Throws Error{input}: "no_source",
/// "source_outside", "source_impassable", "target_outside", and what require_good_friction throws.
CostField accumulate_cost(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                          CostOptions const& options, Context& context, CostCounts* counts = nullptr);

}  // namespace passage
