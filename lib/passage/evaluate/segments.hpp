#pragma once
#include <vector>

#include "passage/evaluate/exposure.hpp"
#include "passage/evaluate/recost.hpp"
#include "passage/geo/area_index.hpp"
#include "passage/model/assessment.hpp"
#include "passage/model/closure.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

/// A part of a road that a recorded closure closes.
struct ClosedStretch {
  std::uint32_t road = 0;
  Share from, upto;
};
/// From the obstacles of a graph, by road and position.
std::vector<ClosedStretch> closed_stretches(RoadGraph const& graph);

/// What is known along a line; null: not considered.
struct SegmentSources {
  std::vector<RoadFeature> const* roads = nullptr;
  ControlMap const* control = nullptr;
  HazardSurface const* hazard = nullptr;
  std::vector<RestrictedArea> const* restricted = nullptr;
  AreaIndex const* restricted_index = nullptr;  ///< over `restricted`
  std::vector<ClosedStretch> const* closed = nullptr;
  Metres shortest{20};  ///< shorter stretches of control or restriction join their neighbour
};

/// Cuts a line where the holder, the road class, the hazard class, a closure or a restriction changes. The
/// segments cover the line without gap from kilometre post 0 on. Hazard classes are steps by a factor of four
/// around the mean rate; a change that lasts less than two kilometres does not cut.
std::vector<RouteSegment> segments_along(std::vector<MatchedPiece> const& pieces, Recost const& costs,
                                         SegmentSources const& sources);

}  // namespace passage
