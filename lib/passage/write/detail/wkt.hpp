#pragma once
#include <string>

#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// OGC well-known text with seven decimals; multi-geometries only when there are several parts.
std::string wkt(Geometry const& degrees);

}  // namespace passage::detail
