#include "passage/read/detail/inner_point.hpp"

#include <algorithm>
#include <cmath>

namespace passage::detail {

namespace {

double signed_area_twice(Line const& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
           (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
  }
  return sum;
}

Point centroid(Line const& ring) {
  auto const twice = signed_area_twice(ring);
  if (twice == 0) return bounds(ring).centre();
  double x = 0, y = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    Point const a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y};
    Point const b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
    auto const cross = a.x * b.y - b.x * a.y;
    x += (a.x + b.x) * cross;
    y += (a.y + b.y) * cross;
  }
  return {ring[0].x + x / (3 * twice), ring[0].y + y / (3 * twice)};
}

/// Where the horizontal at `y` crosses the outlines, ascending: inside between the 1st and 2nd, 3rd and 4th …
std::vector<double> crossings(Polygon const& polygon, double y) {
  std::vector<double> found;
  auto add = [&](Line const& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      auto const a = ring[i - 1], b = ring[i];
      if ((a.y <= y) != (b.y <= y)) found.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  };
  add(polygon.outer);
  for (auto const& hole : polygon.holes) add(hole);
  std::sort(found.begin(), found.end());
  return found;
}

Point inside(Polygon const& polygon) {
  auto point = centroid(polygon.outer);
  auto cuts = crossings(polygon, point.y);
  auto const left = std::lower_bound(cuts.begin(), cuts.end(), point.x) - cuts.begin();
  if (left % 2 == 1) return point;
  point.y = bounds(polygon.outer).centre().y;
  cuts = crossings(polygon, point.y);
  double widest = -1;
  for (std::size_t i = 1; i < cuts.size(); i += 2) {
    if (cuts[i] - cuts[i - 1] <= widest) continue;
    widest = cuts[i] - cuts[i - 1];
    point.x = (cuts[i] + cuts[i - 1]) / 2;
  }
  return point;
}

}  // namespace

Point inner_point(Geometry const& geometry) {
  if (auto const* points = std::get_if<MultiPoint>(&geometry)) return points->front();
  if (auto const* lines = std::get_if<MultiLine>(&geometry)) {
    return lines->front()[lines->front().size() / 2];
  }
  auto const& polygons = std::get<MultiPolygon>(geometry);
  auto const largest =
      std::max_element(polygons.begin(), polygons.end(), [](Polygon const& a, Polygon const& b) {
        return std::abs(signed_area_twice(a.outer)) < std::abs(signed_area_twice(b.outer));
      });
  return inside(*largest);
}

}  // namespace passage::detail
