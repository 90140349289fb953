#include "passage/search/network/detail/least_costs.hpp"

namespace passage::detail {

namespace {

constexpr std::size_t pops_between_checks = 4096;
constexpr NodeId no_node{static_cast<std::uint32_t>(-1)};

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

}  // namespace

LeastCosts::LeastCosts(SearchGraph const& graph, NodeId start, DijkstraOptions const& options)
    : graph_(graph),
      options_(options),
      limit_(options.limit),
      costs_(graph.nodes(), unreached_cost),
      queue_(bucket_width(graph, options)) {
  costs_[start.value] = 0;
  queue_.push({0, start});
}

void LeastCosts::run(Context& context) {
  run_to(no_node, context);
}

void LeastCosts::run_to(NodeId last, Context& context) {
  if (!options_.link_costs.empty()) return settle_any(last, context);
  bool const is_plain = options_.refused.empty() && !options_.shut;
  if (options_.criterion == Criterion::time) return settle_times(last, context);
  return is_plain ? settle_exposures(last, context) : settle_any(last, context);
}

void LeastCosts::lower_limit(std::uint64_t limit) {
  if (limit >= limit_) return;
  limit_ = limit;
  for (auto& cost : costs_) {
    if (cost > limit) cost = unreached_cost;
  }
}

template <class Fetch, class Relax>
void LeastCosts::settle(NodeId last, Context& context, Fetch&& fetch, Relax&& relax) {
  for (std::size_t pops = 0; !queue_.empty(); ++pops) {
    if (pops % pops_between_checks == 0) context.check_cancel();
    auto const [cost, node] = queue_.pop(fetch);
    if (cost != costs_[node.value]) continue;
    relax(cost, node);
    if (node == last) return;
  }
}

void LeastCosts::lower(NodeId node, std::uint64_t cost, std::uint64_t move) {
  auto const next = (Duration{cost} + Duration{move}).quanta;
  if (next >= costs_[node.value] || next > limit_) return;
  costs_[node.value] = next;
  queue_.push({next, node});
}

void LeastCosts::settle_any(NodeId last, Context& context) {
  settle(
      last, context, [](Entry const&) {},
      [&](std::uint64_t cost, NodeId node) {
        for (auto const& arc : is_away() ? graph_.leaving(node) : graph_.arriving(node)) {
          auto const move = cost_of(arc, options_);
          if (cost + move < costs_[arc.to.value] && may_use(arc, options_)) lower(arc.to, cost, move);
        }
      });
}

/// Who must agree is looked at only where it matters and a label would fall.
void LeastCosts::settle_times(NodeId last, Context& context) {
  auto const hops = is_away() ? graph_.hops_leaving() : graph_.hops_arriving();
  if (options_.refused.empty() && !options_.shut) {
    auto const fetch = [&](Entry const& entry) {
      __builtin_prefetch(hops.hops + hops.first[entry.node.value]);
    };
    settle(last, context, fetch, [&](std::uint64_t cost, NodeId node) {
      auto const* const end = hops.hops + hops.first[node.value + 1];
      for (auto const* hop = hops.hops + hops.first[node.value]; hop != end; ++hop)
        lower(hop->to, cost, hop->time);
    });
    return;
  }
  settle(
      last, context, [](Entry const&) {},
      [&](std::uint64_t cost, NodeId node) {
        auto const arcs = is_away() ? graph_.leaving(node) : graph_.arriving(node);
        auto const* hop = hops.hops + hops.first[node.value];
        for (auto const& arc : arcs) {
          if (cost + hop->time < costs_[hop->to.value] && may_use(arc, options_))
            lower(hop->to, cost, hop->time);
          ++hop;
        }
      });
}

void LeastCosts::settle_exposures(NodeId last, Context& context) {
  auto const first = [&](NodeId node) {
    return (is_away() ? graph_.leaving(node) : graph_.arriving(node)).data();
  };
  auto const fetch = [&](Entry const& entry) { __builtin_prefetch(first(entry.node)); };
  settle(last, context, fetch, [&](std::uint64_t cost, NodeId node) {
    for (auto const& arc : is_away() ? graph_.leaving(node) : graph_.arriving(node))
      lower(arc.to, cost, arc.exposure);
  });
}

}  // namespace passage::detail
