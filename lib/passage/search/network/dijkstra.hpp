#pragma once
// One-criterion shortest paths on roads (Dijkstra 1959), in integers.
#include <optional>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/search/network/search_graph.hpp"

namespace passage {

/// What a one-criterion search adds up.
enum class Criterion { time, exposure };
/// From the start to every node, or from every node to it.
enum class Towards { away, start };

inline constexpr std::uint64_t unreached_cost = Duration::unreached().quanta;

/// `least` times `factor` (≥ 1) rounded down: the bound that a stretch means. At least `least`.
std::uint64_t stretched(std::uint64_t least, double factor);

struct DijkstraOptions {
  Criterion criterion = Criterion::time;
  Towards towards = Towards::away;
  std::uint64_t limit = unreached_cost - 1;  ///< costs above it stay unreached
  /// Per link, replaces the criterion's cost where not empty; ≥ 1. For penalised searches.
  std::span<std::uint64_t const> link_costs = {};
  ConsentSet refused = {};                  ///< links that need any of these are left out
  std::vector<bool> const* shut = nullptr;  ///< per link: left out where true
};

/// The least cost per node in quanta of the criterion; `unreached_cost` where no way leads within the limit.
std::vector<std::uint64_t> least_costs(SearchGraph const& graph, NodeId start, DijkstraOptions const& options,
                                       Context& context);

/// The links of a shortest path to `target`, traced back through final costs of an `away` search: the rule is
/// the tight predecessor that comes first by geometry, so ties never depend on the order of the search.
/// Precondition: every move costs ≥ 1. Empty when the target is unreached or the start itself.
std::vector<DirectedLink> trace(SearchGraph const& graph, std::vector<std::uint64_t> const& costs,
                                NodeId target, DijkstraOptions const& options = {});

}  // namespace passage
