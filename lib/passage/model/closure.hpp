#pragma once
#include <optional>
#include <string>

#include "passage/base/date.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// A recorded road closure. Lines close what runs along them; points and polygons what they touch.
struct Closure {
  std::string name;                ///< as recorded, or its feature id
  Geometry geometry;               ///< longitude/latitude from read, frame coordinates from align on
  std::optional<Date> from, upto;  ///< both inclusive; empty: not stated
};

/// Ground to avoid or that is mined, with what it means for movement.
struct RestrictedArea {
  std::string name;
  MultiPolygon area;
  double avoid_factor = 1;    ///< > 1: soft
  bool is_forbidden = false;  ///< hard
  bool is_explosive_hazard = false;
};

}  // namespace passage
