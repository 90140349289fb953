#pragma once
#include "passage/base/context.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/road_graph.hpp"

namespace passage::detail {

/// Sets `consents` of every link; see cost_roads. Findings: agreement_covers_nothing.
void set_consents(RoadGraph& graph, Authorities& authorities, Context& context);

}  // namespace passage::detail
