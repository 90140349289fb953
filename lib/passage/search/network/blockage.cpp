#include "passage/search/network/blockage.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace passage {

namespace {

constexpr std::uint32_t no_state = static_cast<std::uint32_t>(-1);
constexpr std::size_t pops_between_checks = 4096;

/// The state is a driven link, since an obstacle counts once however many links it closes in a row.
std::uint32_t state_of(DirectedLink link) {
  return link.link.value * 2 + (link.forward ? 0 : 1);
}
DirectedLink link_of(std::uint32_t state) {
  return {EdgeId{state / 2}, state % 2 == 0};
}

struct Cost {
  std::uint32_t obstacles;
  std::uint64_t time;
  friend auto operator<=>(Cost const&, Cost const&) = default;
};
constexpr Cost unreached{static_cast<std::uint32_t>(-1), 0};

struct Entry {
  Cost cost;
  std::uint32_t state;
  friend bool operator>(Entry const& a, Entry const& b) {
    return std::tie(a.cost, a.state) > std::tie(b.cost, b.state);
  }
};

bool is_another_obstacle(RoadLink const& link, RoadLink const* before) {
  if (link.is_passable()) return false;
  return !before || before->obstacle != link.obstacle || before->obstacle_source != link.obstacle_source;
}

class BlockageSearch {
 public:
  explicit BlockageSearch(RoadGraph const& graph)
      : graph_(graph),
        costs_(graph.links.size() * 2, unreached),
        parents_(graph.links.size() * 2, no_state) {}

  /// The states of the best way, in order; empty when there is none.
  std::vector<std::uint32_t> run(NodeId from, NodeId to, Context& context) {
    relax(from, {0, 0}, no_state);
    for (std::size_t pops = 0; !queue_.empty(); ++pops) {
      if (pops % pops_between_checks == 0) context.check_cancel();
      auto const [cost, state] = queue_.top();
      queue_.pop();
      if (cost != costs_[state]) continue;
      auto const node = graph_.target(link_of(state));
      if (node == to) return way_to(state);
      relax(node, cost, state);
    }
    return {};
  }

 private:
  void relax(NodeId node, Cost cost, std::uint32_t before) {
    RoadLink const* const last = before == no_state ? nullptr : &graph_.links[link_of(before).link.value];
    for (auto i = graph_.first_departure[node.value]; i < graph_.first_departure[node.value + 1]; ++i) {
      auto const& departure = graph_.departures[i];
      auto const& link = graph_.links[departure.link.link.value];
      Cost const next{cost.obstacles + (is_another_obstacle(link, last) ? 1u : 0u),
                      (Duration{cost.time} + link.criterion()).quanta};
      auto const state = state_of(departure.link);
      if (next >= costs_[state]) continue;
      costs_[state] = next;
      parents_[state] = before;
      queue_.push({next, state});
    }
  }

  std::vector<std::uint32_t> way_to(std::uint32_t state) const {
    std::vector<std::uint32_t> way;
    for (; state != no_state; state = parents_[state]) way.push_back(state);
    std::ranges::reverse(way);
    return way;
  }

  RoadGraph const& graph_;
  std::vector<Cost> costs_;
  std::vector<std::uint32_t> parents_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

std::optional<Blockage> find_blockage(RoadGraph const& graph, NodeId from, NodeId to, Context& context) {
  if (from == to) return std::nullopt;
  Blockage blockage;
  auto const way = BlockageSearch{graph}.run(from, to, context);
  blockage.is_disconnected = way.empty();
  RoadLink const* before = nullptr;
  for (auto const state : way) {
    auto const& link = graph.links[link_of(state).link.value];
    if (is_another_obstacle(link, before)) blockage.links.push_back(link_of(state).link);
    before = &link;
  }
  if (!blockage.is_disconnected && blockage.links.empty()) return std::nullopt;
  return blockage;
}

}  // namespace passage
