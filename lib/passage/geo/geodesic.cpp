#include "passage/geo/geodesic.hpp"

#include <GeographicLib/Geodesic.hpp>

namespace passage {

namespace {
GeographicLib::Geodesic const& ellipsoid() {
  return GeographicLib::Geodesic::WGS84();
}
}  // namespace

Metres geodesic_distance(LonLat a, LonLat b) {
  double metres = 0;
  ellipsoid().Inverse(a.lat, a.lon, b.lat, b.lon, metres);
  return Metres{metres};
}

Degrees azimuth(LonLat a, LonLat b) {
  double at_a = 0, at_b = 0;
  ellipsoid().Inverse(a.lat, a.lon, b.lat, b.lon, at_a, at_b);
  return Degrees{at_a};
}

LonLat destination(LonLat start, Degrees azimuth, Metres length) {
  LonLat end;
  ellipsoid().Direct(start.lat, start.lon, azimuth.value, length.value, end.lat, end.lon);
  return end;
}

Metres geodesic_length(Line const& degrees) {
  Metres sum;
  for (std::size_t i = 1; i < degrees.size(); ++i) {
    sum += geodesic_distance({degrees[i - 1].x, degrees[i - 1].y}, {degrees[i].x, degrees[i].y});
  }
  return sum;
}

}  // namespace passage
