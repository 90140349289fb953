#pragma once
// What is said of a movement on the clock, and of what would change a choice.
#include <string>
#include <vector>

#include "passage/write/words.hpp"

namespace passage {

/// "2020-01-06 07:30 (04:30 UTC)": local time first, and UTC with its day where that is another one.
std::string moment_text(MovementPlan const& plan, Seconds time);

/// The plan of an option, one fact per line: departure, crossing points, nights, arrival, pauses. Empty
/// without a plan.
std::vector<FactLine> plan_facts(RunResult const& result, RouteOption const& option, Messages const& say);

/// What holds an option back, and the smallest change that would flip the choice.
std::vector<FactLine> explanation_facts(RunResult const& result, RouteOption const& option,
                                        Messages const& say);

}  // namespace passage
