#pragma once
#include "passage/model/run_result.hpp"

namespace passage {

/// What stands in the way at a link, with the name of the closure, area or crossing point: "load limit
/// (B10)".
std::string obstacle_words(RunResult const& result, RoadGraph const& graph, RoadLink const& link);
/// Only the name; empty where there is none.
std::string obstacle_name(RunResult const& result, RoadGraph const& graph, RoadLink const& link);

/// Gives explanations of one pair their names, and numbers its options as the run does: `first` is the index
/// of the pair's first option.
void name_explanations(RunResult const& result, RoadGraph const& graph, std::size_t first,
                       std::vector<Explanation>& explanations);

}  // namespace passage
