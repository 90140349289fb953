#pragma once
#include <span>

#include "passage/align/detail/graph_draft.hpp"
#include "passage/model/turn_restriction.hpp"

namespace passage::detail {

/// Makes forbidden turns impossible without a rule for searches: a road from which a turn is forbidden
/// arrives at a copy of the junction, from which only the other roads lead on. Such a road becomes two
/// one-way links, and the roads that lead on get one-way copies from the copied junction. A turn over roads
/// between leads over copies of those, for whoever came in by its first road; several turns at once have
/// copies together. Every path of the new graph is one of the old without a forbidden turn, and the other way
/// round. Turning back further on is not forbidden by this.
///
/// Turns at a crossing point, or where a place joins the roads, are left as they are (finding
/// turn_restrictions_unused).
void copy_restricted_turns(GraphDraft& draft, std::span<TurnRestriction const> restrictions,
                           Context& context);

}  // namespace passage::detail
