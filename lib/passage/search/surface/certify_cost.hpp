#pragma once
#include <optional>
#include <string>

#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

/// The verdict of a certificate.
struct Certificate {
  /// What is wrong first, in the order of cells.
  enum class Fault {
    reached_impassable,    ///< an impassable cell has a label
    beyond_limit,          ///< a label above the greatest cost
    source_above_initial,  ///< a source's label exceeds its initial cost
    improvable,            ///< a move or crossing improves a label
    unreached_neighbour,   ///< an allowed move leads to an unreached cell within the greatest cost
    no_predecessor,        ///< a label that neither an initial cost nor a predecessor explains
  };
  struct Refutation {
    Fault fault = Fault::improvable;
    CellId cell;  ///< the cell whose label is wrong
    std::string text;
  };
  std::optional<Refutation> refutation;  ///< empty: the field is optimal
  std::int64_t reached_cells = 0;
};

/// Proves in one pass over the tiles that every label is the least possible cost, or names a cell that is not
/// (methods: the full rule, with initial costs, crossings, unreached and impassable cells). Accepts exactly
/// the field that accumulate_cost gives for these inputs. Fields of an early stop at targets are certified
/// with max_cost set to their largest label.
Certificate certify_cost(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                         CostOptions const& options, CostField const& field, Context& context);

}  // namespace passage
