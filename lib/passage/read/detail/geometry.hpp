#pragma once
// From GDAL's geometry to Passage's.
#include "passage/geo/geometry.hpp"

class OGRGeometry;

namespace passage::detail {

/// Curves as lines, without heights; the kind that a collection has most of. monostate for null, empty and
/// unusable geometry (not finite, too few points). `dropped` is set when parts of a collection were left out.
Geometry geometry_of(OGRGeometry const* geometry, bool& dropped);

}  // namespace passage::detail
