#pragma once
#include <optional>
#include <vector>

#include "passage/search/network/front.hpp"

namespace passage::detail {

/// What is left from every node to the goal at least, as far as a path of the front can need it.
struct FrontBounds {
  /// `unreached_cost` where the goal cannot be reached within the limits.
  std::vector<std::uint64_t> times, exposures;
  std::uint64_t time_limit = 0;      ///< no path of the front takes longer
  std::uint64_t exposure_limit = 0;  ///< none has more exposure
};

/// Two searches backwards, each stopped as soon as the ends of the front are known: the quickest path bounds
/// the exposure of all others, the least exposed one their time. Nothing where no way leads to the goal, or
/// none within the time allowed.
std::optional<FrontBounds> find_front_bounds(SearchGraph const& arcs, std::pair<NodeId, NodeId> ends,
                                             FrontOptions const& options, Context& context);

}  // namespace passage::detail
