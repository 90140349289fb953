#include "passage/geo/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

/// A point in cells: columns right of and rows below the grid's origin.
struct Spot {
  double column = 0, row = 0;
};

/// What outlines do in one cell. The part of a cell right of an outline counts positive where the outline
/// goes down and negative where it goes up.
struct Touch {
  std::uint32_t row, column;
  double area;   ///< the signed part of this cell
  double cover;  ///< the signed part of every cell further right in the row
};

/// Collects the touches of all outlines, cell by cell.
class Outlines {
 public:
  explicit Outlines(Grid const& grid)
      : grid_(grid), rows_(static_cast<double>(grid.rows)), columns_(static_cast<double>(grid.columns)) {}

  /// Adds a ring that is filled (weight 1) or cut out (weight −1), whichever way it turns.
  void add(Line const& ring, double weight);
  std::vector<Touch> const& touches() const { return touches_; }

 private:
  Spot spot(Point point) const {
    return {(point.x - grid_.origin.x) / grid_.cell_width, (grid_.origin.y - point.y) / grid_.cell_height};
  }
  void add_edge(Spot a, Spot b, double weight);
  void add_downward(Spot a, Spot b, double weight);
  void add_inside(Spot a, Spot b, double weight);
  void add_in_row(double row, Spot a, Spot b, double weight);
  void touch(double row, double column, double height, double right_of_it) {
    auto const r = static_cast<std::uint32_t>(row), c = static_cast<std::uint32_t>(column);
    if (touches_.empty() || touches_.back().row != r || touches_.back().column != c)
      touches_.push_back({r, c, 0, 0});
    touches_.back().area += height * right_of_it;
    touches_.back().cover += height;
  }

  Grid const& grid_;
  double rows_, columns_;
  std::vector<Touch> touches_;
};

// Twice the signed area: positive for a ring that turns counterclockwise on the map.
double turning(Line const& ring) {
  double doubled = 0;
  auto const base = ring.front();
  for (std::size_t i = 1; i < ring.size(); ++i) {
    doubled +=
        (ring[i - 1].x - base.x) * (ring[i].y - base.y) - (ring[i].x - base.x) * (ring[i - 1].y - base.y);
  }
  return doubled;
}

[[noreturn]] void refuse(Point point) {
  throw Error{ErrorKind::input, "not_finite",
              fmt::format("a polygon has the coordinate {} {}, which is no place", point.x, point.y),
              "check the layer's validity with a GIS and repair it"};
}

void Outlines::add(Line const& ring, double weight) {
  if (ring.size() < 3) return;
  double const signed_weight = turning(ring) < 0 ? -weight : weight;
  auto before = spot(ring.back());  // closes an open ring; no edge where it is closed
  for (auto const& point : ring) {
    auto const here = spot(point);
    if (!std::isfinite(here.column) || !std::isfinite(here.row)) refuse(point);
    add_edge(before, here, signed_weight);
    before = here;
  }
}

void Outlines::add_edge(Spot a, Spot b, double weight) {
  if (a.row < b.row) add_downward(a, b, weight);
  if (a.row > b.row) add_downward(b, a, -weight);
}

// The column where the edge a → b, which goes down, is at `row`. Never outside the columns of its ends.
double column_at(Spot a, Spot b, double row) {
  double const column = a.column + (row - a.row) * ((b.column - a.column) / (b.row - a.row));
  return std::clamp(column, std::min(a.column, b.column), std::max(a.column, b.column));
}
double row_at(Spot a, Spot b, double column) {
  double const row = a.row + (column - a.column) * ((b.row - a.row) / (b.column - a.column));
  return std::clamp(row, a.row, b.row);
}

// Cuts an edge to the grid: what is left of it is pushed onto the left border, since it still covers the
// cells right of it; what is above, below or right of it covers nothing.
void Outlines::add_downward(Spot a, Spot b, double weight) {
  if (b.row <= 0 || a.row >= rows_) return;
  Spot const from = a.row < 0 ? Spot{column_at(a, b, 0), 0} : a;
  Spot const upto = b.row > rows_ ? Spot{column_at(a, b, rows_), rows_} : b;
  if (from.column >= 0 && from.column <= columns_ && upto.column >= 0 && upto.column <= columns_) {
    return add_inside(from, upto, weight);
  }
  Spot piece = from;
  auto const add_upto = [&](Spot next) {
    if (next.row > piece.row && std::min(piece.column, next.column) < columns_)
      add_inside({std::max(piece.column, 0.0), piece.row}, {std::max(next.column, 0.0), next.row}, weight);
    piece = next;
  };
  double cuts[] = {0, columns_};
  if (from.column > upto.column) std::swap(cuts[0], cuts[1]);
  for (double const cut : cuts) {
    if ((from.column < cut) != (upto.column < cut) && from.column != cut && upto.column != cut)
      add_upto({cut, row_at(from, upto, cut)});
  }
  add_upto(upto);
}

void Outlines::add_inside(Spot a, Spot b, double weight) {
  double const slope = (b.column - a.column) / (b.row - a.row);
  double const low = std::min(a.column, b.column), high = std::max(a.column, b.column);
  Spot here = a;
  for (double row = std::floor(a.row); here.row < b.row; ++row) {
    Spot const next =
        row + 1 >= b.row ? b : Spot{std::clamp(a.column + (row + 1 - a.row) * slope, low, high), row + 1};
    add_in_row(row, here, next, weight);
    here = next;
  }
}

void Outlines::add_in_row(double row, Spot a, Spot b, double weight) {
  double const left = std::min(a.column, b.column), right = std::max(a.column, b.column);
  double const first = std::floor(left);
  if (!(first >= 0 && first < columns_)) return;  // on the right border, or coordinates beyond all arithmetic
  double const last = std::min(std::max(first, std::ceil(right) - 1), columns_ - 1);
  double const height = weight * (b.row - a.row);
  if (first == last) return touch(row, first, height, first + 1 - (left + right) / 2);
  double const per_column = height / (right - left);
  double const start = per_column * (first + 1 - left);
  touch(row, first, start, (first + 1 - left) / 2);
  double done = start;
  for (double column = first + 1; column < last; ++column) {
    touch(row, column, per_column, 0.5);
    done += per_column;
  }
  touch(row, last, height - done, last + 1 - (last + right) / 2);  // the rest, so that nothing is lost
}

/// Orders touches by row (counting) and column (sorting each row).
class TouchesByRow {
 public:
  explicit TouchesByRow(std::vector<Touch> const& touches) {
    if (touches.empty()) return;
    auto const [low, high] = std::ranges::minmax(touches, {}, &Touch::row);
    first_row_ = low.row;
    starts_.assign(high.row - low.row + 2, 0);
    for (auto const& touch : touches) ++starts_[touch.row - first_row_ + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    sorted_.resize(touches.size());
    auto next = starts_;
    for (auto const& touch : touches) sorted_[next[touch.row - first_row_]++] = touch;
    for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
      std::sort(sorted_.data() + starts_[i], sorted_.data() + starts_[i + 1],
                [](Touch const& a, Touch const& b) { return a.column < b.column; });
    }
  }
  template <class Visit>
  void for_each_row(Visit&& visit) const {
    for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
      if (starts_[i] < starts_[i + 1])
        visit(first_row_ + i, sorted_.data() + starts_[i], sorted_.data() + starts_[i + 1]);
    }
  }

 private:
  std::uint32_t first_row_ = 0;
  std::vector<std::size_t> starts_;  ///< per row, into sorted_
  std::vector<Touch> sorted_;
};

/// Turns touches into runs of cells.
class Runs {
 public:
  Runs(std::int64_t columns, double rounding, std::size_t touches) : columns_(columns), rounding_(rounding) {
    runs_.reserve(touches + touches / 2);
  }

  void add_row(std::int64_t row, Touch const* touch, Touch const* end) {
    double cover = 0;
    while (touch != end) {
      auto const column = touch->column;
      double area = cover;
      for (; touch != end && touch->column == column; ++touch) {
        area += touch->area;
        cover += touch->cover;
      }
      add(row, column, 1, area);
      auto const next = touch == end ? columns_ : static_cast<std::int64_t>(touch->column);
      if (next == column + 1) continue;
      // Between here and there outlines only run along the row: mostly none, and all or nothing is covered.
      if (std::abs(cover - std::round(cover)) <= rounding_) cover = std::round(cover);
      add(row, column + 1, next - column - 1, cover);
    }
  }
  std::vector<CoverageRun> list() && { return std::move(runs_); }

 private:
  void add(std::int64_t row, std::int64_t column, std::int64_t count, double share) {
    if (share <= rounding_ || count <= 0) return;
    if (share >= 1 - rounding_) share = 1;
    if (!runs_.empty()) {
      auto& last = runs_.back();
      if (last.row == row && last.first_column + last.count == column && last.share == share) {
        last.count += count;
        return;
      }
    }
    runs_.push_back({row, column, count, share});
  }

  std::int64_t columns_;
  double rounding_;
  std::vector<CoverageRun> runs_;
};

// Coordinates are known to half a last place; in cells that is this much of a share, with some room for the
// edges of one cell.
double share_rounding(Grid const& grid) {
  auto const box = grid.bounds();
  double const largest =
      std::max({std::abs(box.low.x) / grid.cell_width, std::abs(box.high.x) / grid.cell_width,
                std::abs(box.low.y) / grid.cell_height, std::abs(box.high.y) / grid.cell_height});
  return 16 * std::numeric_limits<double>::epsilon() * largest;
}

}  // namespace

std::vector<CoverageRun> coverage(Grid const& grid, MultiPolygon const& polygons) {
  if (grid.cells() == 0) return {};
  Outlines outlines{grid};
  for (auto const& polygon : polygons) {
    outlines.add(polygon.outer, 1);
    for (auto const& hole : polygon.holes) outlines.add(hole, -1);
  }
  Runs runs{grid.columns, share_rounding(grid), outlines.touches().size()};
  TouchesByRow{outlines.touches()}.for_each_row([&](std::uint64_t row, Touch const* first, Touch const* end) {
    runs.add_row(static_cast<std::int64_t>(row), first, end);
  });
  return std::move(runs).list();
}

}  // namespace passage
