#pragma once
#include <cstdint>
#include <vector>

#include "passage/geo/geometry.hpp"
#include "passage/geo/grid.hpp"

namespace passage {

/// A set of cells of a grid.
class CellSet {
 public:
  CellSet(std::int64_t rows, std::int64_t columns)
      : rows_(rows), columns_(columns), bits_(static_cast<std::size_t>((rows * columns + 63) / 64)) {}

  std::int64_t rows() const { return rows_; }
  std::int64_t columns() const { return columns_; }
  /// False outside the grid.
  bool has(std::int64_t row, std::int64_t column) const {
    if (row < 0 || column < 0 || row >= rows_ || column >= columns_) return false;
    auto const bit = static_cast<std::uint64_t>(row * columns_ + column);
    return bits_[bit / 64] >> (bit % 64) & 1u;
  }
  void add(std::int64_t row, std::int64_t column) {
    auto const bit = static_cast<std::uint64_t>(row * columns_ + column);
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  void remove(std::int64_t row, std::int64_t column) {
    auto const bit = static_cast<std::uint64_t>(row * columns_ + column);
    bits_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
  }
  std::int64_t size() const;

 private:
  std::int64_t rows_, columns_;
  std::vector<std::uint64_t> bits_;
};

/// The cells as polygons along their edges, in the grid's CRS: one polygon for each group of cells joined by
/// edges (cells that meet in a corner only are apart), ordered by the group's first cell; corner points only
/// where the outline turns; outer rings counter-clockwise, holes clockwise.
MultiPolygon outline(Grid const& grid, CellSet const& cells);

}  // namespace passage
