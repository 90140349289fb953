#include "passage/geo/detail/geos.hpp"

#include <algorithm>
#include <string>

#include "passage/base/error.hpp"

namespace passage::detail {

namespace {

/// A GEOS context that remembers the last message of an error.
class Context {
 public:
  Context() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_, &keep_message, &message_);
  }
  Context(Context const&) = delete;
  Context& operator=(Context const&) = delete;
  ~Context() { GEOS_finish_r(handle_); }

  GEOSContextHandle_t handle() const { return handle_; }
  std::string const& message() const { return message_; }

 private:
  static void keep_message(char const* text, void* message) { *static_cast<std::string*>(message) = text; }

  GEOSContextHandle_t handle_;
  std::string message_;
};

Context& context() {
  thread_local Context own;
  return own;
}

}  // namespace

GEOSContextHandle_t geos_context() {
  return context().handle();
}

GeosGeometry checked(GEOSGeometry* result) {
  if (result) return GeosGeometry{result};
  throw Error{ErrorKind::input, "geometry_failed", "GEOS cannot work with a geometry: " + context().message(),
              "check the layer's validity with a GIS and repair it"};
}

namespace {

GEOSCoordSequence* sequence_of(Line const& line) {
  // Point is two doubles in a row, which is how GEOS takes a buffer of two dimensions.
  static_assert(sizeof(Point) == 2 * sizeof(double));
  auto const* coordinates = line.empty() ? nullptr : &line.front().x;
  auto* sequence = GEOSCoordSeq_copyFromBuffer_r(geos_context(), coordinates,
                                                 static_cast<unsigned>(line.size()), false, false);
  if (!sequence) checked(nullptr);
  return sequence;
}

GeosGeometry ring_of(Line ring) {
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  if (ring.size() < 4) ring.clear();
  return checked(GEOSGeom_createLinearRing_r(geos_context(), sequence_of(ring)));
}

// Hands the geometries over to GEOS, which takes ownership.
std::vector<GEOSGeometry*> released(std::vector<GeosGeometry>& geometries) {
  std::vector<GEOSGeometry*> raw;
  raw.reserve(geometries.size());
  for (auto& geometry : geometries) raw.push_back(geometry.release());
  return raw;
}

Line line_of(GEOSGeometry const* geometry) {
  auto const* sequence = GEOSGeom_getCoordSeq_r(geos_context(), geometry);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos_context(), sequence, &size);
  Line line(size);
  if (size > 0) GEOSCoordSeq_copyToBuffer_r(geos_context(), sequence, &line.front().x, false, false);
  return line;
}

// GEOS's normal form has clockwise shells; simple features and GeoJSON want them the other way round.
Line turned_ring(GEOSGeometry const* geometry) {
  auto ring = line_of(geometry);
  std::ranges::reverse(ring);
  return ring;
}

void append_polygons(GEOSGeometry const* geometry, MultiPolygon& polygons) {
  auto* handle = geos_context();
  auto const type = GEOSGeomTypeId_r(handle, geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(handle, geometry)) return;
    Polygon polygon{turned_ring(GEOSGetExteriorRing_r(handle, geometry)), {}};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(handle, geometry); ++i)
      polygon.holes.push_back(turned_ring(GEOSGetInteriorRingN_r(handle, geometry, i)));
    polygons.push_back(std::move(polygon));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    for (int i = 0; i < GEOSGetNumGeometries_r(handle, geometry); ++i)
      append_polygons(GEOSGetGeometryN_r(handle, geometry, i), polygons);
  }
}

}  // namespace

GeosGeometry to_geos(Polygon const& polygon) {
  auto shell = ring_of(polygon.outer);
  std::vector<GeosGeometry> holes;
  if (!GEOSisEmpty_r(geos_context(), shell.get())) {
    for (auto const& hole : polygon.holes) {
      if (hole.size() >= 3) holes.push_back(ring_of(hole));
    }
  }
  auto raw = released(holes);
  return checked(GEOSGeom_createPolygon_r(geos_context(), shell.release(), raw.data(),
                                          static_cast<unsigned>(raw.size())));
}

GeosGeometry to_geos(MultiPolygon const& polygons) {
  std::vector<GeosGeometry> parts;
  for (auto const& polygon : polygons) parts.push_back(to_geos(polygon));
  auto raw = released(parts);
  return checked(GEOSGeom_createCollection_r(geos_context(), GEOS_MULTIPOLYGON, raw.data(),
                                             static_cast<unsigned>(raw.size())));
}

GeosGeometry to_geos(Line const& line) {
  return checked(GEOSGeom_createLineString_r(geos_context(), sequence_of(line)));
}

GeosGeometry to_geos(Point point) {
  return checked(GEOSGeom_createPointFromXY_r(geos_context(), point.x, point.y));
}

MultiPolygon polygons_of(GeosGeometry geometry) {
  if (GEOSNormalize_r(geos_context(), geometry.get()) < 0) checked(nullptr);
  MultiPolygon polygons;
  append_polygons(geometry.get(), polygons);
  return polygons;
}

Line line_of(GeosGeometry const& geometry) {
  return line_of(geometry.get());
}

}  // namespace passage::detail
