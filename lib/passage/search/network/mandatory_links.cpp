#include "passage/search/network/mandatory_links.hpp"

namespace passage {

namespace {

constexpr std::size_t off_path = static_cast<std::size_t>(-1);

/// Where along a path each node stands, and how far ways off the path have come.
class Sweep {
 public:
  Sweep(SearchGraph const& graph, NodeId from, std::vector<DirectedLink> const& path)
      : graph_(graph), path_(path), position_(graph.nodes(), off_path), seen_(graph.nodes(), false) {
    position_[from.value] = 0;
    auto node = from;
    for (std::size_t i = 0; i < path.size(); ++i) {
      for (auto const& arc : graph.leaving(node)) {
        if (arc.link != path[i]) continue;
        node = arc.to;
        position_[node.value] = i + 1;
        break;
      }
      nodes_.push_back(node);
    }
  }

  /// The furthest position that ways from path node `position` or earlier reach without the path's own links.
  std::size_t furthest_from(NodeId start) {
    std::vector<NodeId> stack{start};
    seen_[start.value] = true;
    while (!stack.empty()) {
      auto const node = stack.back();
      stack.pop_back();
      auto const here = position_[node.value];
      for (auto const& arc : graph_.leaving(node)) {
        if (here < path_.size() && arc.link == path_[here]) continue;
        auto const there = position_[arc.to.value];
        if (there != off_path) {
          furthest_ = std::max(furthest_, there);  // explored when the sweep comes to it
        } else if (!seen_[arc.to.value]) {
          seen_[arc.to.value] = true;
          stack.push_back(arc.to);
        }
      }
    }
    return furthest_;
  }

  NodeId node_after(std::size_t link) const { return nodes_[link]; }

 private:
  SearchGraph const& graph_;
  std::vector<DirectedLink> const& path_;
  std::vector<std::size_t> position_;
  std::vector<char> seen_;
  std::vector<NodeId> nodes_;
  std::size_t furthest_ = 0;
};

}  // namespace

std::vector<DirectedLink> mandatory_links(SearchGraph const& graph, NodeId from,
                                          std::vector<DirectedLink> const& path) {
  Sweep sweep{graph, from, path};
  std::vector<DirectedLink> mandatory;
  auto node = from;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (sweep.furthest_from(node) <= i) mandatory.push_back(path[i]);
    node = sweep.node_after(i);
  }
  return mandatory;
}

}  // namespace passage
