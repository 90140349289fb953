#include "passage/write/detail/wkt.hpp"

#include "passage/write/csv.hpp"

namespace passage::detail {

namespace {

std::string text(Point point) {
  return decimal(point.x, 7) + " " + decimal(point.y, 7);
}

template <class Parts, class TextOf>
std::string joined(Parts const& parts, TextOf text_of) {
  std::string all = "(";
  for (auto const& part : parts) {
    if (all.size() > 1) all += ", ";
    all += text_of(part);
  }
  return all + ")";
}

std::string text(Line const& line) {
  return joined(line, [](Point point) { return text(point); });
}

std::string text(Polygon const& polygon) {
  std::vector<Line> rings{polygon.outer};
  rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
  return joined(rings, [](Line const& ring) { return text(ring); });
}

template <class Part, class TextOf>
std::string of_parts(std::string const& name, std::vector<Part> const& parts, TextOf text_of) {
  if (parts.empty()) return name + " EMPTY";
  if (parts.size() == 1) return name + " " + text_of(parts.front());
  return "MULTI" + name + " " + joined(parts, text_of);
}

}  // namespace

std::string wkt(Geometry const& degrees) {
  if (auto const* points = std::get_if<MultiPoint>(&degrees))
    return of_parts("POINT", *points, [](Point point) { return "(" + text(point) + ")"; });
  if (auto const* lines = std::get_if<MultiLine>(&degrees))
    return of_parts("LINESTRING", *lines, [](Line const& line) { return text(line); });
  if (auto const* polygons = std::get_if<MultiPolygon>(&degrees))
    return of_parts("POLYGON", *polygons, [](Polygon const& polygon) { return text(polygon); });
  return {};
}

}  // namespace passage::detail
