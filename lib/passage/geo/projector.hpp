#pragma once
#include <memory>

#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// Takes coordinates from one Crs to another. Not thread-safe: one per worker, made on any
/// thread.
class Projector {
 public:
  /// Throws Error{input, "no_transformation"}.
  Projector(Crs const& from, Crs const& to);
  ~Projector();
  Projector(Projector&&) noexcept;
  Projector& operator=(Projector&&) noexcept;

  /// Throws Error{input, "outside_projection"} with the coordinate where PROJ has no answer.
  Point operator()(Point point) const;
  Line operator()(Line const& line) const;
  Polygon operator()(Polygon const& polygon) const;
  MultiPolygon operator()(MultiPolygon const& polygons) const;
  Geometry operator()(Geometry const& geometry) const;

  /// The coordinates as WGS 84; precondition: the target is WGS 84 longitude/latitude.
  LonLat lon_lat(Point point) const {
    auto const degrees = (*this)(point);
    return {degrees.x, degrees.y};
  }
  /// Precondition: the source is WGS 84 longitude/latitude.
  Point operator()(LonLat place) const { return (*this)(Point{place.lon, place.lat}); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
