#pragma once
#include <vector>

#include "passage/geo/line.hpp"

namespace passage::detail {

/// Positions along one line, computed once; the same spot always gets the same number.
class LinePositions {
 public:
  explicit LinePositions(Line const& line) : sums_(running_lengths(line)) {}

  /// Planar length of the line.
  double length() const { return sums_.empty() ? 0 : sums_.back(); }
  /// The position at a share of the way along the piece from vertex `start` to the next.
  double at(std::size_t start, double share) const {
    if (share == 0) return sums_[start] / length();
    if (share == 1) return sums_[start + 1] / length();
    return (sums_[start] + share * (sums_[start + 1] - sums_[start])) / length();
  }

 private:
  std::vector<double> sums_;
};

}  // namespace passage::detail
