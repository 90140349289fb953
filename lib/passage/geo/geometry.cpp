#include "passage/geo/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

void Box::add(Point point) {
  low = {std::min(low.x, point.x), std::min(low.y, point.y)};
  high = {std::max(high.x, point.x), std::max(high.y, point.y)};
}

void Box::add(Box const& box) {
  if (box.is_empty()) return;
  add(box.low);
  add(box.high);
}

Box bounds(Line const& line) {
  Box box;
  for (auto const& point : line) box.add(point);
  return box;
}

Box bounds(Polygon const& polygon) {
  return bounds(polygon.outer);
}

Box bounds(MultiPolygon const& polygons) {
  Box box;
  for (auto const& polygon : polygons) box.add(bounds(polygon));
  return box;
}

Box bounds(Geometry const& geometry) {
  Box box;
  if (auto const* points = std::get_if<MultiPoint>(&geometry)) {
    for (auto const& point : *points) box.add(point);
  } else if (auto const* lines = std::get_if<MultiLine>(&geometry)) {
    for (auto const& line : *lines) box.add(bounds(line));
  } else if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) {
    box = bounds(*polygons);
  }
  return box;
}

double distance(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

double length(Line const& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

namespace {

double ring_area(Line const& ring) {
  if (ring.empty()) return 0;
  double doubled = 0;
  auto const base = ring.front();  // relative to a vertex: large coordinates cost no digits
  for (std::size_t i = 1; i < ring.size(); ++i) {
    doubled +=
        (ring[i - 1].x - base.x) * (ring[i].y - base.y) - (ring[i].x - base.x) * (ring[i - 1].y - base.y);
  }
  return std::abs(doubled) / 2;
}

}  // namespace

double area(Polygon const& polygon) {
  double sum = ring_area(polygon.outer);
  for (auto const& hole : polygon.holes) sum -= ring_area(hole);
  return sum;
}

double area(MultiPolygon const& polygons) {
  double sum = 0;
  for (auto const& polygon : polygons) sum += area(polygon);
  return sum;
}

}  // namespace passage
