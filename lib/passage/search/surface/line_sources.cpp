#include "passage/search/surface/line_sources.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "passage/geo/line_index.hpp"

namespace passage {

namespace {

/// A barrier this near to the end of the way (as a share of it) touches the target and does not lie before
/// it.
constexpr double touching = 1e-6;

class NearCells {
 public:
  NearCells(FrictionSurface const& surface, CostTargets const& targets)
      : surface_(surface),
        targets_(targets),
        lines_(targets.lines),
        barriers_(targets.barriers),
        limit_(std::max(surface.grid().cell_width, surface.grid().cell_height)) {}

  std::vector<CostSource> find() {
    for (auto const& line : targets_.lines) add_line(line);
    for (auto const point : targets_.points) add_around(point);
    std::ranges::sort(cells_);
    cells_.erase(std::unique(cells_.begin(), cells_.end()), cells_.end());
    std::vector<CostSource> sources;
    for (auto const cell : cells_) {
      auto const row = surface_.grid().row_of(cell), column = surface_.grid().column_of(cell);
      auto const friction = surface_.friction.at(row, column);
      if (!friction || (surface_.elevation && !surface_.elevation->at(row, column))) continue;
      if (auto const away = distance_from(surface_.grid().centre(row, column)))
        sources.push_back({cell, *friction * Metres{*away}});
    }
    return sources;
  }

 private:
  void add_line(Line const& line) {
    double const step = std::min(surface_.grid().cell_width, surface_.grid().cell_height) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      auto const a = line[i], b = line[i + 1];
      double const steps = std::max(1.0, std::ceil(distance(a, b) / step));
      for (double k = 0; k <= steps; ++k)
        add_around({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps});
    }
  }

  void add_around(Point point) {
    auto const& grid = surface_.grid();
    auto const row = static_cast<std::int64_t>(std::floor((grid.origin.y - point.y) / grid.cell_height));
    auto const column = static_cast<std::int64_t>(std::floor((point.x - grid.origin.x) / grid.cell_width));
    if (!cells_.empty() && row == last_row_ && column == last_column_) return;
    last_row_ = row;
    last_column_ = column;
    for (auto r = row - 1; r <= row + 1; ++r) {
      for (auto c = column - 1; c <= column + 1; ++c) {
        if (r >= 0 && c >= 0 && r < grid.rows && c < grid.columns) cells_.push_back(grid.id(r, c));
      }
    }
  }

  bool is_open(Point from, Point to) const {
    if (targets_.barriers.empty() || from == to) return true;
    return std::ranges::all_of(barriers_.meetings({from, to}), [](LineIndex::Meeting const& meeting) {
      return meeting.position.value >= 1 - touching;
    });
  }

  /// The way from a cell's centre to the nearest target in sight.
  std::optional<double> distance_from(Point centre) const {
    std::optional<double> least;
    auto const offer = [&](Point target, double away) {
      if (away <= limit_ && (!least || away < *least) && is_open(centre, target)) least = away;
    };
    if (auto const spot = lines_.nearest(centre, limit_)) offer(spot->foot.point, spot->foot.distance);
    if (!least) {
      for (auto const& spot : lines_.within(centre, limit_)) offer(spot.foot.point, spot.foot.distance);
    }
    for (auto const point : targets_.points) offer(point, distance(centre, point));
    return least;
  }

  FrictionSurface const& surface_;
  CostTargets const& targets_;
  LineIndex lines_, barriers_;
  double limit_;
  std::int64_t last_row_ = 0, last_column_ = 0;
  std::vector<CellId> cells_;
};

}  // namespace

std::vector<CostSource> sources_near(FrictionSurface const& surface, CostTargets const& targets) {
  return NearCells{surface, targets}.find();
}

}  // namespace passage
