#pragma once
// Small surfaces drawn as text: '#' is impassable, '.' takes 1 s/m, a digit that many s/m; cells of 100 m.
#include <string>
#include <vector>

#include "support/friction_of.hpp"

#include "passage/geo/outline.hpp"

namespace passage::testing {

inline OracleGrid drawn_cells(std::vector<std::string> const& rows) {
  OracleGrid drawn{static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), 100, 100, {}};
  for (auto const& row : rows)
    for (char const cell : row)
      drawn.friction.push_back(cell == '#' ? 0.0f : cell == '.' ? 1.0f : static_cast<float>(cell - '0'));
  return drawn;
}

inline CellSet passable_cells(FrictionSurface const& surface) {
  CellSet cells{surface.grid().rows, surface.grid().columns};
  surface.friction.for_each_valid(
      [&](std::int64_t row, std::int64_t column, SecondsPerMetre) { cells.add(row, column); });
  return cells;
}

/// Blocks every move of 16 neighbours between the rows (or columns) up to `last` and those after it.
inline void block_after(FrictionSurface& surface, std::int64_t last, bool is_row) {
  auto const& grid = surface.grid();
  surface.blocked = BlockedMoves{grid.rows, grid.columns, Neighbours::sixteen};
  auto const moves = moves_of(Neighbours::sixteen);
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      for (std::size_t number = 0; number < moves.size(); ++number) {
        auto const from = is_row ? row : column;
        auto const to = from + (is_row ? moves[number].to.row : moves[number].to.column);
        if (from <= last && to > last) surface.blocked.block(row, column, static_cast<int>(number));
      }
    }
  }
}

}  // namespace passage::testing
