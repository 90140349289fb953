#pragma once
#include <cstdint>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/line_index.hpp"
#include "passage/model/road_graph.hpp"

namespace passage::detail {

/// Costs that grow on the ground of the routes found so far.
class Penalties {
 public:
  explicit Penalties(RoadGraph const& graph);

  /// Per link, in quanta of criterion time.
  std::vector<std::uint64_t> const& costs() const { return costs_; }
  /// Each link costs 15 % more on the part of it that lies in the area, up to six times.
  void raise(MultiPolygon const& area, Context& context);

 private:
  RoadGraph const& graph_;
  std::vector<Line> lines_;  ///< of links; crossings have no ground
  LineIndex index_;
  std::vector<double> factors_;
  std::vector<std::uint64_t> costs_;
};

}  // namespace passage::detail
