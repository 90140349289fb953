#include "passage/layers/cells_on_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "passage/layers/lattice_segment.hpp"

namespace passage {

namespace {

__extension__ using Wide = __int128;
constexpr auto one = LatticePoint::one;

/// Shares of a segment between which it lies in the grid, with a cell around it.
struct Part {
  double from = 0, upto = 1;
};

std::optional<Part> part_near(Grid const& grid, Point a, Point b) {
  auto const box = grid.bounds();
  Part part;
  auto const cut = [&part](double start, double step, double low, double high) {
    if (step == 0) return start >= low && start <= high;
    double const at_low = (low - start) / step, at_high = (high - start) / step;
    part.from = std::max(part.from, std::min(at_low, at_high));
    part.upto = std::min(part.upto, std::max(at_low, at_high));
    return part.from <= part.upto;
  };
  if (!cut(a.x, b.x - a.x, box.low.x - grid.cell_width, box.high.x + grid.cell_width)) return std::nullopt;
  if (!cut(a.y, b.y - a.y, box.low.y - grid.cell_height, box.high.y + grid.cell_height)) return std::nullopt;
  return part;
}

Point between(Point a, Point b, double share) {
  if (share <= 0) return a;
  if (share >= 1) return b;
  return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

std::int64_t floor_of(std::int64_t units) {
  return units >= 0 ? units / one : -((-units + one - 1) / one);
}

/// Goes from cell to cell along one segment.
class Walk {
 public:
  Walk(LatticePoint from, LatticePoint to)
      : from_{from.x + one / 2, from.y + one / 2},
        to_{to.x + one / 2, to.y + one / 2},
        column(floor_of(from_.x)),
        row(floor_of(from_.y)),
        last_column_(floor_of(to_.x)),
        last_row_(floor_of(to_.y)) {}

 private:
  LatticePoint from_, to_;

 public:
  std::int64_t column, row;
  double entry = 0, exit = 0;  ///< shares of the segment inside the present cell

  bool is_last() const { return column == last_column_ && row == last_row_; }
  /// Finds where the present cell is left, and which way.
  void look_ahead() {
    exit = 1;
    if (is_last()) return;
    auto const dx = to_.x - from_.x, dy = to_.y - from_.y;
    auto const to_x = (dx > 0 ? column + 1 : column) * one - from_.x,
               to_y = (dy > 0 ? row + 1 : row) * one - from_.y;
    if (column == last_column_) {
      is_vertical_ = true;
    } else if (row == last_row_) {
      is_vertical_ = false;
    } else {
      Wide const x = static_cast<Wide>(std::abs(to_x)) * std::abs(dy),
                 y = static_cast<Wide>(std::abs(to_y)) * std::abs(dx);
      is_vertical_ = x == y ? dy > 0 : y < x;
    }
    exit = is_vertical_ ? static_cast<double>(to_y) / static_cast<double>(dy)
                        : static_cast<double>(to_x) / static_cast<double>(dx);
  }
  void step() {
    entry = exit;
    if (is_vertical_) {
      row += to_.y > from_.y ? 1 : -1;
    } else {
      column += to_.x > from_.x ? 1 : -1;
    }
  }

 private:
  std::int64_t last_column_, last_row_;
  bool is_vertical_ = false;
};

/// Collects cells into pieces.
class Pieces {
 public:
  explicit Pieces(Grid const& grid) : grid_(grid) {}

  void add(std::int64_t row, std::int64_t column, std::size_t segment, double along) {
    if (row < 0 || column < 0 || row >= grid_.rows || column >= grid_.columns) return leave();
    auto const cell = grid_.id(row, column);
    if (is_outside_) pieces.emplace_back();
    is_outside_ = false;
    if (pieces.back().empty() || pieces.back().back().cell != cell)
      pieces.back().push_back({cell, segment, along});
  }
  void leave() { is_outside_ = true; }

  std::vector<std::vector<LineCell>> pieces;

 private:
  Grid const& grid_;
  bool is_outside_ = true;
};

}  // namespace

std::vector<std::vector<LineCell>> cells_on_line(Grid const& grid, Line const& line) {
  Pieces cells{grid};
  for (std::size_t segment = 0; segment + 1 < line.size(); ++segment) {
    auto const a = line[segment], b = line[segment + 1];
    auto const part = part_near(grid, a, b);
    if (!part) {
      cells.leave();
      continue;
    }
    Walk walk{to_lattice(grid, between(a, b, part->from)), to_lattice(grid, between(a, b, part->upto))};
    for (;; walk.step()) {
      walk.look_ahead();
      double const middle = (walk.entry + walk.exit) / 2;
      cells.add(walk.row, walk.column, segment, part->from + middle * (part->upto - part->from));
      if (walk.is_last()) break;
    }
  }
  return std::move(cells.pieces);
}

Point place_of(Line const& line, LineCell const& at) {
  return between(line[at.segment], line[at.segment + 1], at.along);
}

}  // namespace passage
