#include "passage/search/network/search_graph.hpp"

#include <algorithm>
#include <tuple>

namespace passage {

namespace {

struct OwnedArc {
  NodeId owner;
  Arc arc;
};

/// Sorts by owner, far end and link, and packs.
void pack(std::vector<OwnedArc> owned, std::size_t nodes, std::vector<Arc>& arcs,
          std::vector<std::uint32_t>& first) {
  std::ranges::sort(owned, [](OwnedArc const& a, OwnedArc const& b) {
    return std::tie(a.owner, a.arc.to, a.arc.link) < std::tie(b.owner, b.arc.to, b.arc.link);
  });
  first.assign(nodes + 1, 0);
  arcs.reserve(owned.size());
  for (auto const& entry : owned) {
    ++first[entry.owner.value + 1];
    arcs.push_back(entry.arc);
  }
  for (std::size_t node = 1; node <= nodes; ++node) first[node] += first[node - 1];
}

}  // namespace

SearchGraph::SearchGraph(RoadGraph const& graph, ConsentSet refused) {
  std::vector<OwnedArc> leaving, arriving;
  for (std::uint32_t number = 0; number < graph.links.size(); ++number) {
    auto const& link = graph.links[number];
    if (!link.is_passable() || !(link.consents & refused).empty()) continue;
    Arc arc{link.end, {EdgeId{number}, true}, link.criterion().quanta, link.exposure.quanta, link.consents};
    auto add = [&](NodeId from, NodeId to, bool forward) {
      arc.link.forward = forward;
      arc.to = to;
      leaving.push_back({from, arc});
      arc.to = from;
      arriving.push_back({to, arc});
    };
    add(link.start, link.end, true);
    if (!link.is_one_way) add(link.end, link.start, false);
  }
  pack(std::move(leaving), graph.nodes.size(), leaving_, first_leaving_);
  pack(std::move(arriving), graph.nodes.size(), arriving_, first_arriving_);
}

}  // namespace passage
