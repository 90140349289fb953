#pragma once
#include <utility>
#include <vector>

#include "passage/geo/grid.hpp"

namespace passage {

/// Where events would have been recorded: the cells of a grid whose centre lies in an area, as runs of
/// columns per row.
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
  /// All cells of the grid.
  bool is_whole_grid() const { return is_whole_grid_; }

 private:
  std::vector<std::vector<Run>> rows_;
  std::int64_t cells_ = 0;
  bool is_whole_grid_ = false;
};

}  // namespace passage
