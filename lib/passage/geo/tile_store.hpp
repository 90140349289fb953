#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>

namespace passage {

/// Where the tiles of a lattice lie. Tiles are square; the last row and column of tiles may stick out.
struct TileLayout {
  static constexpr std::int64_t side = 256;  ///< cells along a tile's edge

  std::int64_t rows = 0, columns = 0;  ///< in cells

  std::int64_t tile_rows() const { return (rows + side - 1) / side; }
  std::int64_t tile_columns() const { return (columns + side - 1) / side; }
  std::int64_t tiles() const { return tile_rows() * tile_columns(); }
  static constexpr std::size_t cells_per_tile() { return static_cast<std::size_t>(side * side); }
};

/// Port: fixed-size blocks of bytes, one per tile, that start as zeros. Memory or a file cache stands behind
/// it; no caller ever sees a whole raster. Thread-safe; one tile's bytes are for one writer at a time.
class TileStore {
 public:
  virtual ~TileStore() = default;
  /// The tile's bytes, which stay in place until they are unpinned. Throws Error{resources} when neither
  /// memory nor disk is left.
  virtual std::byte* pin(std::int64_t tile) = 0;
  /// `changed` says whether the bytes must be kept.
  virtual void unpin(std::int64_t tile, bool changed) = 0;
  /// Whether pinning the tile now costs no reading from disk and no decoding: a hint for who can choose.
  virtual bool is_near(std::int64_t) const { return true; }
};

/// All tiles in memory. Pages that are never touched cost nothing. Throws Error{resources, "out_of_memory"}.
std::shared_ptr<TileStore> make_memory_store(std::int64_t tiles, std::size_t bytes_per_tile);

}  // namespace passage
