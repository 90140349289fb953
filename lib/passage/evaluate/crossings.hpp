#pragma once
#include <vector>

#include "passage/evaluate/match.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

/// A road as it leaves a place.
struct RoadArm {
  std::uint32_t road = 0;  ///< index of the RoadFeature
  Share at;                ///< of its line, where the place is
  bool upwards = true;     ///< leaves towards the line's last point
};

/// Where a crossing point stands: whoever comes in by an arm of one side and leaves by one of the other
/// passes it. At a junction one crossing point may have several positions, one for each two sides it stands
/// between.
struct GatePosition {
  GateId gate;
  Point point;  ///< frame coordinates
  std::vector<RoadArm> before, after;
};

/// The crossing points of a graph, by place, then by number.
std::vector<GatePosition> gate_positions(RoadGraph const& graph);

/// A crossing point that a line passes.
struct PassedGate {
  GateId gate;
  std::size_t piece = 0;  ///< the matched piece it stands on or at the end of
  Share at;               ///< of that piece in the direction of travel
  Point point;
};

/// The crossing points that matched pieces pass, in the order of travel. On roads a crossing point counts
/// when the line goes on beyond it to its other side, not when it ends there or turns off before; where the
/// line follows no road, when it comes within `near`. One passed again later counts again.
std::vector<PassedGate> passed_gates(std::vector<MatchedPiece> const& pieces,
                                     std::vector<GatePosition> const& positions,
                                     std::vector<RoadFeature> const& roads, Metres near);

/// The wait of a convoy at a crossing point.
struct GateWait {
  Seconds least, likely, most;
};
GateWait wait_at(Gate const& gate, int vehicles);

}  // namespace passage
