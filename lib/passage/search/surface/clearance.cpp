#include "passage/search/surface/clearance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "passage/geo/line_index.hpp"

namespace passage {

namespace {

/// Shares of a segment that lie within a circle.
std::optional<std::pair<double, double>> within_circle(Point a, Point b, Point centre, double radius) {
  double const dx = b.x - a.x, dy = b.y - a.y, px = a.x - centre.x, py = a.y - centre.y;
  double const square = dx * dx + dy * dy, middle = px * dx + py * dy;
  double const root = middle * middle - square * (px * px + py * py - radius * radius);
  if (square == 0 || root <= 0) return std::nullopt;
  double const from = std::max(0.0, (-middle - std::sqrt(root)) / square),
               upto = std::min(1.0, (-middle + std::sqrt(root)) / square);
  if (from >= upto) return std::nullopt;
  return std::pair{from, upto};
}

double opening_of(Crossing const& crossing, Metres unrecorded_width) {
  return (crossing.width.value > 0 ? crossing.width : unrecorded_width).value;
}

/// The box of the cells of a set.
struct Extent {
  std::int64_t first_row = std::numeric_limits<std::int64_t>::max(), last_row = -1;
  std::int64_t first_column = std::numeric_limits<std::int64_t>::max(), last_column = -1;
};

Extent extent_of(CellSet const& cells) {
  Extent extent;
  for (std::int64_t row = 0; row < cells.rows(); ++row) {
    for (std::int64_t column = 0; column < cells.columns(); ++column) {
      if (!cells.has(row, column)) continue;
      extent.first_row = std::min(extent.first_row, row);
      extent.last_row = row;
      extent.first_column = std::min(extent.first_column, column);
      extent.last_column = std::max(extent.last_column, column);
    }
  }
  return extent;
}

}  // namespace

std::vector<Line> open_at_crossings(std::vector<Line> const& barriers, std::vector<Crossing> const& crossings,
                                    Point scale, Metres unrecorded_width) {
  std::vector<Line> parts;
  auto const scaled = [scale](Point point) { return Point{point.x * scale.x, point.y * scale.y}; };
  for (auto const& line : barriers) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      auto const a = scaled(line[i - 1]), b = scaled(line[i]);
      std::vector<std::pair<double, double>> gaps;
      for (auto const& crossing : crossings) {
        if (!crossing.place) continue;
        auto const radius = opening_of(crossing, unrecorded_width) / 2;
        if (auto const gap = within_circle(a, b, scaled(*crossing.place), radius)) gaps.push_back(*gap);
      }
      std::sort(gaps.begin(), gaps.end());
      double from = 0;
      auto const keep = [&](double upto) {
        if (upto > from)
          parts.push_back({{a.x + from * (b.x - a.x), a.y + from * (b.y - a.y)},
                           {a.x + upto * (b.x - a.x), a.y + upto * (b.y - a.y)}});
      };
      for (auto const& [gap_from, gap_upto] : gaps) {
        keep(gap_from);
        from = std::max(from, gap_upto);
      }
      keep(1);
    }
  }
  return parts;
}

double Clearances::bytes(CellSet const& cells) {
  auto const extent = extent_of(cells);
  if (extent.last_row < 0) return 0;
  return static_cast<double>(sizeof(float)) * static_cast<double>(extent.last_row - extent.first_row + 1) *
         static_cast<double>(extent.last_column - extent.first_column + 1);
}

Clearances::Clearances(FrictionSurface const& surface, std::vector<Line> const& barriers,
                       CellSet const& cells, Metres limit)
    : grid_(surface.grid()), limit_(limit) {
  auto const extent = extent_of(cells);
  if (extent.last_row < 0) return;
  first_row_ = extent.first_row;
  first_column_ = extent.first_column;
  rows_ = extent.last_row - extent.first_row + 1;
  columns_ = extent.last_column - extent.first_column + 1;
  clearance_m_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_),
                      static_cast<float>(limit.value));
  auto const metrics = grid_.row_metrics(first_row_ + rows_ / 2);
  cell_ = std::min(metrics.width, metrics.height);
  measure_rows(surface, cells);
  measure_barriers(surface, barriers, cells);
}

// Separable: along each row the gap to the nearest impassable cell, then over the rows near enough.
void Clearances::measure_rows(FrictionSurface const& surface, CellSet const& cells) {
  auto const height = grid_.row_metrics(first_row_ + rows_ / 2).height.value;
  auto const reach = static_cast<std::int64_t>(std::ceil(limit_.value / height)) + 1;
  auto const top = std::max<std::int64_t>(0, first_row_ - reach),
             bottom = std::min<std::int64_t>(grid_.rows, first_row_ + rows_ + reach);
  std::vector<float> gap_m(static_cast<std::size_t>(columns_));
  for (auto row = top; row < bottom; ++row) {
    auto const width = grid_.row_metrics(row).width.value;
    auto const margin = static_cast<std::int64_t>(std::ceil(limit_.value / width)) + 1;
    auto const from = std::max<std::int64_t>(0, first_column_ - margin),
               upto = std::min<std::int64_t>(grid_.columns, first_column_ + columns_ + margin);
    std::fill(gap_m.begin(), gap_m.end(), static_cast<float>(limit_.value));
    auto const sweep = [&](std::int64_t begin, std::int64_t end, std::int64_t step) {
      std::int64_t since = -1;  // cells since the last impassable one
      for (auto column = begin; column != end; column += step) {
        if (!surface.friction.at(row, column)) {
          since = 0;
        } else if (since >= 0) {
          ++since;
        }
        if (since < 0 || column < first_column_ || column >= first_column_ + columns_) continue;
        auto& gap = gap_m[static_cast<std::size_t>(column - first_column_)];
        gap = std::min(gap, static_cast<float>(std::max(0.0, static_cast<double>(since) - 0.5) * width));
      }
    };
    sweep(from, upto, 1);
    sweep(upto - 1, from - 1, -1);
    for (auto target = std::max(first_row_, row - reach);
         target < std::min(first_row_ + rows_, row + reach + 1); ++target) {
      double const down = std::max(0.0, std::abs(static_cast<double>(row - target)) - 0.5) * height;
      if (down >= limit_.value) continue;
      for (std::int64_t column = 0; column < columns_; ++column) {
        auto const gap = static_cast<double>(gap_m[static_cast<std::size_t>(column)]);
        auto& clearance = clearance_m_[index(target, first_column_ + column)];
        if (gap >= static_cast<double>(clearance) || down >= static_cast<double>(clearance)) continue;
        if (!cells.has(target, first_column_ + column)) continue;
        clearance = std::min(clearance, static_cast<float>(std::hypot(gap, down)));
      }
    }
  }
}

void Clearances::measure_barriers(FrictionSurface const& surface, std::vector<Line> const& barriers,
                                  CellSet const& cells) {
  if (barriers.empty()) return;
  auto const metrics = grid_.row_metrics(first_row_ + rows_ / 2);
  Point const scale{metrics.width.value / grid_.cell_width, metrics.height.value / grid_.cell_height};
  LineIndex const index_of_lines{open_at_crossings(barriers, surface.crossings, scale, cell_)};
  for (auto row = first_row_; row < first_row_ + rows_; ++row) {
    for (auto column = first_column_; column < first_column_ + columns_; ++column) {
      if (!cells.has(row, column)) continue;
      auto const centre = grid_.centre(row, column);
      auto& clearance = clearance_m_[index(row, column)];
      auto const spot =
          index_of_lines.nearest({centre.x * scale.x, centre.y * scale.y}, static_cast<double>(clearance));
      if (spot) clearance = static_cast<float>(spot->foot.distance);
    }
  }
}

Metres Clearances::at(CellId cell) const {
  return Metres{static_cast<double>(clearance_m_[index(grid_.row_of(cell), grid_.column_of(cell))])};
}

Metres Clearances::at(Crossing const& crossing) const {
  if (!crossing.place) return limit_;
  return std::min(limit_, Metres{opening_of(crossing, cell_) / 2});
}

}  // namespace passage
