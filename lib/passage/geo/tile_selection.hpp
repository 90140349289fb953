#pragma once
#include <cstdint>
#include <vector>

#include "passage/geo/grid.hpp"
#include "passage/geo/tile_store.hpp"

namespace passage {

/// Some of the tiles of a lattice: those that a piece of work is about. The others are never touched, so that
/// they cost neither time nor memory.
class TileSelection {
 public:
  /// None.
  explicit TileSelection(TileLayout layout);

  TileLayout const& layout() const { return layout_; }
  void add(std::int64_t tile) { chosen_[static_cast<std::size_t>(tile)] = 1; }
  bool contains(std::int64_t tile) const { return chosen_[static_cast<std::size_t>(tile)] != 0; }
  /// Whether any chosen tile meets these rows and columns, ends included; what lies outside is ignored.
  bool meets(std::int64_t first_row, std::int64_t last_row, std::int64_t first_column,
             std::int64_t last_column) const;
  /// Ascending.
  std::vector<std::int64_t> tiles() const;

 private:
  TileLayout layout_;
  std::vector<unsigned char> chosen_;
};

/// The tiles of `grid` that come within `margin` (CRS units) of any of the lines or points, and perhaps some
/// more.
TileSelection tiles_around(Grid const& grid, std::vector<Line> const& lines, std::vector<Point> const& points,
                           double margin);

}  // namespace passage
