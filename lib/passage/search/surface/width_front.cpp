#include "passage/search/surface/width_front.hpp"

#include <algorithm>

namespace passage {

namespace {

/// The corridor's cells, narrowed step by step.
class NarrowedSurface {
 public:
  NarrowedSurface(FrictionSurface const& surface, CellSet const& cells, Clearances const& clearances,
                  StoreMaker const& make_store)
      : surface_(surface),
        clearances_(clearances),
        narrowed{Raster<SecondsPerMetre>{
            surface.grid(), [&](std::int64_t tiles) { return make_store(tiles, Tile<float>::bytes()); }}} {
    narrowed.elevation = surface.elevation;
    narrowed.pace = surface.pace;
    narrowed.paces = surface.paces;
    narrowed.blocked = surface.blocked;
    auto const& grid = surface.grid();
    for (std::int64_t row = 0; row < grid.rows; ++row) {
      for (std::int64_t column = 0; column < grid.columns; ++column) {
        if (!cells.has(row, column)) continue;
        narrowed.friction.set(row, column, *surface.friction.at(row, column));
        by_clearance_.push_back(grid.id(row, column));
      }
    }
    std::stable_sort(by_clearance_.begin(), by_clearance_.end(),
                     [&](CellId a, CellId b) { return clearances_.at(a) < clearances_.at(b); });
    keep_crossings(Metres{-1});
  }

  /// Takes away what has no more clearance than this.
  void require_more_than(Metres clearance) {
    auto const& grid = surface_.grid();
    for (; next_ < by_clearance_.size() && !(clearances_.at(by_clearance_[next_]) > clearance); ++next_)
      narrowed.friction.pin_cell(grid.row_of(by_clearance_[next_]), grid.column_of(by_clearance_[next_]))
          .set_invalid(grid.row_of(by_clearance_[next_]), grid.column_of(by_clearance_[next_]));
    keep_crossings(clearance);
  }
  bool has(CellId cell) const {
    return narrowed.friction.at(surface_.grid().row_of(cell), surface_.grid().column_of(cell)).has_value();
  }
  /// The index in the whole surface of a crossing of the narrowed one.
  std::size_t whole_index(std::size_t crossing) const { return kept_[crossing]; }

 private:
  void keep_crossings(Metres clearance) {
    narrowed.crossings.clear();
    kept_.clear();
    for (std::size_t number = 0; number < surface_.crossings.size(); ++number) {
      auto const& crossing = surface_.crossings[number];
      if (!(clearances_.at(crossing) > clearance) || !has(crossing.from) || !has(crossing.to)) continue;
      narrowed.crossings.push_back(crossing);
      kept_.push_back(number);
    }
  }

  FrictionSurface const& surface_;
  Clearances const& clearances_;
  std::vector<CellId> by_clearance_;
  std::size_t next_ = 0;
  std::vector<std::size_t> kept_;

 public:
  FrictionSurface narrowed;
};

/// The cells that a step crosses, its end included; with closed corners those it passes in a corner too, as
/// the search keeps off them.
std::vector<CellId> cells_crossed(Grid const& grid, CostOptions const& options, CellId from, CellId to) {
  auto const rows = grid.row_of(to) - grid.row_of(from), columns = grid.column_of(to) - grid.column_of(from);
  std::vector<CellId> cells{to};
  for (auto const& move : moves_of(options.neighbours)) {
    if (move.to.row != rows || move.to.column != columns) continue;
    for (int i = 0; i < move.crossed_count; ++i) {
      auto const& at = move.crossed[static_cast<std::size_t>(i)].at;
      cells.push_back(grid.id(grid.row_of(from) + at.row, grid.column_of(from) + at.column));
    }
    for (int i = 0; options.corners == Corners::closed && i < move.touched_count; ++i) {
      auto const& at = move.touched[static_cast<std::size_t>(i)];
      cells.push_back(grid.id(grid.row_of(from) + at.row, grid.column_of(from) + at.column));
    }
  }
  return cells;
}

Bottleneck narrowest_of(NarrowedSurface const& narrowed, std::vector<PathStep> const& path,
                        Clearances const& clearances, CostOptions const& options) {
  auto const& surface = narrowed.narrowed;
  Bottleneck found{path.front().cell, 2 * clearances.at(path.front().cell), true, {}};
  auto const offer = [&](CellId cell, Metres width, std::optional<std::size_t> crossing) {
    if (width < found.width) found = {cell, width, true, crossing};
  };
  for (std::size_t step = 1; step < path.size(); ++step) {
    if (auto const crossing = path[step].crossing) {
      offer(path[step - 1].cell, 2 * clearances.at(surface.crossings[*crossing]),
            narrowed.whole_index(*crossing));
      offer(path[step].cell, 2 * clearances.at(path[step].cell), {});
      continue;
    }
    for (auto const cell : cells_crossed(surface.grid(), options, path[step - 1].cell, path[step].cell))
      offer(cell, 2 * clearances.at(cell), {});
  }
  found.is_bounded = found.width < 2 * clearances.limit();
  return found;
}

/// The ends that are still passable.
std::vector<CostSource> kept(std::vector<CostSource> ends, NarrowedSurface const& narrowed) {
  std::erase_if(ends, [&](CostSource const& end) { return !narrowed.has(end.cell); });
  return ends;
}

}  // namespace

CellSet cells_of_ways(FrictionSurface const& surface, CorridorArea const& area) {
  auto cells = area.all_cells;
  for (std::int64_t row = 0; row < cells.rows(); ++row) {
    for (std::int64_t column = 0; column < cells.columns(); ++column) {
      if (!area.all_cells.has(row, column)) continue;
      for (auto const& move : moves_of(Neighbours::eight)) {
        auto const there = row + move.to.row, beside = column + move.to.column;
        bool const is_inside = there >= 0 && beside >= 0 && there < cells.rows() && beside < cells.columns();
        if (is_inside && surface.friction.at(there, beside)) cells.add(there, beside);
      }
    }
  }
  return cells;
}

std::vector<WidthPoint> width_front(FrictionSurface const& surface, CorridorQuery const& query,
                                    CorridorArea const& area, CellSet const& cells,
                                    Clearances const& clearances, Context& context) {
  NarrowedSurface narrowed{surface, cells, clearances, query.cost.make_store};
  auto const quantum = area.forward.quantum();
  auto options = query.cost;
  options.is_reverse = false;
  options.quantum = quantum;
  options.max_cost = quantum.seconds(area.limit);
  options.targets.clear();
  std::vector<WidthPoint> front;
  for (;;) {
    context.check_cancel();
    auto const from = kept(query.from, narrowed), to = kept(query.to, narrowed);
    if (from.empty() || to.empty()) break;
    auto const field = accumulate_cost(narrowed.narrowed, from, options, context);
    auto least = Duration::unreached();
    CellId best;
    for (auto const& end : to) {
      auto const label = field.at(end.cell);
      if (!label.is_reached() || !(label + quantum.quantise(end.initial) < least)) continue;
      least = label + quantum.quantise(end.initial);
      best = end.cell;
    }
    if (!least.is_reached() || least > area.limit) break;
    auto const path = trace_path(narrowed.narrowed, from, options, field, best);
    auto const narrowest = narrowest_of(narrowed, path, clearances, query.cost);
    if (!front.empty() && front.back().cost == least) front.pop_back();
    front.push_back({least, narrowest});
    if (!narrowest.is_bounded) break;
    narrowed.require_more_than(narrowest.width / 2);
  }
  return front;
}

}  // namespace passage
