#pragma once
#include "passage/geo/crs.hpp"

namespace passage {

/// Whether a CRS is a Mercator map (web maps such as EPSG:3857 too). Its metres are metres on the ground at
/// the equator only; elsewhere they are 1 / cos(latitude) too long. Transverse and oblique forms, UTM among
/// them, are no such maps.
bool is_mercator(Crs const& crs);

/// Throws Error{input, "mercator_metres"} when `crs` is one. `what` begins the message: "friction.tif".
void refuse_mercator(Crs const& crs, std::string_view what, std::string hint);

}  // namespace passage
