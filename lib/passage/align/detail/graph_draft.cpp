#include "passage/align/detail/graph_draft.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace passage::detail {

namespace {

std::vector<std::uint32_t> identity(std::size_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

/// Where a link leads from a node: its next point, and the rank of its road.
using Lead = std::pair<Point, std::uint32_t>;

/// Per node the first by coordinates of where its links lead.
std::vector<Lead> leads(GraphDraft const& draft) {
  std::vector<Lead> first(draft.nodes.size(), {Box{}.low, 0});
  for (auto const& link : draft.links) {
    if (link.is_crossing()) continue;
    auto const rank = draft.road_ranks[link.feature];
    auto& at_start = first[link.start.value];
    at_start = std::min(at_start, {link.line[1], rank});
    auto& at_end = first[link.end.value];
    at_end = std::min(at_end, {link.line[link.line.size() - 2], rank});
  }
  return first;
}

void order_nodes(GraphDraft& draft) {
  auto const leading = leads(draft);
  auto order = identity(draft.nodes.size());
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(draft.nodes[a], leading[a]) < std::tie(draft.nodes[b], leading[b]);
  });
  std::vector<NodeId> renamed(order.size());
  std::vector<Point> nodes(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    renamed[order[i]] = NodeId{i};
    nodes[i] = draft.nodes[order[i]];
  }
  draft.nodes = std::move(nodes);
  auto const rename = [&renamed](NodeId& node) {
    if (node.is_valid()) node = renamed[node.value];
  };
  for (auto& link : draft.links) {
    rename(link.start);
    rename(link.end);
  }
  for (auto& node : draft.gate_nodes) rename(node);
  for (auto& connection : draft.connections) rename(connection.node);
}

void order_links(GraphDraft& draft) {
  auto order = identity(draft.links.size());
  std::ranges::stable_sort(order, [&](std::uint32_t i, std::uint32_t k) {
    auto const &a = draft.links[i], &b = draft.links[k];
    return std::tie(a.start, a.end, a.line, draft.road_ranks[a.feature]) <
           std::tie(b.start, b.end, b.line, draft.road_ranks[b.feature]);
  });
  std::vector<RoadLink> links;
  links.reserve(order.size());
  for (auto const old : order) links.push_back(std::move(draft.links[old]));
  draft.links = std::move(links);
}

void order_holdings(GraphDraft& draft) {
  constexpr auto unused = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> renamed(draft.holdings.size(), unused);
  std::vector<Holding> holdings;
  for (auto& link : draft.links) {
    if (draft.holdings.empty()) break;
    auto& name = renamed[link.holding];
    if (name == unused) {
      name = static_cast<std::uint32_t>(holdings.size());
      holdings.push_back(draft.holdings[link.holding]);
    }
    link.holding = name;
  }
  draft.holdings = std::move(holdings);
}

}  // namespace

std::vector<std::vector<LinkEnd>> link_ends(GraphDraft const& draft) {
  std::vector<std::vector<LinkEnd>> ends(draft.nodes.size());
  for (std::uint32_t number = 0; number < draft.links.size(); ++number) {
    ends[draft.links[number].start.value].push_back({number, true});
    ends[draft.links[number].end.value].push_back({number, false});
  }
  return ends;
}

void order_by_geometry(GraphDraft& draft) {
  order_nodes(draft);
  order_links(draft);
  order_holdings(draft);
}

}  // namespace passage::detail
