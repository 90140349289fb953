#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

#include "passage/base/integer_cost.hpp"
#include "passage/geo/grid.hpp"
#include "passage/geo/tile_store.hpp"

namespace passage {

/// Makes a store of so many tiles of so many bytes: in memory or on disk.
using StoreMaker = std::function<std::shared_ptr<TileStore>(std::int64_t tiles, std::size_t bytes_per_tile)>;

/// A rectangle of a tile's cells, counted from the tile's upper left corner.
struct TileWindow {
  int row = 0, column = 0;
  int rows = static_cast<int>(TileLayout::side), columns = static_cast<int>(TileLayout::side);
};

/// Accumulated cost of every cell, in quanta. All cells start unreached. A tile keeps a base and 32-bit
/// offsets to it; where they do not fit, 8 bits more in a plane of their own, and 16 more still where those
/// do not suffice: 4 to 5 bytes a cell in practice. Tiles may be read by many threads at once; one tile is
/// written by one thread at a time while nobody reads it.
class CostField {
 public:
  /// Labels handled as doubles that hold integers exactly end below this; larger costs count as unreached.
  static constexpr double range_quanta = 4503599627370496.0;  // 2^52

  CostField(Grid grid, TimeQuantum quantum, StoreMaker const& make_store = make_memory_store);
  CostField(CostField&&) = default;
  CostField& operator=(CostField&&) = default;
  /// A copy with cells of its own.
  CostField clone(StoreMaker const& make_store = make_memory_store) const;

  Grid const& grid() const { return grid_; }
  TileLayout layout() const { return {grid_.rows, grid_.columns}; }
  TimeQuantum quantum() const { return quantum_; }

  Duration at(std::int64_t row, std::int64_t column) const;
  Duration at(CellId cell) const { return at(grid_.row_of(cell), grid_.column_of(cell)); }
  /// Whether any cell of the tile is reached.
  bool is_reached(std::int64_t tile) const { return heads_[static_cast<std::size_t>(tile)].is_reached; }
  /// Least and largest label of the tile; only meaningful where it is reached.
  double least(std::int64_t tile) const { return heads_[static_cast<std::size_t>(tile)].base; }
  double most(std::int64_t tile) const { return heads_[static_cast<std::size_t>(tile)].most; }

  /// Whether reading the tile now is quick; see TileStore.
  bool is_near(std::int64_t tile) const { return !is_reached(tile) || lower_->is_near(tile); }

  /// Copies labels out of a tile as doubles, `unreached` for unreached cells, to rows of `stride` doubles.
  void read(std::int64_t tile, TileWindow const& window, double unreached, double* labels,
            std::int64_t stride) const;
  /// Replaces a whole tile by labels; those ≥ `unreached` count as unreached.
  void write(std::int64_t tile, double unreached, double const* labels, std::int64_t stride);
  /// All cells of the tile become unreached.
  void clear(std::int64_t tile);

 private:
  struct Head {
    double base = 0, most = 0;
    bool is_reached = false;
    int planes = 1;  ///< how many of lower_, middle_, upper_ hold the offsets
  };

  Grid grid_;
  TimeQuantum quantum_;
  std::vector<Head> heads_;
  std::shared_ptr<TileStore> lower_, middle_, upper_;
};

/// Both fields hold the same labels (and quantum) on the same grid.
bool operator==(CostField const& a, CostField const& b);

}  // namespace passage
