#pragma once
#include <set>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/exercise/control.hpp"
#include "passage/exercise/ways.hpp"

namespace passage::exercise {

/// A stretch of road that is shut, drawn along it.
struct ShutRoad {
  std::string name, reason;
  Date since;
  std::size_t road = 0;
  Line line;  ///< in the plane
};

/// Ground with explosive ordnance as recorded, beside a road or across a track.
struct MinedArea {
  std::string name, status;  ///< confirmed | suspected | cleared
  Date surveyed;
  std::size_t road = 0;
  MultiPolygon area;
};

/// A stretch of road that was driven and found clear of ordnance.
struct VerifiedRoad {
  Date on;
  std::size_t road = 0;
  Line line;
};

struct Hazards {
  std::vector<ShutRoad> closures;
  std::vector<MinedArea> mined;
  std::vector<VerifiedRoad> verified;
};

struct HazardInputs {
  Relief const& relief;
  std::vector<Town> const& towns;
  RoadNetwork const& network;
  Control const& control;
  Ways const& ways;
  Date as_of;
};
/// Closures by flood, landslide and barricade beside the ways of the task that leave every town reachable;
/// suspected ground beside the quickest way, confirmed ground across a track, one cleared field.
Hazards make_hazards(HazardInputs const& inputs, Random const& random);

/// The lattice cells of road ends that can be reached from one of them over roads that are not in `shut`.
std::set<int> reachable(RoadNetwork const& network, int from, std::vector<std::size_t> const& shut);
/// True when every settlement up to `rank` can be reached from the first over roads that are not in `shut`.
bool is_connected(RoadNetwork const& network, std::vector<Town> const& towns, int rank,
                  std::vector<std::size_t> const& shut);

}  // namespace passage::exercise
