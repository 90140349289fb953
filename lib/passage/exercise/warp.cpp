#include "passage/exercise/warp.hpp"

namespace passage::exercise {

Warp::Warp(Lattice const& lattice, Random const& random)
    : lattice_(lattice), across_(random.stream("across").next()), up_(random.stream("up").next()) {}

int Warp::cell_at(Point place) const {
  auto const cell = lattice_.cell_m;
  Point const coarse{place.x / (3.7 * cell), place.y / (3.7 * cell)};
  return lattice_.cell_at(
      {place.x + 0.75 * cell * across_.fractal(coarse, 3), place.y + 0.75 * cell * up_.fractal(coarse, 3)});
}

}  // namespace passage::exercise
