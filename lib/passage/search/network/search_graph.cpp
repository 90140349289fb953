#include "passage/search/network/search_graph.hpp"

#include <algorithm>
#include <tuple>

namespace passage {

namespace {

using OwnedArc = SearchGraph::OwnedArc;

/// Sorts by the node that owns an arc (counting), then by far end and link, and packs.
void pack(std::vector<OwnedArc> const& owned, std::size_t nodes, std::vector<Arc>& arcs,
          std::vector<std::uint32_t>& first) {
  first.assign(nodes + 1, 0);
  for (auto const& entry : owned) ++first[entry.from.value + 1];
  for (std::size_t node = 1; node <= nodes; ++node) first[node] += first[node - 1];
  auto next = first;
  arcs.resize(owned.size());
  for (auto const& entry : owned) arcs[next[entry.from.value]++] = entry.arc;
  for (std::size_t node = 0; node < nodes; ++node) {
    std::sort(arcs.data() + first[node], arcs.data() + first[node + 1],
              [](Arc const& a, Arc const& b) { return std::tie(a.to, a.link) < std::tie(b.to, b.link); });
  }
}

std::vector<Hop> hops_of(std::vector<Arc> const& arcs) {
  std::vector<Hop> hops;
  hops.reserve(arcs.size());
  for (auto const& arc : arcs) hops.push_back({arc.time, arc.to});
  return hops;
}

/// Rounded down; no sum can overflow.
std::uint64_t mean_of(std::vector<Arc> const& arcs, std::uint64_t Arc::*cost) {
  if (arcs.empty()) return 0;
  double sum = 0;
  for (auto const& arc : arcs) sum += static_cast<double>(arc.*cost);
  return static_cast<std::uint64_t>(sum / static_cast<double>(arcs.size()));
}

std::vector<OwnedArc> arcs_of(RoadGraph const& graph, ConsentSet refused, Impassable impassable) {
  std::vector<OwnedArc> arcs;
  arcs.reserve(graph.links.size() * 2);
  for (std::uint32_t number = 0; number < graph.links.size(); ++number) {
    auto const& link = graph.links[number];
    bool const is_in = link.is_passable() || impassable == Impassable::included;
    if (!is_in || !(link.consents & refused).empty()) continue;
    Arc arc{link.end, {EdgeId{number}, true}, link.criterion().quanta, link.exposure.quanta, link.consents};
    arcs.push_back({link.start, arc});
    if (link.is_one_way) continue;
    arc.link.forward = false;
    arc.to = link.start;
    arcs.push_back({link.end, arc});
  }
  return arcs;
}

}  // namespace

SearchGraph::SearchGraph(std::vector<OwnedArc> leaving, std::size_t nodes) {
  pack(leaving, nodes, leaving_, first_leaving_);
  for (auto& owned : leaving) std::swap(owned.from, owned.arc.to);
  pack(leaving, nodes, arriving_, first_arriving_);
  leaving_hops_ = hops_of(leaving_);
  arriving_hops_ = hops_of(arriving_);
  mean_time_ = mean_of(leaving_, &Arc::time);
  mean_exposure_ = mean_of(leaving_, &Arc::exposure);
}

SearchGraph::SearchGraph(RoadGraph const& graph, ConsentSet refused, Impassable impassable)
    : SearchGraph(arcs_of(graph, refused, impassable), graph.nodes.size()) {}

}  // namespace passage
