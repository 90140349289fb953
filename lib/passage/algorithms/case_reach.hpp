#pragma once
#include <vector>

#include "passage/algorithms/prepared_case.hpp"

namespace passage {

/// A line with the stops of its movement, in frame coordinates.
struct RouteWithStops {
  Line line;
  std::vector<Point> stops;
};

/// How much of the people within reach is worked out.
enum class ReachDetail { columns, tables };

/// Counts people for routes of a case: a report for each, empty without population. `tables` sums by zone
/// and, for internal readers, by control area too; `columns` counts everybody only. What was assumed of
/// walking is added to the case's assumptions.
std::vector<ReachReport> count_reach(Scenario const& scenario, PreparedCase& prepared,
                                     std::vector<RouteWithStops> const& routes, ReachDetail detail,
                                     Context& context);

/// Fills the walking columns of an assessment, or says why they stay empty.
void add_walking_columns(ReachReport const* report, Scenario const& scenario, Assessment& assessment);

}  // namespace passage
