#pragma once
// Polygons of a table as sums over cells need them.
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"

namespace passage {

/// Repairs polygons whose outline crosses itself, which would count some ground negatively. `things` is what
/// they are, in the plural: "zones". Finding "polygon_repaired" of that input.
void repair_polygons(FeatureTable& table, char const* things, Context& context);

/// The polygons of each feature on a plane, empty for features that have none. Edges are densified before
/// they are reprojected; a table without a CRS lies on the plane already.
std::vector<MultiPolygon> outlines_on(Crs const& plane, FeatureTable const& table);

}  // namespace passage
