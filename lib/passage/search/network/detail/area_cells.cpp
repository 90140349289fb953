#include "passage/search/network/detail/area_cells.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace passage::detail {

namespace {

/// Adds where a ring crosses the middle of rows, in columns.
void add_crossings(Line const& ring, double cell, std::map<std::int64_t, std::vector<double>>& rows) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    auto a = ring[i - 1], b = ring[i];
    if (a.y > b.y) std::swap(a, b);
    // Rows whose middle lies in [a.y, b.y).
    auto const first = static_cast<std::int64_t>(std::ceil(a.y / cell - 0.5));
    for (auto row = first; (static_cast<double>(row) + 0.5) * cell < b.y; ++row) {
      double const y = (static_cast<double>(row) + 0.5) * cell;
      rows[row].push_back((a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)) / cell);
    }
  }
}

}  // namespace

AreaCells::AreaCells(MultiPolygon const& area, double cell) {
  std::map<std::int64_t, std::vector<double>> rows;
  for (auto const& polygon : area) {
    add_crossings(polygon.outer, cell, rows);
    for (auto const& hole : polygon.holes) add_crossings(hole, cell, rows);
  }
  for (auto& [row, crossings] : rows) {
    std::ranges::sort(crossings);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      auto const first = static_cast<std::int64_t>(std::ceil(crossings[i] - 0.5));
      auto const last = static_cast<std::int64_t>(std::ceil(crossings[i + 1] - 0.5)) - 1;
      if (first > last) continue;
      runs_.push_back({row, first, last});
      cells_ += last - first + 1;
    }
  }
}

std::int64_t AreaCells::shared_with(AreaCells const& other) const {
  std::int64_t shared = 0;
  for (auto a = runs_.begin(), b = other.runs_.begin(); a != runs_.end() && b != other.runs_.end();) {
    if (a->row == b->row)
      shared += std::max<std::int64_t>(0, std::min(a->last, b->last) - std::max(a->first, b->first) + 1);
    (std::tie(a->row, a->last) < std::tie(b->row, b->last) ? a : b)++;
  }
  return shared;
}

Share containment(AreaCells const& a, AreaCells const& b) {
  auto const smaller = std::min(a.cells(), b.cells());
  if (smaller == 0) return Share{0};
  return Share{static_cast<double>(a.shared_with(b)) / static_cast<double>(smaller)};
}

}  // namespace passage::detail
