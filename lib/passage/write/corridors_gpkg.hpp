#pragma once
#include <filesystem>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/features.hpp"

namespace passage {

/// The layers of corridors.gpkg in drawing order from below: water, lines, roads, control, closures (what
/// lies under the map), areas, segments, options, gates, places, access, front. Coordinates are those of the
/// run's frame. Columns of `options` are those of assessment.csv; every number's name ends in its unit.
/// Styles show QGIS users the printed map.
std::vector<FeatureLayer> corridor_layers(RunResult const& result);
void write_corridors_gpkg(std::filesystem::path const& path, RunResult const& result);

}  // namespace passage
