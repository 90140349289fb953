#pragma once
// One pinned tile of a store, for as long as this object lives.
#include <cstdint>

#include "passage/geo/tile_store.hpp"

namespace passage {

/// Pins `tile` of `store` and unpins it at the end, with what was written when `is_changed`. `Word` is what
/// the store's bytes hold, in the order of the cells.
template <class Word>
class PinnedTile {
 public:
  PinnedTile(TileStore& store, std::int64_t tile, bool is_changed)
      : store_(store),
        tile_(tile),
        is_changed_(is_changed),
        words_(reinterpret_cast<Word*>(store.pin(tile))) {}
  PinnedTile(PinnedTile const&) = delete;
  PinnedTile& operator=(PinnedTile const&) = delete;
  ~PinnedTile() { store_.unpin(tile_, is_changed_); }

  /// All cells of the tile.
  Word* words() const { return words_; }
  /// The row `row` of a tile whose rows have `width` cells.
  Word* row(std::int64_t row, std::int64_t width) const { return words_ + row * width; }

 private:
  TileStore& store_;
  std::int64_t tile_;
  bool is_changed_;
  Word* words_;
};

}  // namespace passage
