#pragma once
#include <vector>

#include "passage/search/network/search_graph.hpp"

namespace passage {

/// The links that every way from `from` to `to` uses, in order of travel: what no alternative can avoid.
/// `path` is any way between them. Linear in the graph: ways that leave the path and come back later jump
/// over its links; what nobody jumps over is mandatory.
std::vector<DirectedLink> mandatory_links(SearchGraph const& graph, NodeId from,
                                          std::vector<DirectedLink> const& path);

}  // namespace passage
