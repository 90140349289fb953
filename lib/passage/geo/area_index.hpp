#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "passage/geo/geometry.hpp"
#include "passage/geo/line.hpp"

namespace passage {

/// A stretch of a line with the areas it lies in.
struct Stretch {
  Share from, upto;
  std::vector<std::size_t> areas;  ///< indices, ascending; empty outside all
};

/// Finds which of several areas points and stretches of lines lie in: an R-tree over their boundary segments.
/// Areas may overlap. Immutable; may be shared by threads.
class AreaIndex {
 public:
  explicit AreaIndex(std::vector<MultiPolygon> const& areas);
  ~AreaIndex();
  AreaIndex(AreaIndex&&) noexcept;
  AreaIndex& operator=(AreaIndex&&) noexcept;

  /// The areas that hold the point, ascending. A point on a boundary may count to either side, the same every
  /// time.
  std::vector<std::size_t> containing(Point point) const;
  /// Cuts a line wherever it crosses a boundary. Neighbouring stretches with the same areas are one;
  /// stretches shorter than `shortest` (CRS units) are added to their longer neighbour. Together they cover 0
  /// … 1 without gap.
  std::vector<Stretch> stretches(Line const& line, double shortest = 0) const;
  /// The distance from a point to the nearest area (0 inside), or infinity when there is none within `limit`.
  double distance(Point point, double limit) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
