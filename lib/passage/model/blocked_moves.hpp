#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "passage/geo/tile_store.hpp"
#include "passage/model/neighbourhood.hpp"

namespace passage {

/// Moves of a grid that nobody can make because a barrier line crosses them: one bit per move and cell, kept
/// only for tiles that have any. Both directions of a move are blocked together. Cheap to copy.
class BlockedMoves {
 public:
  /// Nothing is blocked, whatever the neighbourhood.
  BlockedMoves() = default;
  BlockedMoves(std::int64_t rows, std::int64_t columns, Neighbours neighbours);

  /// The largest neighbourhood whose moves were examined; eight for an empty value.
  Neighbours neighbours() const { return neighbours_; }
  bool empty() const { return tiles_.empty(); }
  /// Blocks a move (an index into moves_of) and its opposite. Ends outside the grid are ignored.
  void block(std::int64_t row, std::int64_t column, int move);
  bool is_blocked(std::int64_t row, std::int64_t column, int move) const;
  /// One mask of moves per cell of the tile, row by row, TileLayout::side to a row; null when none is
  /// blocked.
  std::uint32_t const* tile(std::int64_t tile) const {
    return tiles_.empty() ? nullptr : tiles_[static_cast<std::size_t>(tile)].get();
  }

 private:
  void set(std::int64_t row, std::int64_t column, int move);

  TileLayout layout_;
  Neighbours neighbours_ = Neighbours::eight;
  std::vector<std::shared_ptr<std::uint32_t[]>> tiles_;
};

}  // namespace passage
