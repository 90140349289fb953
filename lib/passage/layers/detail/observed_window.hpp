#pragma once
#include <utility>
#include <vector>

#include "passage/geo/grid.hpp"

namespace passage::detail {

/// The cells of a grid whose centre lies in an area, as runs of columns per row.
class ObservedWindow {
 public:
  /// An empty area is the whole grid.
  ObservedWindow(Grid const& grid, MultiPolygon const& area);

  struct Run {
    std::int64_t first, last;  ///< columns, both inclusive
  };
  std::vector<Run> const& runs(std::int64_t row) const { return rows_[static_cast<std::size_t>(row)]; }
  bool contains(std::int64_t row, std::int64_t column) const;
  std::int64_t cells() const { return cells_; }

 private:
  std::vector<std::vector<Run>> rows_;
  std::int64_t cells_ = 0;
};

}  // namespace passage::detail
