#pragma once
#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// Twice the signed area of the triangle a, b, c: positive when c lies left of a → b, zero exactly when the
/// three points lie on one line. The sign is exact and the value good to about 1e-12 of itself, also where
/// plain arithmetic cancels (Shewchuk 1997, "Adaptive precision floating-point arithmetic and fast robust
/// geometric predicates"). Coordinates must be finite, of size 0 or 1e-140 … 1e150.
double orientation(Point a, Point b, Point c);

/// −1, 0 or 1.
inline int sign(double value) {
  return (value > 0) - (value < 0);
}

}  // namespace passage::detail
