#pragma once
#include <vector>

#include "passage/algorithms/case_visits.hpp"

namespace passage {

/// Why no route joins the places of a movement: the fewest changes of control on any way, where the limit on
/// those is what bars it, else of each leg without a way what stands on the way with fewest obstacles. Each
/// is a finding "no_route" too.
std::vector<Blockage> find_blockages(PreparedCase const& prepared, CaseVisits const& visits,
                                     std::vector<std::size_t> const& visited, Context& context);

}  // namespace passage
