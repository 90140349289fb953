#include "passage/search/network/lattice_descent.hpp"

#include <set>

#include "passage/search/network/detail/undominated.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/front.hpp"

namespace passage {

namespace {

class Descent {
 public:
  Descent(RoadGraph const& graph, NodeId from, NodeId to, LatticeDescentOptions const& options,
          Context& context)
      : graph_(graph), from_(from), to_(to), options_(options), context_(context) {}

  ParetoFront run() {
    auto const least = least_costs(SearchGraph{graph_}, from_, {}, context_)[to_.value];
    if (least == unreached_cost) return {};
    limit_ = options_.bound ? options_.bound->quanta : stretched(least, options_.max_stretch);
    std::vector<ConsentSet> open{ConsentSet{}};  // sets that are forbidden
    seen_.insert(0);
    while (!open.empty() && front_.is_complete) {
      auto const forbidden = open.back();
      open.pop_back();
      for (auto const party : needed_without(forbidden).members()) {
        auto const next = forbidden | ConsentSet::of(party);
        if (!seen_.insert(next.bits()).second) continue;
        front_.is_complete = seen_.size() <= options_.set_limit;
        open.push_back(next);
      }
    }
    if (!front_.is_complete) front_.proven_upto = Duration{0};
    front_.labels = seen_.size();
    front_.paths = detail::undominated(std::move(front_.paths), {options_.with_exposure, true});
    return std::move(front_);
  }

 private:
  /// Searches without the forbidden authorities; whom the paths found need.
  ConsentSet needed_without(ConsentSet forbidden) {
    SearchGraph const arcs{graph_, forbidden};
    ConsentSet needed;
    for (auto& path : paths_over(arcs)) {
      needed |= path.consents;
      front_.paths.push_back(std::move(path));
    }
    return needed;
  }

  std::vector<Path> paths_over(SearchGraph const& arcs) {
    if (options_.with_exposure) {
      FrontOptions wanted;
      wanted.bound = Duration{limit_};
      return find_front(graph_, arcs, from_, to_, wanted, context_).paths;
    }
    DijkstraOptions within;
    within.limit = limit_;
    auto const costs = least_costs(arcs, from_, within, context_);
    if (costs[to_.value] == unreached_cost) return {};
    return {path_along(graph_, trace(arcs, costs, to_, within))};
  }

  RoadGraph const& graph_;
  NodeId from_, to_;
  LatticeDescentOptions const& options_;
  Context& context_;
  std::uint64_t limit_ = 0;
  std::set<std::uint64_t> seen_;
  ParetoFront front_;
};

}  // namespace

ParetoFront find_consent_front_by_descent(RoadGraph const& graph, NodeId from, NodeId to,
                                          LatticeDescentOptions const& options, Context& context) {
  return Descent{graph, from, to, options, context}.run();
}

}  // namespace passage
