#include "passage/model/route_area.hpp"

#include <algorithm>

#include "passage/geo/overlay.hpp"

namespace passage {

MultiPolygon route_area(Line const& line, Metres half_width, Metres terminal_radius) {
  auto area = buffer(line, half_width.value);
  if (terminal_radius.value > 0) {
    area = difference(area, buffer(line.front(), terminal_radius.value));
    area = difference(area, buffer(line.back(), terminal_radius.value));
  }
  return area;
}

Share containment(MultiPolygon const& a, MultiPolygon const& b) {
  double const smaller = std::min(area(a), area(b));
  if (!(smaller > 0)) return Share{0};
  return Share{std::min(1.0, area(intersection(a, b)) / smaller)};
}

}  // namespace passage
