#pragma once
#include <optional>

#include "passage/base/date.hpp"
#include "passage/exercise/control.hpp"
#include "passage/exercise/partition.hpp"
#include "passage/exercise/ways.hpp"

namespace passage::exercise {

/// A crossing point as an access team would record it.
struct CrossingPoint {
  std::string id, name;
  std::string type;   ///< line crossing | checkpoint | bridge
  std::string party;  ///< who decides there; empty: not recorded
  std::string state;  ///< open | conditional | unknown | closed
  int wait_min = 0, wait_least_min = 0, wait_most_min = 0;
  std::string window;  ///< opening hours; empty: not stated
  std::optional<int> max_load_t;
  double confidence_share = 1;
  Date seen;
  bool decides = false;       ///< does not follow its own headquarters
  bool at_contested = false;  ///< at the edge of contested ground
  std::string remark;         ///< for the trainer and the map's note
  std::size_t road = 0;
  Point place;  ///< in the plane, on the road
};

/// Crossing points where roads cross the lines of control, on a few bridges and at city checkpoints. One
/// track crosses the line without a record when there are enough other crossings; `unrecorded` says where.
struct Crossings {
  std::vector<CrossingPoint> points;
  std::vector<Point> unrecorded;
};
struct CrossingInputs {
  Lattice const& lattice;
  std::vector<Town> const& towns;
  Rivers const& rivers;
  RoadNetwork const& network;
  Control const& control;
  std::vector<Line> const& front;  ///< borders between grounds of different holders
  Ways const& ways;
  Date as_of;
};
Crossings make_crossings(CrossingInputs const& inputs, Random const& random);

}  // namespace passage::exercise
