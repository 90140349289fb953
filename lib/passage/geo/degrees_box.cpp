#include "passage/geo/degrees_box.hpp"

#include "passage/geo/projector.hpp"

namespace passage {

Box degrees_box(Grid const& grid) {
  Projector const to_degrees{grid.crs, Crs{}};
  auto const plane = grid.bounds();
  Box box;
  constexpr int steps = 8;  // along each side
  for (int i = 0; i <= steps; ++i) {
    double const x = plane.low.x + plane.width() * i / steps, y = plane.low.y + plane.height() * i / steps;
    for (auto const corner :
         {Point{x, plane.low.y}, Point{x, plane.high.y}, Point{plane.low.x, y}, Point{plane.high.x, y}}) {
      auto const degrees = to_degrees.lon_lat(corner);
      box.add(Point{degrees.lon, degrees.lat});
    }
  }
  return box;
}

}  // namespace passage
