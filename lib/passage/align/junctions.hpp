#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "passage/base/strong_id.hpp"
#include "passage/geo/line.hpp"

namespace passage {

/// One topology out of separately drawn lines.
struct Junctions {
  /// A place on a line that is a node.
  struct Stop {
    Share position;
    NodeId node;
  };
  std::vector<Point> nodes;              ///< by rising x, then y
  std::vector<std::vector<Stop>> stops;  ///< per line by rising position; the ends always; none for a line of
                                         ///< no length
};

/// Finds where lines (plane coordinates in metres) join: ends closer than `snap` are one node; an end within
/// `snap` of another line's interior joins it at the foot; a vertex that two lines share, or one line passes
/// twice, joins them; lines that merely cross do not join (bridges). Places that the network joins anyway
/// within four times `snap` along the roads are left as drawn, so that cutting a road into short features
/// never collapses it. The result does not depend on the order or the direction of the lines, but for ties
/// between equal distances.
///
/// `node_ids` is empty, or has an entry per line that is empty or names every vertex: lines with ids join
/// where an id is shared, whatever else lies at the same place, and never by coordinates.
Junctions find_junctions(std::vector<Line> const& lines, Metres snap,
                         std::vector<std::span<std::int64_t const>> const& node_ids = {});

}  // namespace passage
