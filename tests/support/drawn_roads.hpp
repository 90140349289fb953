#pragma once
// Roads, areas and crossing points written as coordinates, for tests.
#include <string>
#include <utility>
#include <vector>

#include "passage/model/control_map.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/place.hpp"
#include "passage/model/road_feature.hpp"

namespace passage::testing {

inline RoadFeature road(Line line, double minutes = 10) {
  RoadFeature feature;
  feature.length = Metres{length(line)};
  feature.line = std::move(line);
  feature.duration = minutes * minute;
  return feature;
}

inline Gate gate_at(std::string id, Point point, GateState state = GateState::open) {
  Gate gate;
  gate.id = gate.name = std::move(id);
  gate.point = point;
  gate.state = state;
  return gate;
}

inline Place place_at(std::string name, Point point) {
  Place place;
  place.name = std::move(name);
  place.point = point;
  return place;
}

inline MultiPolygon rectangle(double left, double bottom, double right, double top) {
  return {{{{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}}, {}}};
}

inline ControlArea held(MultiPolygon area, std::vector<PartyId> holders) {
  ControlArea control;
  control.area = std::move(area);
  control.holders = std::move(holders);
  return control;
}

}  // namespace passage::testing
