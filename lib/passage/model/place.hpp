#pragma once
#include <cstddef>
#include <optional>
#include <string>

#include "passage/base/quantity.hpp"
#include "passage/base/strong_id.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

enum class PlaceRole { origin, stop, destination, site, town };

/// A named point that a movement starts from, stops at or passes.
struct Place {
  std::string name;
  LonLat place;
  Point point;  ///< in the frame's CRS; set by align
  PlaceRole role = PlaceRole::town;
  std::string kind;                    ///< "hospital", "displaced people", "city"; may be empty
  double population = 0;               ///< people, for choosing which labels to draw; 0 when unknown
  std::optional<Seconds> unload = {};  ///< how long unloading takes at a stop; empty: not stated
  std::string code = {};               ///< P-code, its own or of the zone it lies in; may be empty
};

/// The way between a place and the road it joins: a straight line, in frame coordinates from the place.
struct AccessLeg {
  std::size_t place = 0;  ///< index of the place
  Line line;
  Metres length;
  Seconds time;          ///< at the vehicle's speed off the roads
  bool crosses = false;  ///< a barrier, a line of control or an explosive hazard lies between
};

}  // namespace passage
