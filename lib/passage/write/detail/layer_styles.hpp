#pragma once
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/features.hpp"

namespace passage::detail {

/// Gives the layers of corridors.gpkg the look of the printed map, by their names.
void add_corridor_styles(std::vector<FeatureLayer>& layers, RunResult const& result);

}  // namespace passage::detail
