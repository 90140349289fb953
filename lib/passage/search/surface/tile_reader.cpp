#include "passage/search/surface/tile_reader.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace passage::surface {

namespace {

constexpr int side = WorkTile::side;
constexpr int halo = WorkTile::halo;

/// One bit per cell of a row with its halo: column c is bit 64 + c.
struct RowBits {
  static constexpr int words = side / 64 + 2;
  std::array<std::uint64_t, words> word{};

  void set(int column) {
    word[static_cast<std::size_t>((64 + column) / 64)] |= std::uint64_t{1} << ((64 + column) % 64);
  }
};

/// The cells of a tile and its halo that nobody passes.
struct ImpassableBits {
  std::array<RowBits, side + 2 * halo> row;
  RowBits& at(int number) { return row[static_cast<std::size_t>(number + halo)]; }
  RowBits const& at(int number) const { return row[static_cast<std::size_t>(number + halo)]; }
};

/// Word `number` of the row as seen `right` columns further left: bit c is column c + right. |right| ≤ 3.
std::uint64_t shifted(RowBits const& row, std::size_t number, int right) {
  auto const word = row.word[number];
  if (right == 0) return word;
  if (right > 0) return word >> right | row.word[number + 1] << (64 - right);
  return word << -right | row.word[number - 1] >> (64 + right);
}

void collect_impassable(WorkTile const& work, ImpassableBits& bits) {
  for (int row = -halo; row < side + halo; ++row) {
    auto const* const friction = work.friction.data() + WorkTile::at(row, 0);
    for (int column = -halo; column < side + halo; ++column)
      if (friction[column] == std::numeric_limits<float>::infinity()) bits.at(row).set(column);
  }
}

void restrict(WorkTile& work, int cell, std::uint32_t moves) {
  auto& state = work.state[static_cast<std::size_t>(cell)];
  auto& blocked = work.blocked[static_cast<std::size_t>(cell)];
  blocked = (state & WorkTile::restricted ? blocked : 0) | moves;
  state |= WorkTile::restricted;
}

// A move that meets an impassable cell in a corner point is blocked.
void close_corners(Neighbours neighbours, ImpassableBits const& bits, WorkTile& work) {
  auto const moves = moves_of(neighbours);
  for (std::size_t number = 0; number < moves.size(); ++number) {
    auto const& move = moves[number];
    if (move.touched_count == 0) continue;
    for (int row = 0; row < side; ++row) {
      for (std::size_t word = 1; word < RowBits::words - 1; ++word) {
        std::uint64_t touched = 0;
        for (auto const& at : move.touched) touched |= shifted(bits.at(row + at.row), word, at.column);
        for (; touched; touched &= touched - 1) {
          int const column = static_cast<int>(word - 1) * 64 + std::countr_zero(touched);
          restrict(work, WorkTile::at(row, column), std::uint32_t{1} << number);
        }
      }
    }
  }
}

template <class Cell>
void copy_rows(Tile<Cell> const& from, TileWindow const& window, int row, int column, Cell fill,
               Cell* cells) {
  for (int step = 0; step < window.rows; ++step) {
    Cell* const to = cells + WorkTile::at(row + step, column);
    auto const grid_row = from.row + window.row + step;
    if (grid_row >= from.row + from.rows) {
      std::fill_n(to, window.columns, fill);
      continue;
    }
    std::copy_n(from.row_values(grid_row) + window.column, window.columns, to);
    auto const* const mask = from.row_mask(grid_row);
    for (int at = 0; at < window.columns;) {
      int const source = window.column + at;
      int const count = std::min(64 - source % 64, window.columns - at);
      auto invalid = ~mask[source / 64] >> (source % 64);
      if (count < 64) invalid &= (std::uint64_t{1} << count) - 1;
      for (; invalid; invalid &= invalid - 1) to[at + std::countr_zero(invalid)] = fill;
      at += count;
    }
  }
}

}  // namespace

TilePlace place_of(TileLayout const& layout, std::int64_t row, std::int64_t column) {
  return {row / side * layout.tile_columns() + column / side,
          static_cast<int>(row % side * side + column % side)};
}

TileReader::TileReader(FrictionSurface const& surface, Neighbours neighbours, Corners corners,
                       TimeQuantum quantum)
    : surface_(surface),
      layout_{surface.grid().rows, surface.grid().columns},
      neighbours_(neighbours),
      corners_(corners),
      quantum_(quantum) {
  if (surface.crossings.empty()) return;
  departures_.resize(static_cast<std::size_t>(layout_.tiles()));
  arrivals_.resize(static_cast<std::size_t>(layout_.tiles()));
  add_crossings(false);
}

void TileReader::add_crossings(bool is_reverse) {
  for (std::size_t number = 0; number < surface_.crossings.size(); ++number) {
    add_departure(number, !is_reverse);
    if (!surface_.crossings[number].is_one_way) add_departure(number, is_reverse);
  }
}

bool TileReader::is_passable(CellId cell) const {
  auto const row = surface_.grid().row_of(cell), column = surface_.grid().column_of(cell);
  return surface_.friction.at(row, column) &&
         (!surface_.is_directed() || surface_.elevation->at(row, column));
}

void TileReader::add_departure(std::size_t number, bool is_forward) {
  auto const& crossing = surface_.crossings[number];
  auto const& grid = surface_.grid();
  auto const start = is_forward ? crossing.from : crossing.to, end = is_forward ? crossing.to : crossing.from;
  auto const from = place_of(layout_, grid.row_of(start), grid.column_of(start));
  auto const to = place_of(layout_, grid.row_of(end), grid.column_of(end));
  if (!is_passable(start) || !is_passable(end)) return;
  auto const cost = std::max<double>(1, static_cast<double>(quantum_.quantise(crossing.cost).quanta));
  departures_[static_cast<std::size_t>(from.tile)].push_back({from.cell, to.tile, to.cell, cost});
  arrivals_[static_cast<std::size_t>(to.tile)].push_back({to.cell, start, cost, number});
}

void TileReader::reverse_crossings() {
  for (auto& list : departures_) list.clear();
  for (auto& list : arrivals_) list.clear();
  add_crossings(true);
}

void TileReader::read(std::int64_t tile, WorkTile& work) const {
  work.state.fill(WorkTile::outside);
  for (int row = 0; row < side; ++row)
    std::fill_n(work.state.data() + WorkTile::at(row, 0), side, std::uint8_t{0});
  read_friction(tile, work);
  if (surface_.is_directed()) read_slope(tile, work);
  read_lengths(tile, work);
  block(tile, work);
  for (auto const& departure : departures(tile))
    work.state[static_cast<std::size_t>(WorkTile::at(departure.cell / side, departure.cell % side))] |=
        WorkTile::joined;
}

void TileReader::read_friction(std::int64_t tile, WorkTile& work) const {
  constexpr float nobody = std::numeric_limits<float>::infinity();
  auto const on_edge = [&](std::int64_t number, std::int64_t count) {
    return number == 0 || number == count - 1;
  };
  if (on_edge(tile / layout_.tile_columns(), layout_.tile_rows()) ||
      on_edge(tile % layout_.tile_columns(), layout_.tile_columns()))
    work.friction.fill(nobody);
  for_each_part(layout_, tile, halo, [&](std::int64_t part, TileWindow const& window, int row, int column) {
    copy_rows(surface_.friction.pin(part), window, row, column, nobody, work.friction.data());
  });
}

void TileReader::read_slope(std::int64_t tile, WorkTile& work) const {
  constexpr float missing = -1e30f;
  work.elevation_m.assign(WorkTile::cells, missing);
  for_each_part(layout_, tile, halo, [&](std::int64_t part, TileWindow const& window, int row, int column) {
    copy_rows(surface_.elevation->pin(part), window, row, column, missing, work.elevation_m.data());
  });
  for (std::size_t cell = 0; cell < WorkTile::cells; ++cell) {
    if (work.elevation_m[cell] != missing) continue;
    work.elevation_m[cell] = 0;
    work.friction[cell] = std::numeric_limits<float>::infinity();
  }
  if (!surface_.paces) return;
  work.pace.assign(WorkTile::cells, 0);
  for_each_part(layout_, tile, halo, [&](std::int64_t part, TileWindow const& window, int row, int column) {
    copy_rows(surface_.paces->pin(part), window, row, column, std::uint8_t{0}, work.pace.data());
  });
}

void TileReader::read_lengths(std::int64_t tile, WorkTile& work) const {
  auto const& grid = surface_.grid();
  work.has_equal_rows = !grid.crs.is_geographic();
  auto const first = tile / layout_.tile_columns() * side;
  for (int row = 0; row < WorkTile::rows; ++row) {
    auto& lengths = work.lengths[static_cast<std::size_t>(row)];
    if (work.has_equal_rows && row > 0) {
      lengths = work.lengths[0];
      continue;
    }
    auto const metrics = grid.row_metrics(std::clamp<std::int64_t>(first + row - halo - 1, 0, grid.rows - 1));
    for (std::size_t shape = 0; shape < move_shapes.size(); ++shape) {
      lengths[shape] = std::hypot(move_shapes[shape].row * metrics.height.value,
                                  move_shapes[shape].column * metrics.width.value) /
                       quantum_.length().value;
    }
  }
}

void TileReader::block(std::int64_t tile, WorkTile& work) const {
  if (corners_ == Corners::closed) {
    ImpassableBits bits;
    collect_impassable(work, bits);
    close_corners(neighbours_, bits, work);
  }
  auto const* const barred = surface_.blocked.tile(tile);
  if (!barred) return;
  auto const asked = static_cast<std::uint32_t>((std::uint64_t{1} << static_cast<int>(neighbours_)) - 1);
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      auto const moves = barred[row * side + column] & asked;
      if (moves) restrict(work, WorkTile::at(row, column), moves);
    }
  }
}

void TileReader::read_labels(CostField const& field, std::int64_t tile, double unreached,
                             WorkTile& work) const {
  work.label.fill(unreached);
  for_each_part(layout_, tile, halo, [&](std::int64_t part, TileWindow const& window, int row, int column) {
    field.read(part, window, unreached, work.label.data() + WorkTile::at(row, column), WorkTile::stride);
  });
}

}  // namespace passage::surface
