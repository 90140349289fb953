#include "passage/geo/overlay.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/geo/detail/geos.hpp"

namespace passage {

namespace {

using detail::checked;
using detail::geos_context;
using detail::GeosGeometry;
using detail::polygons_of;
using detail::to_geos;

constexpr int quarter_circle_segments = 16;

MultiPolygon buffered(GeosGeometry const& geometry, double distance) {
  return polygons_of(
      checked(GEOSBuffer_r(geos_context(), geometry.get(), distance, quarter_circle_segments)));
}

std::string text_of(char* owned) {
  if (!owned) return {};
  std::string text{owned};
  GEOSFree_r(geos_context(), owned);
  return text;
}

}  // namespace

MultiPolygon buffer(Line const& line, double distance) {
  return buffered(to_geos(line), distance);
}
MultiPolygon buffer(Point point, double distance) {
  return buffered(to_geos(point), distance);
}
MultiPolygon buffer(MultiPolygon const& polygons, double distance) {
  return buffered(to_geos(polygons), distance);
}

MultiPolygon intersection(MultiPolygon const& a, MultiPolygon const& b) {
  if (!bounds(a).intersects(bounds(b))) return {};
  return polygons_of(checked(GEOSIntersection_r(geos_context(), to_geos(a).get(), to_geos(b).get())));
}

MultiPolygon difference(MultiPolygon const& a, MultiPolygon const& b) {
  return polygons_of(checked(GEOSDifference_r(geos_context(), to_geos(a).get(), to_geos(b).get())));
}

MultiPolygon union_of(std::vector<MultiPolygon> const& polygons) {
  MultiPolygon all;
  for (auto const& each : polygons) all.insert(all.end(), each.begin(), each.end());
  return polygons_of(checked(GEOSUnaryUnion_r(geos_context(), to_geos(all).get())));
}

namespace {

/// What GEOS cannot even be told about a ring.
std::optional<std::string> ring_problem(Line const& ring) {
  for (auto const& point : ring) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return "a coordinate that is not a number";
  }
  if (ring.empty()) return "a ring without points";
  auto const at = fmt::format(" at {} {}", ring.front().x, ring.front().y);
  if (ring.front() != ring.back()) return "a ring that is not closed" + at;
  if (ring.size() < 4) return "a ring of fewer than three corners" + at;
  return std::nullopt;
}

std::optional<std::string> geos_problem(GeosGeometry const& geometry) {
  char* reason = nullptr;
  GEOSGeometry* place = nullptr;
  char const valid = GEOSisValidDetail_r(geos_context(), geometry.get(), 0, &reason, &place);
  GeosGeometry const where{place};
  auto const text = text_of(reason);
  if (valid == 1) return std::nullopt;
  if (valid != 0) checked(nullptr);
  double x = 0, y = 0;
  if (where && GEOSGeomGetX_r(geos_context(), where.get(), &x) == 1 &&
      GEOSGeomGetY_r(geos_context(), where.get(), &y) == 1) {
    return fmt::format("{} at {} {}", text, x, y);
  }
  return text;
}

}  // namespace

std::optional<std::string> validity_problem(MultiPolygon const& polygons) {
  for (auto const& polygon : polygons) {
    if (auto problem = ring_problem(polygon.outer)) return problem;
    for (auto const& hole : polygon.holes) {
      if (auto problem = ring_problem(hole)) return problem;
    }
  }
  return geos_problem(to_geos(polygons));
}

MultiPolygon repaired(MultiPolygon const& polygons) {
  std::vector<MultiPolygon> parts;
  for (auto const& polygon : polygons)
    parts.push_back(polygons_of(checked(GEOSMakeValid_r(geos_context(), to_geos(polygon).get()))));
  return union_of(parts);  // parts that overlap are one area, not a hole
}

Line simplified(Line const& line, double tolerance) {
  return detail::line_of(
      checked(GEOSTopologyPreserveSimplify_r(geos_context(), to_geos(line).get(), tolerance)));
}

MultiPolygon simplified(MultiPolygon const& polygons, double tolerance) {
  return polygons_of(
      checked(GEOSTopologyPreserveSimplify_r(geos_context(), to_geos(polygons).get(), tolerance)));
}

}  // namespace passage
