#pragma once
// Lengths on the WGS 84 ellipsoid (Karney 2013, "Algorithms for geodesics", J. Geodesy 87).
#include "passage/base/quantity.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

Metres geodesic_distance(LonLat a, LonLat b);
/// The azimuth at `a` of the geodesic to `b`, clockwise from north, −180 … 180.
Degrees azimuth(LonLat a, LonLat b);
/// The place `length` away from `start` in direction `azimuth`.
LonLat destination(LonLat start, Degrees azimuth, Metres length);
/// Of a line whose coordinates are longitude and latitude.
Metres geodesic_length(Line const& degrees);

}  // namespace passage
