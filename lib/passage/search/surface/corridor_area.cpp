#include "passage/search/surface/corridor_area.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "passage/search/surface/horizon.hpp"
#include "passage/search/surface/tile_reader.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;

std::vector<CellId> cells_of(std::vector<CostSource> const& places) {
  std::vector<CellId> cells;
  cells.reserve(places.size());
  for (auto const& place : places) cells.push_back(place.cell);
  return cells;
}

/// The least of label + what is spent at the end itself; unreached when no end is reached.
Duration least_cost(CostField const& field, std::vector<CostSource> const& ends) {
  auto least = Duration::unreached();
  for (auto const& end : ends) {
    auto const label = field.at(end.cell);
    if (label.is_reached()) least = std::min(least, label + field.quantum().quantise(end.initial));
  }
  return least;
}

CostOptions limited(CostOptions options, TimeQuantum quantum, Duration limit, bool is_reverse) {
  options.quantum = quantum;
  options.max_cost = quantum.seconds(limit);
  options.is_reverse = is_reverse;
  options.targets.clear();
  return options;
}

CellSet cells_within(CostField const& forward, CostField const& reverse, Duration limit) {
  auto const& grid = forward.grid();
  CellSet cells{grid.rows, grid.columns};
  std::vector<double> there(TileLayout::cells_per_tile()), rest(TileLayout::cells_per_tile());
  auto const most = static_cast<double>(limit.quanta);
  for (std::int64_t tile = 0; tile < forward.layout().tiles(); ++tile) {
    if (!forward.is_reached(tile) || !reverse.is_reached(tile)) continue;
    forward.read(tile, {}, CostField::range_quanta, there.data(), side);
    reverse.read(tile, {}, CostField::range_quanta, rest.data(), side);
    auto const row = tile / forward.layout().tile_columns() * side,
               column = tile % forward.layout().tile_columns() * side;
    for (std::int64_t at = 0; at < side * side; ++at)
      if (there[static_cast<std::size_t>(at)] + rest[static_cast<std::size_t>(at)] <= most)
        cells.add(row + at / side, column + at % side);
  }
  return cells;
}

/// Follows back-links to the cell that lies at least `cost` before; the end of the way when it is shorter.
CellId go_back(BackLinks const& links, CostField const& field, CellId cell, double cost_quanta) {
  auto const& grid = field.grid();
  auto const& moves = moves_of(Neighbours::thirty_two);
  double const from = static_cast<double>(field.at(cell).quanta);
  for (;;) {
    auto const link = links.at(grid.row_of(cell), grid.column_of(cell));
    if (!link || link->value == 0 || link->value == through_crossing) return cell;
    if (from - static_cast<double>(field.at(cell).quanta) >= cost_quanta) return cell;
    auto const& to = moves[static_cast<std::size_t>(link->value) - 1].to;
    cell = grid.id(grid.row_of(cell) + to.row, grid.column_of(cell) + to.column);
  }
}

Metres distance_between(Grid const& grid, CellId a, CellId b) {
  auto const metrics = grid.row_metrics(grid.row_of(a));
  return Metres{std::hypot(static_cast<double>(grid.row_of(a) - grid.row_of(b)) * metrics.height.value,
                           static_cast<double>(grid.column_of(a) - grid.column_of(b)) * metrics.width.value)};
}

/// Ways through a cell that turn back on themselves.
class SpurFinder {
 public:
  SpurFinder(FrictionSurface const& surface, CorridorArea const& area, BackLinks const& to,
             BackLinks const& on, Metres min_width)
      : surface_(surface), area_(area), to_(to), on_(on), min_width_(min_width) {}

  bool is_spur(std::int64_t row, std::int64_t column) const {
    auto const& grid = surface_.grid();
    auto const friction = surface_.friction.at(row, column);
    double const length_quanta = 2 * (*friction * min_width_).value / area_.forward.quantum().length().value;
    auto const cell = grid.id(row, column);
    auto const before = go_back(to_, area_.forward, cell, length_quanta);
    auto const after = go_back(on_, area_.reverse, cell, length_quanta);
    if (is_end(before, area_.path.front().cell) || is_end(after, area_.path.back().cell)) {
      // Too near to an end for a full length on both sides: a spur only if it comes back to the very same
      // cells.
      return before == after && before != cell;
    }
    return distance_between(grid, before, after) < min_width_;
  }

 private:
  static bool is_end(CellId cell, CellId end) { return cell == end; }

  FrictionSurface const& surface_;
  CorridorArea const& area_;
  BackLinks const& to_;
  BackLinks const& on_;
  Metres min_width_;
};

CellSet cells_of_path(Grid const& grid, std::vector<PathStep> const& path) {
  CellSet cells{grid.rows, grid.columns};
  for (auto const& step : path) cells.add(grid.row_of(step.cell), grid.column_of(step.cell));
  return cells;
}

/// What is joined to the path by neighbouring cells; crossings join their two banks, both on the path.
CellSet joined_to(CellSet const& cells, Grid const& grid, std::vector<PathStep> const& path) {
  CellSet joined = cells_of_path(grid, path);
  std::vector<CellId> waiting;
  waiting.reserve(path.size());
  for (auto const& step : path) waiting.push_back(step.cell);
  while (!waiting.empty()) {
    auto const cell = waiting.back();
    waiting.pop_back();
    for (auto const& move : moves_of(Neighbours::eight)) {
      auto const row = grid.row_of(cell) + move.to.row, column = grid.column_of(cell) + move.to.column;
      if (!cells.has(row, column) || joined.has(row, column)) continue;
      joined.add(row, column);
      waiting.push_back(grid.id(row, column));
    }
  }
  return joined;
}

void drop_spurs(FrictionSurface const& surface, CorridorQuery const& query, CorridorArea& area,
                Context& context) {
  auto const& grid = surface.grid();
  auto const all = area.cells.size();
  auto options = query.cost;
  auto const to = link_back(surface, query.from, options, area.forward, nullptr, context);
  options.is_reverse = true;
  auto const on = link_back(surface, query.to, options, area.reverse, nullptr, context);
  auto const metrics = grid.row_metrics(grid.rows / 2);
  auto const width = std::max(query.min_width, Metres{1.01 * std::max(metrics.width, metrics.height).value});
  SpurFinder const finder{surface, area, to, on, width};
  auto const path = cells_of_path(grid, area.path);
  CellSet kept{grid.rows, grid.columns};
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    context.check_cancel();
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      if (!area.cells.has(row, column)) continue;
      if (path.has(row, column) || !finder.is_spur(row, column)) kept.add(row, column);
    }
  }
  area.cells = joined_to(kept, grid, area.path);
  area.dropped_cells = all - area.cells.size();
}

}  // namespace

std::optional<CorridorArea> find_corridor_area(FrictionSurface const& surface, CorridorQuery const& query,
                                               Context& context) {
  auto options = query.cost;
  options.is_reverse = false;
  options.max_cost.reset();
  options.targets = cells_of(query.to);
  std::optional first{accumulate_cost(surface, query.from, options, context)};
  auto const quantum = first->quantum();
  auto const least = least_cost(*first, query.to);
  if (!least.is_reached()) {
    find_horizon(surface, require_good_friction(surface), query.from, options, *first, context);
    return std::nullopt;
  }
  first.reset();  // two more fields follow
  Duration const limit{least.quanta + static_cast<std::uint64_t>(std::llround(
                                          static_cast<double>(least.quanta) * query.slack.value))};
  auto const onward = limited(query.cost, quantum, limit, false),
             back = limited(query.cost, quantum, limit, true);
  CorridorArea area{accumulate_cost(surface, query.from, onward, context),
                    accumulate_cost(surface, query.to, back, context),
                    least,
                    limit,
                    {},
                    {surface.grid().rows, surface.grid().columns},
                    {surface.grid().rows, surface.grid().columns}};
  if (static_cast<double>(limit.quanta) >= CostField::range_quanta - 2)
    find_horizon(surface, require_good_friction(surface), query.from, onward, area.forward, context);
  auto best = std::find_if(query.to.begin(), query.to.end(), [&](CostSource const& end) {
    auto const label = area.forward.at(end.cell);
    return label.is_reached() && label + area.forward.quantum().quantise(end.initial) == least;
  });
  area.path = trace_path(surface, query.from, onward, area.forward, best->cell);
  area.all_cells = area.cells = cells_within(area.forward, area.reverse, limit);
  drop_spurs(surface, query, area, context);
  return area;
}

}  // namespace passage
