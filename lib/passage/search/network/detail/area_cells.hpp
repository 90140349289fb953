#pragma once
#include <cstdint>
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage::detail {

/// An area as runs of square cells whose centres lie in it, on one lattice for all areas of a cell size: a
/// quick measure of how much two areas share.
class AreaCells {
 public:
  AreaCells(MultiPolygon const& area, double cell);

  std::int64_t cells() const { return cells_; }
  std::int64_t shared_with(AreaCells const& other) const;

 private:
  struct Run {
    std::int64_t row, first, last;  ///< columns, both inclusive
  };
  std::vector<Run> runs_;  ///< by row and column
  std::int64_t cells_ = 0;
};

/// As containment in model/route_area, but measured in cells: 0 when either has none.
Share containment(AreaCells const& a, AreaCells const& b);

}  // namespace passage::detail
