#include "passage/model/blocked_moves.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;

std::size_t index_in_tile(std::int64_t row, std::int64_t column) {
  return static_cast<std::size_t>(row % side * side + column % side);
}

}  // namespace

BlockedMoves::BlockedMoves(std::int64_t rows, std::int64_t columns, Neighbours neighbours)
    : layout_{rows, columns}, neighbours_(neighbours), tiles_(static_cast<std::size_t>(layout_.tiles())) {}

void BlockedMoves::block(std::int64_t row, std::int64_t column, int move) {
  auto const& made = moves_of(neighbours_)[static_cast<std::size_t>(move)];
  set(row, column, move);
  set(row + made.to.row, column + made.to.column, made.opposite);
}

void BlockedMoves::set(std::int64_t row, std::int64_t column, int move) {
  if (row < 0 || column < 0 || row >= layout_.rows || column >= layout_.columns) return;
  auto& tile = tiles_[static_cast<std::size_t>(row / side * layout_.tile_columns() + column / side)];
  if (!tile) tile = std::make_shared<std::uint32_t[]>(TileLayout::cells_per_tile());
  tile[index_in_tile(row, column)] |= std::uint32_t{1} << move;
}

bool BlockedMoves::is_blocked(std::int64_t row, std::int64_t column, int move) const {
  auto const* const masks = tile(row / side * layout_.tile_columns() + column / side);
  return masks && (masks[index_in_tile(row, column)] >> move & 1u);
}

}  // namespace passage
