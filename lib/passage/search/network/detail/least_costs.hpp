#pragma once
#include <vector>

#include "passage/search/network/detail/bucket_heap.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage::detail {

/// What a search adds for an arc.
inline std::uint64_t cost_of(Arc const& arc, DijkstraOptions const& options) {
  if (!options.link_costs.empty()) return options.link_costs[arc.link.link.value];
  return options.criterion == Criterion::time ? arc.time : arc.exposure;
}

/// Whether a search may take an arc.
inline bool may_use(Arc const& arc, DijkstraOptions const& options) {
  if (!(arc.consents & options.refused).empty()) return false;
  return !options.shut || !(*options.shut)[arc.link.link.value];
}

/// Labels and queue of one search of one criterion. It can stop at a node and go on from there with a lower
/// limit, when what was found by then says how far costs can matter.
class LeastCosts {
 public:
  /// `options` must outlive the search.
  LeastCosts(SearchGraph const& graph, NodeId start, DijkstraOptions const& options);

  /// Goes on until `last` has its final cost, or, when no cost within the limit leads there, to the end.
  void run_to(NodeId last, Context& context);
  /// Goes on to the end.
  void run(Context& context);
  /// Costs above it stay unreached from now on.
  void lower_limit(std::uint64_t limit);

  /// After run: final. After run_to: of `last`, and of nodes with less; others may be too high.
  std::vector<std::uint64_t> const& costs() const& { return costs_; }
  std::vector<std::uint64_t> costs() && { return std::move(costs_); }

 private:
  struct Entry {
    std::uint64_t cost;
    NodeId node;

    std::uint64_t key() const { return cost; }
    friend bool operator>(Entry const& a, Entry const& b) { return a.cost > b.cost; }
  };

  bool is_away() const { return options_.towards == Towards::away; }
  void settle_any(NodeId last, Context& context);
  void settle_times(NodeId last, Context& context);
  void settle_exposures(NodeId last, Context& context);
  template <class Fetch, class Relax>
  void settle(NodeId last, Context& context, Fetch&& fetch, Relax&& relax);
  void lower(NodeId node, std::uint64_t cost, std::uint64_t move);

  SearchGraph const& graph_;
  DijkstraOptions const& options_;
  std::uint64_t limit_;
  std::vector<std::uint64_t> costs_;
  BucketHeap<Entry> queue_;
};

}  // namespace passage::detail
