#include "passage/search/network/dijkstra.hpp"

#include <algorithm>
#include <cmath>

#include "passage/search/network/detail/bucket_heap.hpp"

namespace passage {

namespace {

std::uint64_t cost_of(Arc const& arc, DijkstraOptions const& options) {
  if (!options.link_costs.empty()) return options.link_costs[arc.link.link.value];
  return options.criterion == Criterion::time ? arc.time : arc.exposure;
}

bool may_use(Arc const& arc, DijkstraOptions const& options) {
  if (!(arc.consents & options.refused).empty()) return false;
  return !options.shut || !(*options.shut)[arc.link.link.value];
}

struct Entry {
  std::uint64_t cost;
  NodeId node;

  std::uint64_t key() const { return cost; }
  friend bool operator>(Entry const& a, Entry const& b) { return a.cost > b.cost; }
};

std::uint64_t mean_of(std::span<std::uint64_t const> costs) {
  double sum = 0;
  for (auto const cost : costs) sum += static_cast<double>(cost);
  return static_cast<std::uint64_t>(sum / static_cast<double>(costs.size()));
}

/// A part of a move, so that a bucket holds little.
std::uint64_t bucket_width(SearchGraph const& graph, DijkstraOptions const& options) {
  auto const mean = !options.link_costs.empty()            ? mean_of(options.link_costs)
                    : options.criterion == Criterion::time ? graph.mean_time()
                                                           : graph.mean_exposure();
  return mean / 32;
}

constexpr std::size_t pops_between_checks = 4096;

}  // namespace

std::uint64_t stretched(std::uint64_t least, double factor) {
  auto const limit = std::floor(static_cast<double>(least) * factor);
  return limit >= static_cast<double>(unreached_cost) ? unreached_cost - 1
                                                      : std::max(least, static_cast<std::uint64_t>(limit));
}

namespace {

/// Labels and queue of one search.
class LeastCosts {
 public:
  LeastCosts(SearchGraph const& graph, DijkstraOptions const& options)
      : graph_(graph),
        options_(options),
        costs_(graph.nodes(), unreached_cost),
        queue_(bucket_width(graph, options)) {}

  std::vector<std::uint64_t> run(NodeId start, Context& context) {
    costs_[start.value] = 0;
    queue_.push({0, start});
    bool const is_time = options_.link_costs.empty() && options_.criterion == Criterion::time;
    if (!is_time) {
      settle(
          context, [](Entry const&) {}, [&](std::uint64_t cost, NodeId node) { relax_costs(cost, node); });
    } else {
      settle_times(context);
    }
    return std::move(costs_);
  }

 private:
  bool is_away() const { return options_.towards == Towards::away; }

  template <class Fetch, class Relax>
  void settle(Context& context, Fetch&& fetch, Relax&& relax) {
    for (std::size_t pops = 0; !queue_.empty(); ++pops) {
      if (pops % pops_between_checks == 0) context.check_cancel();
      auto const [cost, node] = queue_.pop(fetch);
      if (cost == costs_[node.value]) relax(cost, node);
    }
  }

  /// Times alone; who must agree is looked at only where it matters and a label would fall.
  void settle_times(Context& context) {
    auto const hops = is_away() ? graph_.hops_leaving() : graph_.hops_arriving();
    auto const limit = options_.limit;
    if (options_.refused.empty() && !options_.shut) {
      auto const fetch = [&](Entry const& entry) {
        __builtin_prefetch(hops.hops + hops.first[entry.node.value]);
      };
      settle(context, fetch, [&, limit](std::uint64_t cost, NodeId node) {
        auto const* const end = hops.hops + hops.first[node.value + 1];
        for (auto const* hop = hops.hops + hops.first[node.value]; hop != end; ++hop)
          lower(hop->to, cost, hop->time, limit);
      });
      return;
    }
    settle(
        context, [](Entry const&) {},
        [&, limit](std::uint64_t cost, NodeId node) {
          auto const arcs = is_away() ? graph_.leaving(node) : graph_.arriving(node);
          auto const* hop = hops.hops + hops.first[node.value];
          for (auto const& arc : arcs) {
            if (cost + hop->time < costs_[hop->to.value] && may_use(arc, options_))
              lower(hop->to, cost, hop->time, limit);
            ++hop;
          }
        });
  }

  void lower(NodeId node, std::uint64_t cost, std::uint64_t time, std::uint64_t limit) {
    auto const next = (Duration{cost} + Duration{time}).quanta;
    if (next >= costs_[node.value] || next > limit) return;
    costs_[node.value] = next;
    queue_.push({next, node});
  }

  void relax_costs(std::uint64_t cost, NodeId node) {
    for (auto const& arc : is_away() ? graph_.leaving(node) : graph_.arriving(node)) {
      auto const next = (Duration{cost} + Duration{cost_of(arc, options_)}).quanta;
      if (next >= costs_[arc.to.value] || next > options_.limit || !may_use(arc, options_)) continue;
      costs_[arc.to.value] = next;
      queue_.push({next, arc.to});
    }
  }

  SearchGraph const& graph_;
  DijkstraOptions const& options_;
  std::vector<std::uint64_t> costs_;
  detail::BucketHeap<Entry> queue_;
};

}  // namespace

std::vector<std::uint64_t> least_costs(SearchGraph const& graph, NodeId start, DijkstraOptions const& options,
                                       Context& context) {
  return LeastCosts{graph, options}.run(start, context);
}

std::vector<DirectedLink> trace(SearchGraph const& graph, std::vector<std::uint64_t> const& costs,
                                NodeId target, DijkstraOptions const& options) {
  std::vector<DirectedLink> links;
  if (costs[target.value] == unreached_cost) return links;
  for (auto node = target; costs[node.value] > 0;) {
    auto const arcs = graph.arriving(node);
    auto const tight = std::ranges::find_if(arcs, [&](Arc const& arc) {
      auto const before = costs[arc.to.value];
      return may_use(arc, options) && before != unreached_cost &&
             before + cost_of(arc, options) == costs[node.value];
    });
    if (tight == arcs.end()) throw Error{ErrorKind::defect, "no_predecessor", "a label has no predecessor"};
    links.push_back(tight->link);
    node = tight->to;
  }
  std::ranges::reverse(links);
  return links;
}

}  // namespace passage
