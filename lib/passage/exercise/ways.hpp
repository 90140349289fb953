#pragma once
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "passage/exercise/roads.hpp"

namespace passage::exercise {

/// Driving time of a road.
double drive_h(Road const& road);

/// The quickest way over the net between two road ends.
struct Way {
  std::vector<std::size_t> roads;  ///< in order
  double hours = 0;                ///< as `hours` counts them
};
/// `hours` is the time of a road, by its index; infinity shuts it. Empty when there is no way.
std::optional<Way> quickest_way(RoadNetwork const& network, int from, int upto,
                                std::function<double(std::size_t)> const& hours);

/// The roads of the quickest ways of a task, and of the second and third ones that share as little with them
/// as the net allows. A road stands in the first set it belongs to only.
struct Ways {
  std::set<std::size_t> fast, second, third;

  bool has(std::size_t road) const {
    return fast.contains(road) || second.contains(road) || third.contains(road);
  }
};
Ways make_ways(RoadNetwork const& network, int from, std::vector<int> const& upto);

}  // namespace passage::exercise
