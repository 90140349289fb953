#include "passage/search/surface/bottleneck.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace passage {

namespace {

/// Disjoint sets of numbered things.
class UnionFind {
 public:
  explicit UnionFind(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::size_t root(std::size_t number) {
    while (parent_[number] != number) number = parent_[number] = parent_[parent_[number]];
    return number;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

struct Cleared {
  CellId cell;
  Metres clearance;
};

std::vector<Cleared> clearances(FrictionSurface const& surface, LineIndex const& barriers,
                                CellSet const& cells, Metres limit) {
  std::vector<Cleared> result;
  for (std::int64_t row = 0; row < cells.rows(); ++row) {
    for (std::int64_t column = 0; column < cells.columns(); ++column) {
      if (cells.has(row, column))
        result.push_back(
            {surface.grid().id(row, column), clearance_of(surface, barriers, row, column, limit)});
    }
  }
  std::sort(result.begin(), result.end(), [](Cleared const& a, Cleared const& b) {
    return a.clearance != b.clearance ? a.clearance > b.clearance : a.cell < b.cell;
  });
  return result;
}

bool is_impassable(FrictionSurface const& surface, std::int64_t row, std::int64_t column) {
  auto const& grid = surface.grid();
  if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) return false;
  return !surface.friction.at(row, column);
}

}  // namespace

Metres clearance_of(FrictionSurface const& surface, LineIndex const& barriers, std::int64_t row,
                    std::int64_t column, Metres limit) {
  auto const& grid = surface.grid();
  auto const metrics = grid.row_metrics(row);
  double least = limit.value;
  double const smaller = std::min(metrics.width.value, metrics.height.value);
  // Rings of cells outwards, until no cell of the next ring can be nearer.
  for (std::int64_t ring = 1; (static_cast<double>(ring) - 0.5) * smaller < least; ++ring) {
    for (auto down = -ring; down <= ring; ++down) {
      auto const step = std::abs(down) == ring ? 1 : 2 * ring;
      for (auto right = -ring; right <= ring; right += step) {
        if (!is_impassable(surface, row + down, column + right)) continue;
        double const y = std::max(0.0, std::abs(static_cast<double>(down)) - 0.5) * metrics.height.value;
        double const x = std::max(0.0, std::abs(static_cast<double>(right)) - 0.5) * metrics.width.value;
        least = std::min(least, std::hypot(x, y));
      }
    }
  }
  auto const centre = grid.centre(row, column);
  double const metres_per_unit = metrics.width.value / grid.cell_width;
  if (auto const spot = barriers.nearest(centre, least / metres_per_unit))
    least = std::min(least, spot->foot.distance * metres_per_unit);
  return Metres{least};
}

std::optional<Bottleneck> find_bottleneck(FrictionSurface const& surface, LineIndex const& barriers,
                                          CellSet const& cells, CellId from, CellId to, Metres limit) {
  auto const& grid = surface.grid();
  auto const ordered = clearances(surface, barriers, cells, limit);
  std::unordered_map<std::uint64_t, std::size_t> number_of;  // look-ups only: its order never matters
  UnionFind sets{ordered.size()};
  for (std::size_t number = 0; number < ordered.size(); ++number) {
    auto const cell = ordered[number].cell;
    number_of.emplace(cell.value, number);
    auto const row = grid.row_of(cell), column = grid.column_of(cell);
    for (std::size_t move = 0; move < 8; ++move) {
      auto const& offset = moves_of(Neighbours::eight)[move].to;
      if (!cells.has(row + offset.row, column + offset.column)) continue;
      auto const other = number_of.find(grid.id(row + offset.row, column + offset.column).value);
      if (other == number_of.end() || surface.blocked.is_blocked(row, column, static_cast<int>(move)))
        continue;
      sets.join(number, other->second);
    }
    for (auto const& crossing : surface.crossings) {
      if (crossing.from != cell && crossing.to != cell) continue;
      auto const other = number_of.find((crossing.from == cell ? crossing.to : crossing.from).value);
      if (other != number_of.end()) sets.join(number, other->second);
    }
    auto const start = number_of.find(from.value), end = number_of.find(to.value);
    if (start == number_of.end() || end == number_of.end()) continue;
    if (sets.root(start->second) != sets.root(end->second)) continue;
    return Bottleneck{cell, 2 * ordered[number].clearance, ordered[number].clearance < limit};
  }
  return std::nullopt;
}

}  // namespace passage
