#pragma once
#include <vector>

#include "passage/algorithms/case_visits.hpp"

namespace passage {

/// Options of one pair among those of a case: indices [first, last).
struct PairRange {
  std::size_t first = 0, last = 0;
};

/// What is left of a pair when an authority on a shown option says no, or a crossing point on one closes. The
/// options of the pair get their explanations on the way.
std::vector<RefusalAnswer> answer_pair_refusals(PreparedCase& prepared, CaseVisits& visits, PairRange pair,
                                                Context& context);

}  // namespace passage
