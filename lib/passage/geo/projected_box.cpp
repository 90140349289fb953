#include "passage/geo/projected_box.hpp"

namespace passage {

Box projected_box(Box const& box, Projector const& to) {
  Box made;
  constexpr int steps = 32;  // along each side
  for (int i = 0; i <= steps; ++i) {
    double const x = box.low.x + box.width() * i / steps, y = box.low.y + box.height() * i / steps;
    for (auto const point :
         {Point{x, box.low.y}, Point{x, box.high.y}, Point{box.low.x, y}, Point{box.high.x, y}})
      made.add(to(point));
  }
  return made;
}

Box degrees_box(Grid const& grid) {
  return projected_box(grid.bounds(), Projector{grid.crs, Crs{}});
}

}  // namespace passage
