#pragma once
// The exact front of time and exposure: BOA* (Hernández Ulloa, Yeoh, Baier, Zhang, Suazo & Koenig 2020/2023,
// "Simple and efficient bi-objective search algorithms via fast dominance checks", Artificial Intelligence).
#include <optional>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/search/network/search_graph.hpp"

namespace passage {

struct FrontOptions {
  double max_stretch = 2;  ///< paths take at most this many times the least criterion time; ≥ 1
  /// Replaces max_stretch by a bound of another run: what-ifs keep the bound of their reference.
  std::optional<Duration> bound = {};
  std::size_t label_limit = 100'000'000;  ///< labels ever made; then the proven part is returned
};

/// Every path from `from` to `to` that no other beats in both criterion time and exposure, one for each pair
/// of costs, by rising time. Obstacles are impassable, one-way roads honoured. Of paths with equal costs the
/// one found first in an order by geometry is kept. An empty front means that no way leads there. A start
/// that is its own end gives one empty path.
ParetoFront find_front(RoadGraph const& graph, NodeId from, NodeId to, FrontOptions const& options,
                       Context& context);
/// As above on a prepared graph.
ParetoFront find_front(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                       FrontOptions const& options, Context& context);

}  // namespace passage
