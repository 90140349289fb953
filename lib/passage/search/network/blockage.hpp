#pragma once
#include <optional>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"

namespace passage {

/// What stands between two nodes: the obstacles on the way that passes the fewest of them (of those, the
/// shortest in criterion time), a run of links closed by one thing counting once and given by its first link.
/// Empty when a way is open. `is_disconnected` when no road leads there even past every obstacle. The names
/// of the places are left to the caller.
std::optional<Blockage> find_blockage(RoadGraph const& graph, NodeId from, NodeId to, Context& context);

}  // namespace passage
