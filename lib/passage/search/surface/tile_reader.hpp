#pragma once
#include <cstdint>
#include <vector>

#include "passage/model/cost_field.hpp"
#include "passage/model/friction_surface.hpp"
#include "passage/search/surface/work_tile.hpp"

namespace passage::surface {

/// Lays tiles of a friction surface out as WorkTiles: friction with its halo, lengths, blocked moves and
/// corners. Many threads may use one reader.
class TileReader {
 public:
  TileReader(FrictionSurface const& surface, Neighbours neighbours, Corners corners, TimeQuantum quantum);

  /// Everything but the labels. All states but `outside`, `restricted` and `joined` are cleared.
  void read(std::int64_t tile, WorkTile& work) const;
  /// The labels of the tile and its halo out of a finished field.
  void read_labels(CostField const& field, std::int64_t tile, double unreached, WorkTile& work) const;

  TileLayout const& layout() const { return layout_; }
  /// Crossings that start in the tile, by cell within the tile.
  struct Departure {
    int cell = 0;  ///< row · side + column within the tile
    std::int64_t to_tile = 0;
    int to_cell = 0;
    double cost = 0;  ///< quanta
  };
  std::vector<Departure> const& departures(std::int64_t tile) const {
    return departures_.empty() ? none_ : departures_[static_cast<std::size_t>(tile)];
  }
  /// Crossings that end in the tile.
  struct Arrival {
    int cell = 0;
    CellId from;
    double cost = 0;
    std::size_t crossing = 0;
  };
  std::vector<Arrival> const& arrivals(std::int64_t tile) const {
    return arrivals_.empty() ? no_arrivals_ : arrivals_[static_cast<std::size_t>(tile)];
  }
  /// Reverses the sense of one-way crossings, for costs towards the sources.
  void reverse_crossings();

 private:
  void read_friction(std::int64_t tile, WorkTile& work) const;
  void read_slope(std::int64_t tile, WorkTile& work) const;
  void read_lengths(std::int64_t tile, WorkTile& work) const;
  void block(std::int64_t tile, WorkTile& work) const;
  bool is_passable(CellId cell) const;
  void add_crossings(bool is_reverse);
  void add_departure(std::size_t number, bool is_forward);

  FrictionSurface const& surface_;
  TileLayout layout_;
  Neighbours neighbours_;
  Corners corners_;
  TimeQuantum quantum_;
  std::vector<std::vector<Departure>> departures_;
  std::vector<Departure> none_;
  std::vector<std::vector<Arrival>> arrivals_;
  std::vector<Arrival> no_arrivals_;
};

/// Where a cell of the grid lies in its tile.
struct TilePlace {
  std::int64_t tile = 0;
  int cell = 0;
};
TilePlace place_of(TileLayout const& layout, std::int64_t row, std::int64_t column);

/// Calls visit(tile, window in that tile, row, column in the caller's tile) for the tile itself and each of
/// its up to eight neighbours: the parts of them that lie within `reach` cells of the tile.
template <class Visit>
void for_each_part(TileLayout const& layout, std::int64_t tile, int reach, Visit&& visit) {
  constexpr int side = WorkTile::side;
  auto const tile_row = tile / layout.tile_columns(), tile_column = tile % layout.tile_columns();
  for (int down = -1; down <= 1; ++down) {
    for (int right = -1; right <= 1; ++right) {
      auto const row = tile_row + down, column = tile_column + right;
      if (row < 0 || column < 0 || row >= layout.tile_rows() || column >= layout.tile_columns()) continue;
      TileWindow const window{down < 0 ? side - reach : 0, right < 0 ? side - reach : 0, down ? reach : side,
                              right ? reach : side};
      visit(row * layout.tile_columns() + column, window, down < 0 ? -reach : down * side,
            right < 0 ? -reach : right * side);
    }
  }
}

}  // namespace passage::surface
