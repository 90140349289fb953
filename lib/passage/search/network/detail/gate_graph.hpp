#pragma once
#include <cstdint>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/openings.hpp"

namespace passage::detail {

/// The roads contracted to the sides of the crossing points in question.
class GateGraph {
 public:
  /// Searches from every origin and every side up to `limit`, with all `gates` shut. Throws Error{input,
  /// "too_many_openings"}.
  GateGraph(RoadGraph const& graph, std::span<NodeId const> origins, std::vector<GateId> const& gates,
            Duration limit, Context& context);

  std::size_t terminals() const { return nodes_.size(); }
  /// Least costs from a terminal to all nodes of the graph.
  std::vector<std::uint64_t> const& costs_from(std::size_t terminal) const { return costs_[terminal]; }
  /// The time at which every terminal is first reached when `open` are open; unreached beyond the limit.
  std::vector<std::uint64_t> arrivals(OpeningSet open) const;

 private:
  struct Crossing {
    std::size_t from, to;  ///< terminals
    std::uint64_t time;
    OpeningSet gate;  ///< its bit
  };
  std::size_t terminal(NodeId node);
  void add_crossings(RoadGraph const& graph, std::vector<GateId> const& gates);

  std::vector<NodeId> nodes_;  ///< of terminals; the origins first
  std::size_t origins_ = 0;
  std::vector<Crossing> crossings_;
  std::vector<std::vector<std::uint64_t>> costs_;
  std::uint64_t limit_;
};

}  // namespace passage::detail
