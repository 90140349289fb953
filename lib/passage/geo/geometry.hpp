#pragma once
// Plain geometry values. Coordinates are in the units of the Crs that the owner states.
#include <compare>
#include <cstddef>
#include <limits>
#include <variant>
#include <vector>

#include "passage/base/quantity.hpp"

namespace passage {

struct Point {
  double x = 0, y = 0;

  friend constexpr auto operator<=>(Point const&, Point const&) = default;
};

using Line = std::vector<Point>;  ///< at least two points

/// Rings are closed: the first point is repeated at the end.
struct Polygon {
  Line outer;
  std::vector<Line> holes;

  friend bool operator==(Polygon const&, Polygon const&) = default;
};

using MultiPoint = std::vector<Point>;
using MultiLine = std::vector<Line>;
using MultiPolygon = std::vector<Polygon>;

/// Single geometries are multi-geometries with one part; monostate is a feature without geometry.
using Geometry = std::variant<std::monostate, MultiPoint, MultiLine, MultiPolygon>;

struct Box {
  Point low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  Point high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

  bool is_empty() const { return low.x > high.x; }
  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
  Point centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
  void add(Point point);
  void add(Box const& box);
  Box grown(double margin) const {
    return {{low.x - margin, low.y - margin}, {high.x + margin, high.y + margin}};
  }
  bool contains(Point point) const {
    return point.x >= low.x && point.x <= high.x && point.y >= low.y && point.y <= high.y;
  }
  bool intersects(Box const& other) const {
    return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y;
  }
};

Box bounds(Line const& line);
Box bounds(Polygon const& polygon);
Box bounds(MultiPolygon const& polygons);
Box bounds(Geometry const& geometry);

double distance(Point a, Point b);
/// Planar length in the units of the coordinates.
double length(Line const& line);
/// Planar area, holes left out, in squared units of the coordinates.
double area(Polygon const& polygon);
double area(MultiPolygon const& polygons);

}  // namespace passage
