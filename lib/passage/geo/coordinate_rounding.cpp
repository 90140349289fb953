#include "passage/geo/coordinate_rounding.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

constexpr double metres_per_degree = 111320;  // of latitude; of longitude at the equator
constexpr int finest_decimals = 6, finest_digits = 5;

/// Closed rings of an area have four points at least.
bool is_ring(Line const& line) {
  return line.size() >= 4;
}

}  // namespace

int degree_decimals(Metres grid) {
  if (grid.value <= 0) return finest_decimals;
  auto const decimals = static_cast<int>(std::floor(std::log10(metres_per_degree / grid.value)));
  return std::clamp(decimals, 0, finest_decimals);
}

int mgrs_digits(Metres grid) {
  if (grid.value <= 0) return finest_digits;
  return std::clamp(finest_digits - static_cast<int>(std::ceil(std::log10(grid.value))), 0, finest_digits);
}

LonLat rounded(LonLat place, int decimals) {
  double const scale = std::pow(10.0, decimals);
  auto const to_step = [scale](double degrees) { return std::round(degrees * scale) / scale + 0.0; };
  return {to_step(place.lon), to_step(place.lat)};
}

Point snapped(Point point, Metres grid) {
  if (grid.value <= 0) return point;
  return {std::round(point.x / grid.value) * grid.value, std::round(point.y / grid.value) * grid.value};
}

Line snapped(Line const& line, Metres grid) {
  if (grid.value <= 0) return line;
  Line made;
  made.reserve(line.size());
  for (auto const& point : line) {
    auto const there = snapped(point, grid);
    if (made.empty() || made.back() != there) made.push_back(there);
  }
  if (made.size() == 1 && line.size() > 1) made.push_back(made.front());
  return made;
}

MultiPolygon snapped(MultiPolygon const& polygons, Metres grid) {
  if (grid.value <= 0) return polygons;
  MultiPolygon made;
  for (auto const& polygon : polygons) {
    Polygon coarse{snapped(polygon.outer, grid), {}};
    if (!is_ring(coarse.outer)) continue;
    for (auto const& hole : polygon.holes) {
      if (auto ring = snapped(hole, grid); is_ring(ring)) coarse.holes.push_back(std::move(ring));
    }
    made.push_back(std::move(coarse));
  }
  return made;
}

Geometry snapped(Geometry const& geometry, Metres grid) {
  if (auto const* points = std::get_if<MultiPoint>(&geometry)) {
    MultiPoint made;
    made.reserve(points->size());
    for (auto const& point : *points) made.push_back(snapped(point, grid));
    return made;
  }
  if (auto const* lines = std::get_if<MultiLine>(&geometry)) {
    MultiLine made;
    made.reserve(lines->size());
    for (auto const& line : *lines) made.push_back(snapped(line, grid));
    return made;
  }
  if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) return snapped(*polygons, grid);
  return {};
}

}  // namespace passage
