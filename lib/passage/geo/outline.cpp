#include "passage/geo/outline.hpp"

#include <array>
#include <bit>
#include <utility>

namespace passage {

namespace {

/// Directions of an edge between cell corners: east, south, west, north.
enum Heading { east, south, west, north };
constexpr std::array<std::int64_t, 4> row_step = {0, 1, 0, -1}, column_step = {1, 0, -1, 0};

Heading turned(Heading heading, int quarters) {
  return static_cast<Heading>((heading + quarters + 4) % 4);
}

/// Follows outlines with the cells on the left hand.
class Tracer {
 public:
  Tracer(Grid const& grid, CellSet const& cells)
      : grid_(grid), cells_(cells), visited_(cells.rows() + 1, cells.columns() + 1) {}

  /// The ring that starts with the westward edge above a cell; empty when it was traced before.
  Line ring_above(std::int64_t row, std::int64_t column) { return trace(row, column + 1, west); }
  /// As ring_above for the eastward edge below a cell.
  Line ring_below(std::int64_t row, std::int64_t column) { return trace(row + 1, column, east); }

 private:
  Line trace(std::int64_t row, std::int64_t column, Heading heading) {
    Line ring;
    auto& first_seen = seen(heading);
    if (first_seen.has(row, column)) return ring;
    auto const start_row = row, start_column = column;
    auto const start = heading;
    do {
      if (heading == west || heading == east) seen(heading).add(row, column);
      row += row_step[heading];
      column += column_step[heading];
      auto const next = next_heading(row, column, heading);
      if (next != heading) ring.push_back(corner(row, column));
      heading = next;
    } while (row != start_row || column != start_column || heading != start);
    ring.push_back(ring.front());
    return ring;
  }

  // The sharpest left turn that keeps a cell on the left: cells that meet in a corner only stay apart.
  Heading next_heading(std::int64_t row, std::int64_t column, Heading heading) const {
    for (int const quarters : {-1, 0, 1}) {  // left, straight, right; headings count clockwise
      auto const next = turned(heading, quarters);
      if (has_cell_left(row, column, next) && !has_cell_right(row, column, next)) return next;
    }
    return turned(heading, 2);
  }
  bool has_cell_left(std::int64_t row, std::int64_t column, Heading heading) const {
    switch (heading) {
      case east:
        return cells_.has(row - 1, column);
      case south:
        return cells_.has(row, column);
      case west:
        return cells_.has(row, column - 1);
      case north:
        return cells_.has(row - 1, column - 1);
    }
    return false;
  }
  bool has_cell_right(std::int64_t row, std::int64_t column, Heading heading) const {
    switch (heading) {
      case east:
        return cells_.has(row, column);
      case south:
        return cells_.has(row, column - 1);
      case west:
        return cells_.has(row - 1, column - 1);
      case north:
        return cells_.has(row - 1, column);
    }
    return false;
  }
  Point corner(std::int64_t row, std::int64_t column) const {
    return {grid_.origin.x + static_cast<double>(column) * grid_.cell_width,
            grid_.origin.y - static_cast<double>(row) * grid_.cell_height};
  }
  CellSet& seen(Heading heading) { return heading == west ? visited_ : visited_east_; }

  Grid const& grid_;
  CellSet const& cells_;
  CellSet visited_;
  CellSet visited_east_{cells_.rows() + 1, cells_.columns() + 1};
};

/// Fills the group of cells joined by edges to one cell; the cells in no particular order.
std::vector<std::pair<std::int64_t, std::int64_t>> take_group(CellSet& left, std::int64_t row,
                                                              std::int64_t column) {
  std::vector<std::pair<std::int64_t, std::int64_t>> group{{row, column}};
  left.remove(row, column);
  for (std::size_t next = 0; next < group.size(); ++next) {
    for (std::size_t side = 0; side < 4; ++side) {
      auto const r = group[next].first + row_step[side], c = group[next].second + column_step[side];
      if (!left.has(r, c)) continue;
      left.remove(r, c);
      group.emplace_back(r, c);
    }
  }
  return group;
}

}  // namespace

std::int64_t CellSet::size() const {
  std::int64_t count = 0;
  for (auto const word : bits_) count += std::popcount(word);
  return count;
}

MultiPolygon outline(Grid const& grid, CellSet const& cells) {
  MultiPolygon polygons;
  CellSet left = cells;
  Tracer tracer{grid, cells};
  for (std::int64_t row = 0; row < cells.rows(); ++row) {
    for (std::int64_t column = 0; column < cells.columns(); ++column) {
      if (!left.has(row, column)) continue;
      Polygon polygon;
      polygon.outer = tracer.ring_above(row, column);  // the group's first cell lies on its outer ring
      for (auto const& [r, c] : take_group(left, row, column)) {
        if (!cells.has(r - 1, c))
          if (auto hole = tracer.ring_above(r, c); !hole.empty()) polygon.holes.push_back(std::move(hole));
        if (!cells.has(r + 1, c))
          if (auto hole = tracer.ring_below(r, c); !hole.empty()) polygon.holes.push_back(std::move(hole));
      }
      polygons.push_back(std::move(polygon));
    }
  }
  return polygons;
}

}  // namespace passage
