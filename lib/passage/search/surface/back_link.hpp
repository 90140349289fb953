#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "passage/model/back_link.hpp"
#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

/// Which source serves each cell: of several that serve it at the same cost, the one whose cell comes first.
/// Labels are compared as pairs (cost, rank of the source), so ties never depend on the order of anything
/// else.
Allocation allocate_sources(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                            CostOptions const& options, CostField const& field, Context& context);

/// Back-links of a finished field a tile at a time, for who does not hold them all. Many threads may use one.
class BackLinker {
 public:
  /// As link_back; everything given must outlive it.
  BackLinker(FrictionSurface const& surface, std::vector<CostSource> const& sources,
             CostOptions const& options, CostField const& field, Allocation const* allocation);
  ~BackLinker();
  BackLinker(BackLinker&&) noexcept;

  /// The links of one tile, row by row, TileLayout::side to a row; `unreached` where there is none.
  void read(std::int64_t tile, std::uint8_t unreached, std::uint8_t* links) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The back-link of every reached cell: the first move in the fixed order of moves_of that leads to a
/// predecessor on a least-cost path, with the same source where an allocation is given. Kept as
/// options.make_store says.
BackLinks link_back(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                    CostOptions const& options, CostField const& field, Allocation const* allocation,
                    Context& context);

/// One step of a least-cost path, in the direction of travel.
struct PathStep {
  CellId cell;
  Duration cost;                        ///< accumulated up to here
  std::optional<std::size_t> crossing;  ///< index of the crossing by which this cell was reached
};

/// The least-cost path between a source and `end`, by the back-link rule; in the direction of travel, that is
/// ending at a source when the field is reverse. Empty when `end` is unreached.
std::vector<PathStep> trace_path(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                                 CostOptions const& options, CostField const& field, CellId end);

}  // namespace passage
