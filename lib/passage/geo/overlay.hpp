#pragma once
// Polygon operations by GEOS. Coordinates are planar, in the units of the caller's CRS.
#include <optional>
#include <string>
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage {

/// Everything within `distance` of the line or point, round ends, 16 segments a quarter circle.
MultiPolygon buffer(Line const& line, double distance);
MultiPolygon buffer(Point point, double distance);
MultiPolygon buffer(MultiPolygon const& polygons, double distance);
MultiPolygon intersection(MultiPolygon const& a, MultiPolygon const& b);
MultiPolygon difference(MultiPolygon const& a, MultiPolygon const& b);
MultiPolygon union_of(std::vector<MultiPolygon> const& polygons);
/// What makes a polygon invalid and where ("Self-intersection at 26.79 5.06"); empty when it is valid.
std::optional<std::string> validity_problem(MultiPolygon const& polygons);
/// The area a self-intersecting outline encloses by the even-odd rule, as valid polygons.
MultiPolygon repaired(MultiPolygon const& polygons);
/// Fewer vertices, none moved by more than `tolerance` (Douglas-Peucker, topology kept).
Line simplified(Line const& line, double tolerance);
MultiPolygon simplified(MultiPolygon const& polygons, double tolerance);

}  // namespace passage
