#include "passage/geo/drawn_lines.hpp"

namespace passage {

std::vector<Line> drawn_lines(MultiPolygon const& areas) {
  std::vector<Line> lines;
  lines.reserve(areas.size());
  for (auto const& area : areas) {
    lines.push_back(area.outer);
    lines.insert(lines.end(), area.holes.begin(), area.holes.end());
  }
  return lines;
}

std::vector<Line> drawn_lines(Geometry const& geometry) {
  if (auto const* lines = std::get_if<MultiLine>(&geometry)) return *lines;
  if (auto const* areas = std::get_if<MultiPolygon>(&geometry)) return drawn_lines(*areas);
  return {};
}

}  // namespace passage
