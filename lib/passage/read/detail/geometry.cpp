#include "passage/read/detail/geometry.hpp"

#include <cmath>
#include <memory>

#include <ogr_geometry.h>

namespace passage::detail {

namespace {

struct Parts {
  MultiPoint points;
  MultiLine lines;
  MultiPolygon polygons;
};

bool is_finite(Point point) {
  return std::isfinite(point.x) && std::isfinite(point.y);
}

Line line_of(OGRSimpleCurve const& curve) {
  Line line;
  line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) {
    Point const point{curve.getX(i), curve.getY(i)};
    if (!is_finite(point)) return {};
    line.push_back(point);
  }
  return line;
}

Line ring_of(OGRLinearRing const& source) {
  auto ring = line_of(source);
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  return ring.size() < 4 ? Line{} : ring;
}

void add(OGRPolygon const& source, Parts& parts) {
  auto const* outer = source.getExteriorRing();
  if (!outer) return;
  Polygon polygon{ring_of(*outer), {}};
  if (polygon.outer.empty()) return;
  for (int i = 0; i < source.getNumInteriorRings(); ++i) {
    if (auto hole = ring_of(*source.getInteriorRing(i)); !hole.empty())
      polygon.holes.push_back(std::move(hole));
  }
  parts.polygons.push_back(std::move(polygon));
}

void add(OGRGeometry const& geometry, Parts& parts) {
  auto const type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) {
    auto const& source = *geometry.toPoint();
    Point const point{source.getX(), source.getY()};
    if (!source.IsEmpty() && is_finite(point)) parts.points.push_back(point);
  } else if (type == wkbLineString) {
    auto line = line_of(*geometry.toSimpleCurve());
    if (line.size() >= 2) parts.lines.push_back(std::move(line));
  } else if (type == wkbPolygon || type == wkbTriangle) {
    add(*geometry.toPolygon(), parts);
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
    for (auto const* part : *geometry.toGeometryCollection()) add(*part, parts);
  } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface)) {
    for (auto const* part : *geometry.toPolyhedralSurface()) add(*part, parts);
  }
}

}  // namespace

Geometry geometry_of(OGRGeometry const* geometry, bool& dropped) {
  dropped = false;
  if (!geometry || geometry->IsEmpty()) return {};
  Parts parts;
  if (geometry->hasCurveGeometry()) {
    std::unique_ptr<OGRGeometry> const straight{geometry->getLinearGeometry()};
    if (straight) add(*straight, parts);
  } else {
    add(*geometry, parts);
  }
  dropped = !parts.polygons.empty() + !parts.lines.empty() + !parts.points.empty() > 1;
  if (!parts.polygons.empty()) return parts.polygons;
  if (!parts.lines.empty()) return parts.lines;
  if (!parts.points.empty()) return parts.points;
  return {};
}

}  // namespace passage::detail
