#pragma once
// Crossing points from a layer, from changes on the command line, and from the road data.
#include <vector>

#include "passage/algorithms/load_scenario.hpp"
#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/gate.hpp"

namespace passage {

/// The table with the changes (gates.K3.state=closed) in its fields, before it is understood. Throws
/// Error{usage, "unknown_gate"} with the nearest id, Error{input, "unknown_column"}.
FeatureTable apply_changes(FeatureTable features, std::vector<FeatureChange> const& changes);

/// Adds the crossing points of the road data but those within `reach` of one on record, which says more. Each
/// that is not open and whose holder nobody recorded is an authority of its own; where they are more than can
/// be told apart in one query they are one authority, which still opens nothing: finding
/// "osm_crossings_grouped". Places in longitude and latitude.
void add_road_gates(std::vector<Gate>& gates, std::vector<Gate> of_roads, Metres reach,
                    Authorities& authorities, Context& context);

}  // namespace passage
