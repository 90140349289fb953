#pragma once
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage {

/// The lines of a geometry, in the order in which they are drawn: its lines, or the rings of its areas, holes
/// included. Points have none.
std::vector<Line> drawn_lines(Geometry const& geometry);
/// The rings of areas.
std::vector<Line> drawn_lines(MultiPolygon const& areas);

}  // namespace passage
