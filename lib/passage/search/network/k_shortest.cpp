#include "passage/search/network/k_shortest.hpp"

#include <algorithm>
#include <queue>
#include <set>

#include "passage/search/network/dijkstra.hpp"

namespace passage {

namespace {

struct Route {
  std::uint64_t time = 0;
  std::vector<DirectedLink> links;
  std::vector<NodeId> nodes;  ///< one more than links
  std::size_t leaves_at = 0;  ///< where it leaves the route it was found from

  friend bool operator<(Route const& a, Route const& b) {
    return a.time != b.time ? a.time < b.time : a.links < b.links;
  }
};

struct Entry {
  std::uint64_t bound;
  NodeId node;
  friend bool operator>(Entry const& a, Entry const& b) {
    return a.bound != b.bound ? a.bound > b.bound : a.node > b.node;
  }
};

/// What the detours of one question share; arrays are cleared by a new number, not by writing.
class Detours {
 public:
  Detours(SearchGraph const& arcs, NodeId to, Context& context)
      : arcs_(arcs),
        to_(to),
        to_goal_(least_costs(arcs, to, {Criterion::time, Towards::start}, context)),
        costs_(arcs.nodes()),
        parents_(arcs.nodes()),
        reached_in_(arcs.nodes()),
        banned_in_(arcs.nodes()) {}

  bool reaches_goal(NodeId node) const { return to_goal_[node.value] != unreached_cost; }

  /// The shortest way on from `root`'s last node to the goal, over none of `banned` and no node of the root,
  /// if the whole route takes at most `limit`; of equal ones the first by geometry of its end.
  bool extend(Route& root, std::set<DirectedLink> const& banned, std::uint64_t limit) {
    ++round_;
    for (auto const node : root.nodes) banned_in_[node.value] = round_;
    auto const start = root.nodes.back();
    queue_ = {};
    reach(start, start, {}, root.time, limit);
    while (!queue_.empty()) {
      auto const [bound, node] = queue_.top();
      queue_.pop();
      auto const cost = costs_[node.value];
      if (bound != cost + to_goal_[node.value]) continue;
      if (node == to_) return append_way(root, start);
      for (auto const& arc : arcs_.leaving(node)) {
        if (banned_in_[arc.to.value] == round_ || (node == start && banned.contains(arc.link))) continue;
        reach(arc.to, node, arc.link, cost + arc.time, limit);
      }
    }
    return false;
  }

 private:
  struct Parent {
    NodeId node;
    DirectedLink link;
  };

  void reach(NodeId node, NodeId before, DirectedLink link, std::uint64_t cost, std::uint64_t limit) {
    auto const rest = to_goal_[node.value];
    if (rest == unreached_cost || cost + rest > limit) return;
    if (reached_in_[node.value] == round_ && cost >= costs_[node.value]) return;
    reached_in_[node.value] = round_;
    costs_[node.value] = cost;
    parents_[node.value] = {before, link};
    queue_.push({cost + rest, node});
  }

  bool append_way(Route& root, NodeId start) const {
    auto const known = root.links.size();
    for (auto node = to_; node != start; node = parents_[node.value].node) {
      root.links.push_back(parents_[node.value].link);
      root.nodes.push_back(node);
    }
    std::reverse(root.links.begin() + static_cast<std::ptrdiff_t>(known), root.links.end());
    std::reverse(root.nodes.begin() + static_cast<std::ptrdiff_t>(known) + 1, root.nodes.end());
    root.time = costs_[to_.value];
    return true;
  }

  SearchGraph const& arcs_;
  NodeId to_;
  std::vector<std::uint64_t> to_goal_, costs_;
  std::vector<Parent> parents_;
  std::vector<std::uint32_t> reached_in_, banned_in_;  ///< the round in which
  std::uint32_t round_ = 0;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

class RouteList {
 public:
  RouteList(SearchGraph const& arcs, NodeId from, NodeId to, std::size_t count, Context& context)
      : arcs_(arcs), from_(from), count_(count), context_(context), detours_(arcs, to, context) {}

  std::vector<Route> run() {
    Route first;
    first.nodes = {from_};
    if (count_ == 0 || !detours_.reaches_goal(from_) || !detours_.extend(first, {}, unreached_cost - 1))
      return {};
    candidates_.insert(std::move(first));
    while (found_.size() < count_ && !candidates_.empty()) {
      found_.push_back(std::move(candidates_.extract(candidates_.begin()).value()));
      if (found_.size() < count_) leave(found_.back());
    }
    return std::move(found_);
  }

 private:
  /// All routes that leave this one where no earlier route did; the others are candidates already.
  void leave(Route const& route) {
    Route root;
    std::vector<std::uint64_t> times{0};
    for (std::size_t i = 0; i < route.links.size(); ++i) {
      auto const leaving = arcs_.leaving(route.nodes[i]);
      times.push_back(times.back() + std::ranges::find(leaving, route.links[i], &Arc::link)->time);
    }
    for (auto i = route.leaves_at; i < route.links.size(); ++i) {
      context_.check_cancel();
      std::set<DirectedLink> banned;
      for (auto const& other : found_) {
        bool const shares_root =
            other.links.size() > i &&
            std::equal(other.links.begin(), other.links.begin() + static_cast<std::ptrdiff_t>(i),
                       route.links.begin());
        if (shares_root) banned.insert(other.links[i]);
      }
      root.links.assign(route.links.begin(), route.links.begin() + static_cast<std::ptrdiff_t>(i));
      root.nodes.assign(route.nodes.begin(), route.nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      root.time = times[i];
      root.leaves_at = i;
      if (detours_.extend(root, banned, limit())) candidates_.insert(root);
    }
    auto const wanted = count_ - found_.size();
    while (candidates_.size() > wanted) candidates_.erase(std::prev(candidates_.end()));
  }

  /// Longer ones than this cannot be among the first any more.
  std::uint64_t limit() const {
    auto const wanted = count_ - found_.size();
    if (candidates_.size() < wanted) return unreached_cost - 1;
    return std::next(candidates_.begin(), static_cast<std::ptrdiff_t>(wanted) - 1)->time;
  }

  SearchGraph const& arcs_;
  NodeId from_;
  std::size_t count_;
  Context& context_;
  Detours detours_;
  std::vector<Route> found_;
  std::set<Route> candidates_;
};

}  // namespace

std::vector<Path> find_shortest_paths(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                                      std::size_t count, Context& context) {
  std::vector<Path> paths;
  for (auto& route : RouteList{arcs, from, to, count, context}.run())
    paths.push_back(path_along(graph, std::move(route.links)));
  return paths;
}

}  // namespace passage
