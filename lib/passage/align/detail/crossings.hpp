#pragma once
#include "passage/align/detail/graph_draft.hpp"

namespace passage::detail {

/// Puts a link without length wherever a crossing point stands or the holding changes, by parting the node
/// there: see build_road_graph. Unrecorded crossings are appended to the draft's gates. Precondition: the
/// draft is ordered by geometry.
void add_crossings(GraphDraft& draft, RoadGraphInputs const& inputs, Context& context);

}  // namespace passage::detail
