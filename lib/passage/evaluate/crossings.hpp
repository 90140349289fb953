#pragma once
#include <vector>

#include "passage/evaluate/match.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

/// Where a crossing point stands on a source road.
struct GatePosition {
  GateId gate;
  std::uint32_t road = 0;  ///< index of the RoadFeature
  Share at;                ///< of its line
  Point point;             ///< frame coordinates
};

/// The crossing points that were bound to roads, by road and position.
std::vector<GatePosition> gate_positions(RoadGraph const& graph);

/// A crossing point that a line passes.
struct PassedGate {
  GateId gate;
  std::size_t piece = 0;  ///< the matched piece it stands on or at the end of
  Share at;               ///< of that piece in the direction of travel
  Point point;
};

/// The crossing points that matched pieces pass, in the order of travel. On a road a crossing point counts
/// when the line goes on beyond it, not when it turns off before; where the line follows no road, when it
/// comes within `near`. One passed again later counts again.
std::vector<PassedGate> passed_gates(std::vector<MatchedPiece> const& pieces,
                                     std::vector<GatePosition> const& positions,
                                     std::vector<RoadFeature> const& roads, Metres near);

}  // namespace passage
