#pragma once
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/features.hpp"

namespace passage::detail {

/// What lies under the options on the map sheet, as layers without styles: `water`, `lines` (rivers,
/// boundaries, disputed lines), `roads` by weight, `control`, `closures`. Only what is near the options; of
/// more than 20 000 roads the greater ones.
std::vector<FeatureLayer> ground_layers(RunResult const& result);

}  // namespace passage::detail
