#pragma once
// What a road graph is made from, in one line.
#include <span>

#include "support/drawn_roads.hpp"

#include "passage/align/road_graph.hpp"

namespace passage::testing {

/// Refers to what it is given, which must outlive it.
inline RoadGraphInputs inputs_of(std::span<RoadFeature const> roads, ControlMap const* control = nullptr,
                                 std::span<Gate const> gates = {}) {
  RoadGraphInputs inputs;
  inputs.roads = roads;
  inputs.control = control;
  inputs.gates = gates;
  return inputs;
}

}  // namespace passage::testing
