#include "passage/geo/tile_selection.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

/// Numbers of tiles along one axis that an interval of cells meets.
struct Interval {
  std::int64_t first = 0, last = -1;
};

Interval tiles_of(std::int64_t first_cell, std::int64_t last_cell, std::int64_t cells) {
  if (last_cell < 0 || first_cell >= cells) return {};
  return {std::max<std::int64_t>(0, first_cell) / TileLayout::side,
          std::min(cells - 1, last_cell) / TileLayout::side};
}

std::int64_t whole(double cell) {
  return static_cast<std::int64_t>(std::clamp(std::floor(cell), -1e15, 1e15));
}

void add_box(Grid const& grid, Box const& box, TileSelection& chosen) {
  auto const rows = tiles_of(whole((grid.origin.y - box.high.y) / grid.cell_height),
                             whole((grid.origin.y - box.low.y) / grid.cell_height), grid.rows);
  auto const columns = tiles_of(whole((box.low.x - grid.origin.x) / grid.cell_width),
                                whole((box.high.x - grid.origin.x) / grid.cell_width), grid.columns);
  for (auto row = rows.first; row <= rows.last; ++row) {
    for (auto column = columns.first; column <= columns.last; ++column)
      chosen.add(row * chosen.layout().tile_columns() + column);
  }
}

}  // namespace

TileSelection::TileSelection(TileLayout layout)
    : layout_(layout), chosen_(static_cast<std::size_t>(layout.tiles())) {}

bool TileSelection::meets(std::int64_t first_row, std::int64_t last_row, std::int64_t first_column,
                          std::int64_t last_column) const {
  auto const rows = tiles_of(first_row, last_row, layout_.rows);
  auto const columns = tiles_of(first_column, last_column, layout_.columns);
  for (auto row = rows.first; row <= rows.last; ++row) {
    for (auto column = columns.first; column <= columns.last; ++column) {
      if (contains(row * layout_.tile_columns() + column)) return true;
    }
  }
  return false;
}

std::vector<std::int64_t> TileSelection::tiles() const {
  std::vector<std::int64_t> list;
  for (std::int64_t tile = 0; tile < layout_.tiles(); ++tile) {
    if (contains(tile)) list.push_back(tile);
  }
  return list;
}

TileSelection tiles_around(Grid const& grid, std::vector<Line> const& lines, std::vector<Point> const& points,
                           double margin) {
  TileSelection chosen{{grid.rows, grid.columns}};
  // A long slanting edge is looked at in pieces, so that its box does not take the whole country.
  double const piece = static_cast<double>(TileLayout::side) * std::min(grid.cell_width, grid.cell_height);
  for (auto const& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      auto const a = line[i], b = line[i + 1];
      double const pieces = std::max(1.0, std::ceil(distance(a, b) / piece));
      for (double k = 0; k < pieces; ++k) {
        Box box;
        for (double const share : {k / pieces, (k + 1) / pieces})
          box.add(Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
        add_box(grid, box.grown(margin), chosen);
      }
    }
  }
  for (auto const point : points) add_box(grid, Box{point, point}.grown(margin), chosen);
  return chosen;
}

}  // namespace passage
