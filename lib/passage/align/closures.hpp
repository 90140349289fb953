#pragma once
#include <span>
#include <vector>

#include "passage/align/junctions.hpp"
#include "passage/base/context.hpp"
#include "passage/geo/line_index.hpp"
#include "passage/model/closure.hpp"

namespace passage {

/// A part of a road that something covers.
struct RoadStretch {
  std::size_t road = 0;  ///< index of the line
  Share from, upto;
  std::size_t source = 0;  ///< index of what covers it
};

/// Roads in frame coordinates with what is needed to find them.
struct IndexedRoads {
  std::vector<Line> const& lines;
  Junctions const& junctions;
  LineIndex const& index;
};

/// The parts of roads that run along a line for at least four times `buffer`: inside the buffer and within 30
/// degrees of the line's direction, counted across junctions, so that cutting a road changes nothing.
/// `source` is the index of the line.
std::vector<RoadStretch> roads_along(IndexedRoads const& roads, std::vector<Line> const& others,
                                     Metres buffer);

/// What the closures close that are in force on `when`: lines by the rule of `roads_along`; polygons the
/// parts inside; a point ten metres of the road it lies on, within `buffer` of it. A closure that closes
/// nothing is a finding "closure_closes_nothing" with its distance to the nearest road, in force or not.
/// `source` is the closure's index.
std::vector<RoadStretch> closed_stretches(IndexedRoads const& roads, std::span<Closure const> closures,
                                          Metres buffer, Date when, Context& context);

}  // namespace passage
