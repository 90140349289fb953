#include "passage/layers/lattice_segment.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

__extension__ using Wide = __int128;

std::int64_t to_units(double cells) {
  constexpr double most = 1099511627776.0;  // 2^40: products of differences stay below 2^124
  return std::llround(std::clamp(cells, -most, most) * static_cast<double>(LatticePoint::one));
}

bool is_within(LatticePoint a, LatticePoint b, LatticePoint c) {
  return c.x >= std::min(a.x, b.x) && c.x <= std::max(a.x, b.x) && c.y >= std::min(a.y, b.y) &&
         c.y <= std::max(a.y, b.y);
}

}  // namespace

LatticePoint to_lattice(Grid const& grid, Point point) {
  return {to_units((point.x - grid.origin.x) / grid.cell_width - 0.5),
          to_units((grid.origin.y - point.y) / grid.cell_height - 0.5)};
}

int orientation(LatticePoint a, LatticePoint b, LatticePoint c) {
  Wide const left = static_cast<Wide>(b.x - a.x) * (a.y - c.y),
             right = static_cast<Wide>(a.y - b.y) * (c.x - a.x);
  return left > right ? 1 : left < right ? -1 : 0;
}

bool segments_meet(LatticePoint a, LatticePoint b, LatticePoint c, LatticePoint d) {
  if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
      std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
    return false;
  int const c_side = orientation(a, b, c), d_side = orientation(a, b, d);
  int const a_side = orientation(c, d, a), b_side = orientation(c, d, b);
  if (c_side * d_side < 0 && a_side * b_side < 0) return true;
  return (c_side == 0 && is_within(a, b, c)) || (d_side == 0 && is_within(a, b, d)) ||
         (a_side == 0 && is_within(c, d, a)) || (b_side == 0 && is_within(c, d, b));
}

}  // namespace passage
