#pragma once
#include "passage/align/closures.hpp"
#include "passage/align/detail/graph_draft.hpp"

namespace passage::detail {

/// The pieces of all roads between junctions, crossing points, places and changes of holding, closure or
/// restricted area. Crossing points and places get their nodes; crossing points farther than the gate snap
/// from a road are findings; places beyond the connect limit are one Error.
GraphDraft cut_roads(RoadGraphInputs const& inputs, IndexedRoads const& roads, Context& context);

}  // namespace passage::detail
