#pragma once
#include <memory>

#include <geos_c.h>

#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// One GEOS context per thread.
GEOSContextHandle_t geos_context();

struct GeosDestroy {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos_context(), geometry); }
};
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosDestroy>;

/// What GEOS returned; throws Error{input, "geometry_failed"} with its message for a null.
GeosGeometry checked(GEOSGeometry* result);

/// Rings of fewer than four points are left out, and open ones closed.
GeosGeometry to_geos(Polygon const& polygon);
GeosGeometry to_geos(MultiPolygon const& polygons);
GeosGeometry to_geos(Line const& line);
GeosGeometry to_geos(Point point);

/// The polygons of any geometry in GEOS's normal order, outer rings counterclockwise, holes clockwise. Points
/// and lines are left out.
MultiPolygon polygons_of(GeosGeometry geometry);
/// Precondition: a line string.
Line line_of(GeosGeometry const& geometry);

}  // namespace passage::detail
