#pragma once
#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "passage/geo/grid.hpp"
#include "passage/geo/tile_store.hpp"

namespace passage {

/// One pinned tile of a Raster: `rows` × `columns` cells whose first is (`row`, `column`) of the grid. Cells
/// are addressed by grid row and column. Unpins itself.
template <class Cell>
class Tile {
 public:
  std::int64_t row = 0, column = 0, rows = 0, columns = 0;

  Tile(TileStore& store, TileLayout const& layout, std::int64_t tile)
      : row(tile / layout.tile_columns() * TileLayout::side),
        column(tile % layout.tile_columns() * TileLayout::side),
        rows(std::min(TileLayout::side, layout.rows - row)),
        columns(std::min(TileLayout::side, layout.columns - column)),
        store_(&store),
        tile_(tile),
        bytes_(store.pin(tile)) {}
  Tile(Tile&& other) noexcept
      : row(other.row),
        column(other.column),
        rows(other.rows),
        columns(other.columns),
        store_(std::exchange(other.store_, nullptr)),
        tile_(other.tile_),
        bytes_(other.bytes_),
        changed_(other.changed_) {}
  Tile& operator=(Tile&&) = delete;
  ~Tile() {
    if (store_) store_->unpin(tile_, changed_);
  }

  bool is_valid(std::int64_t grid_row, std::int64_t grid_column) const {
    auto const index = offset(grid_row, grid_column);
    return (mask()[index / 64] >> (index % 64)) & 1u;
  }
  /// Precondition: the cell is valid.
  Cell value(std::int64_t grid_row, std::int64_t grid_column) const {
    return cells()[offset(grid_row, grid_column)];
  }
  void set(std::int64_t grid_row, std::int64_t grid_column, Cell cell) {
    auto const index = offset(grid_row, grid_column);
    cells()[index] = cell;
    mask()[index / 64] |= std::uint64_t{1} << (index % 64);
    changed_ = true;
  }
  /// The cells of one row of the tile from `grid_column` on, valid or not, for loops that ask `valid_bits`
  /// too.
  Cell const* row_cells(std::int64_t grid_row, std::int64_t grid_column) const {
    return cells() + offset(grid_row, grid_column);
  }
  /// 64 validity bits of one row from the tile's column 64·word on, lowest bit first.
  std::uint64_t valid_bits(std::int64_t grid_row, std::int64_t word) const {
    return mask()[(grid_row - row) * (TileLayout::side / 64) + word];
  }
  /// Sets the cells of one row of the tile from its first column on, valid where `valid` is not 0.
  template <class Number>
  void set_row(std::int64_t grid_row, Number const* numbers, unsigned char const* valid) {
    auto* const into = cells() + offset(grid_row, column);
    auto* const bits = mask() + (grid_row - row) * (TileLayout::side / 64);
    for (std::int64_t i = 0; i < columns; ++i) into[i] = valid[i] ? static_cast<Cell>(numbers[i]) : Cell{};
    for (std::int64_t i = 0; i < columns; ++i) {
      auto const bit = std::uint64_t{1} << (i % 64);
      if (i % 64 == 0) bits[i / 64] = 0;
      bits[i / 64] |= valid[i] ? bit : 0;
    }
    changed_ = true;
  }
  void set_invalid(std::int64_t grid_row, std::int64_t grid_column) {
    auto const index = offset(grid_row, grid_column);
    mask()[index / 64] &= ~(std::uint64_t{1} << (index % 64));
    changed_ = true;
  }

  /// One row of the tile as it is stored, `columns` values and the bits of `is_valid` beside them, 64 to a
  /// word. For loops that are too hot for cell by cell access; values of invalid cells mean nothing.
  Cell const* row_values(std::int64_t grid_row) const { return cells() + offset(grid_row, column); }
  Cell* row_values_for_writing(std::int64_t grid_row) {
    changed_ = true;
    return cells() + offset(grid_row, column);
  }
  std::uint64_t const* row_mask(std::int64_t grid_row) const {
    return mask() + offset(grid_row, column) / 64;
  }
  std::uint64_t* row_mask_for_writing(std::int64_t grid_row) {
    changed_ = true;
    return mask() + offset(grid_row, column) / 64;
  }

  static constexpr std::size_t bytes() {
    return TileLayout::cells_per_tile() * sizeof(Cell) + TileLayout::cells_per_tile() / 8;
  }

 private:
  std::size_t offset(std::int64_t grid_row, std::int64_t grid_column) const {
    assert(grid_row >= row && grid_row < row + rows && grid_column >= column &&
           grid_column < column + columns);
    return static_cast<std::size_t>((grid_row - row) * TileLayout::side + (grid_column - column));
  }
  Cell* cells() const { return reinterpret_cast<Cell*>(bytes_); }
  std::uint64_t* mask() const {
    return reinterpret_cast<std::uint64_t*>(bytes_ + TileLayout::cells_per_tile() * sizeof(Cell));
  }

  TileStore* store_;
  std::int64_t tile_;
  std::byte* bytes_;
  bool changed_ = false;
};

/// One quantity on a Grid, with a validity mask instead of sentinel numbers: a cheap-to-copy handle on shared
/// tiles. All cells start invalid. `Cell` is how a value is stored (float keeps 7 digits).
template <class Quantity, class Cell = float>
class Raster {
 public:
  explicit Raster(Grid grid)
      : Raster(std::move(grid),
               [](std::int64_t tiles) { return make_memory_store(tiles, Tile<Cell>::bytes()); }) {}
  /// `make_store(tiles)` gives a store of Tile<Cell>::bytes() per tile.
  template <class MakeStore>
  Raster(Grid grid, MakeStore&& make_store)
      : grid_(std::move(grid)), layout_{grid_.rows, grid_.columns}, store_(make_store(layout_.tiles())) {}

  Grid const& grid() const { return grid_; }
  TileLayout const& layout() const { return layout_; }
  Tile<Cell> pin(std::int64_t tile) const { return {*store_, layout_, tile}; }
  /// Whether pinning the tile now is quick; see TileStore.
  bool is_near(std::int64_t tile) const { return store_->is_near(tile); }
  Tile<Cell> pin_cell(std::int64_t row, std::int64_t column) const {
    return pin(row / TileLayout::side * layout_.tile_columns() + column / TileLayout::side);
  }

  /// One cell; empty where it is invalid. For single look-ups: loops pin tiles.
  std::optional<Quantity> at(std::int64_t row, std::int64_t column) const {
    auto const tile = pin_cell(row, column);
    if (!tile.is_valid(row, column)) return std::nullopt;
    return Quantity{static_cast<double>(tile.value(row, column))};
  }
  std::optional<Quantity> at(Point point) const {
    auto const cell = grid_.cell_at(point);
    if (!cell) return std::nullopt;
    return at(grid_.row_of(*cell), grid_.column_of(*cell));
  }
  void set(std::int64_t row, std::int64_t column, Quantity quantity) {
    pin_cell(row, column).set(row, column, static_cast<Cell>(quantity.value));
  }

  /// Calls `visit(row, column, Quantity)` for every valid cell in a fixed order: tile by tile.
  template <class Visit>
  void for_each_valid(Visit&& visit) const {
    for (std::int64_t number = 0; number < layout_.tiles(); ++number) {
      auto const tile = pin(number);
      for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
        for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
          if (tile.is_valid(row, column))
            visit(row, column, Quantity{static_cast<double>(tile.value(row, column))});
        }
      }
    }
  }

 private:
  Grid grid_;
  TileLayout layout_;
  std::shared_ptr<TileStore> store_;
};

}  // namespace passage
