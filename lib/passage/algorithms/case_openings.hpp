#pragma once
#include <optional>

#include "passage/algorithms/prepared_case.hpp"

namespace passage {

/// What openings of the crossing points of a case would be worth, and the smallest sets of them that join
/// each pair without a route; the status quo alone where nothing is left to open. Empty without [gates], and
/// where neither people nor a missing route make a row. Finding "too_many_openings" beyond 64 of them.
std::optional<OpeningReport> value_openings(Scenario const& scenario, PreparedCase const& prepared,
                                            Context& context);

}  // namespace passage
