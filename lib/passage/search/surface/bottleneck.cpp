#include "passage/search/surface/bottleneck.hpp"

#include <algorithm>
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

/// A cell, or a crossing between two cells of the set.
struct Item {
  Metres clearance;
  CellId cell;
  std::optional<std::size_t> crossing;
};

/// By falling clearance; cells before the crossings that need them.
std::vector<Item> items_of(FrictionSurface const& surface, Clearances const& clearances,
                           CellSet const& cells) {
  std::vector<Item> items;
  auto const& grid = surface.grid();
  for (std::int64_t row = 0; row < cells.rows(); ++row) {
    for (std::int64_t column = 0; column < cells.columns(); ++column)
      if (cells.has(row, column))
        items.push_back({clearances.at(grid.id(row, column)), grid.id(row, column), {}});
  }
  auto const is_in = [&](CellId cell) { return cells.has(grid.row_of(cell), grid.column_of(cell)); };
  for (std::size_t number = 0; number < surface.crossings.size(); ++number) {
    auto const& crossing = surface.crossings[number];
    if (!is_in(crossing.from) || !is_in(crossing.to)) continue;
    auto const clearance =
        std::min({clearances.at(crossing), clearances.at(crossing.from), clearances.at(crossing.to)});
    items.push_back({clearance, crossing.from, number});
  }
  std::sort(items.begin(), items.end(), [](Item const& a, Item const& b) {
    if (a.clearance != b.clearance) return a.clearance > b.clearance;
    if (a.crossing.has_value() != b.crossing.has_value()) return !a.crossing;
    return a.cell != b.cell ? a.cell < b.cell : a.crossing < b.crossing;
  });
  return items;
}

bool is_open(FrictionSurface const& surface, std::int64_t row, std::int64_t column, std::size_t number,
             Corners corners) {
  if (surface.blocked.is_blocked(row, column, static_cast<int>(number))) return false;
  auto const& to = moves_of(Neighbours::eight)[number].to;
  if (corners == Corners::open || to.row == 0 || to.column == 0) return true;
  return surface.friction.at(row + to.row, column) && surface.friction.at(row, column + to.column);
}

}  // namespace

double bottleneck_bytes(CellSet const& cells) {
  constexpr double entry_bytes = 56;  // of the table of numbers, with the allocator's share
  return static_cast<double>(cells.size()) *
         (static_cast<double>(sizeof(Item) + sizeof(std::size_t)) + entry_bytes);
}

std::optional<Bottleneck> find_bottleneck(FrictionSurface const& surface, Clearances const& clearances,
                                          CellSet const& cells, BottleneckQuery const& query) {
  auto const& grid = surface.grid();
  auto const items = items_of(surface, clearances, cells);
  std::unordered_map<std::uint64_t, std::size_t> number_of;  // look-ups only: its order never matters
  UnionFind sets{items.size()};
  for (std::size_t number = 0; number < items.size(); ++number) {
    auto const& item = items[number];
    if (item.crossing) {
      auto const& crossing = surface.crossings[*item.crossing];
      sets.join(number_of.at(crossing.from.value), number_of.at(crossing.to.value));
    } else {
      number_of.emplace(item.cell.value, number);
      auto const row = grid.row_of(item.cell), column = grid.column_of(item.cell);
      for (std::size_t move = 0; move < 8; ++move) {
        auto const& offset = moves_of(Neighbours::eight)[move].to;
        if (!cells.has(row + offset.row, column + offset.column)) continue;
        auto const other = number_of.find(grid.id(row + offset.row, column + offset.column).value);
        if (other == number_of.end() || !is_open(surface, row, column, move, query.corners)) continue;
        sets.join(number, other->second);
      }
    }
    auto const start = number_of.find(query.from.value), end = number_of.find(query.to.value);
    if (start == number_of.end() || end == number_of.end()) continue;
    if (sets.root(start->second) != sets.root(end->second)) continue;
    return Bottleneck{item.cell, 2 * item.clearance, item.clearance < clearances.limit(), item.crossing};
  }
  return std::nullopt;
}

}  // namespace passage
