#include "passage/model/route_area.hpp"

#include <algorithm>

#include "passage/geo/overlay.hpp"

namespace passage {

MultiPolygon route_area(Line const& line, RouteAreaRule const& rule) {
  auto area = buffer(line, rule.half_width.value);
  if (rule.terminal_radius.value > 0) {
    area = difference(area, buffer(line.front(), rule.terminal_radius.value));
    area = difference(area, buffer(line.back(), rule.terminal_radius.value));
  }
  if (!rule.left_out.empty()) area = difference(area, rule.left_out);
  return area;
}

Share containment(MultiPolygon const& a, MultiPolygon const& b) {
  double const smaller = std::min(area(a), area(b));
  if (!(smaller > 0)) return Share{0};
  return Share{std::min(1.0, area(intersection(a, b)) / smaller)};
}

}  // namespace passage
