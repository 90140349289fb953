#include "passage/geo/detail/orientation.hpp"

#include <array>
#include <cmath>

namespace passage::detail {

namespace {

/// A number as an unevaluated sum of doubles that do not overlap, the smallest first.
class Expansion {
 public:
  /// Adds x · y without any rounding.
  void add_product(double x, double y) {
    double const product = x * y;
    add(std::fma(x, y, -product));
    add(product);
  }
  /// The sum; its sign is that of the exact value, since the last part outweighs all others.
  double value() const {
    double sum = 0;
    for (int i = 0; i < size_; ++i) sum += parts_[static_cast<std::size_t>(i)];
    return sum;
  }

 private:
  // Shewchuk's grow-expansion with elimination of zeros: every two-sum keeps its rounding error.
  void add(double term) {
    int kept = 0;
    for (int i = 0; i < size_; ++i) {
      double const part = parts_[static_cast<std::size_t>(i)];
      double const sum = term + part;
      double const shadow = sum - term;
      double const error = (term - (sum - shadow)) + (part - shadow);
      if (error != 0) parts_[static_cast<std::size_t>(kept++)] = error;
      term = sum;
    }
    if (term != 0) parts_[static_cast<std::size_t>(kept++)] = term;
    size_ = kept;
  }

  std::array<double, 12> parts_{};
  int size_ = 0;
};

double exact_orientation(Point a, Point b, Point c) {
  Expansion sum;
  sum.add_product(a.x, b.y);
  sum.add_product(-a.y, b.x);
  sum.add_product(b.x, c.y);
  sum.add_product(-b.y, c.x);
  sum.add_product(c.x, a.y);
  sum.add_product(-c.y, a.x);
  return sum.value();
}

}  // namespace

double orientation(Point a, Point b, Point c) {
  double const left = (a.x - c.x) * (b.y - c.y);
  double const right = (a.y - c.y) * (b.x - c.x);
  double const value = left - right;
  // Plain arithmetic errs by less than 3.4e-16 of this sum. The rest of the margin keeps 12 digits of the
  // value, since crossing points are quotients of such values.
  if (std::abs(value) > 3.4e-4 * (std::abs(left) + std::abs(right))) return value;
  return exact_orientation(a, b, c);
}

}  // namespace passage::detail
