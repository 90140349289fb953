#pragma once
#include <cstddef>
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// Positions along one line (shares of its planar length), computed once; the same spot always gets the same
/// number. The line must outlive it.
class LinePositions {
 public:
  explicit LinePositions(Line const& line);

  /// Planar length of the line.
  double length() const { return sums_.empty() ? 0 : sums_.back(); }
  /// Precondition of all that follow: the line has a length.
  double of_vertex(std::size_t vertex) const { return sums_[vertex] / length(); }
  /// The position at a share of the way along the piece from vertex `start` to the next.
  double at(std::size_t start, double share) const;
  /// The point at a position: the very vertex where it is that of a vertex.
  Point point(double position) const;

 private:
  Line const& line_;
  std::vector<double> sums_;
};

}  // namespace passage::detail
