#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/geo/raster.hpp"
#include "passage/model/blocked_moves.hpp"
#include "passage/model/neighbourhood.hpp"
#include "passage/model/pace.hpp"

namespace passage {

/// An explicit way between two cells that barriers leave unjoined: a gate, a bridge, a ferry.
struct Crossing {
  std::string name;
  CellId from, to;
  Seconds cost;  ///< travel on both sides and the wait
  bool is_one_way = false;
  std::optional<Point> place{};  ///< on the barrier, in the grid's CRS; none where no barrier is crossed
  Metres width{0};               ///< of the opening in the barrier; 0: not recorded
};

/// The time to cross a metre, cell by cell, with what else decides whether and how fast a move is made. Cells
/// whose friction is invalid are impassable.
struct FrictionSurface {
  Raster<SecondsPerMetre> friction;                  ///< on level ground
  std::optional<Raster<Metres>> elevation;           ///< on the same grid; invalid counts as impassable
  Pace pace = Pace::level;                           ///< of every cell, unless `paces` is given
  std::optional<Raster<Share, std::uint8_t>> paces;  ///< a Pace per cell, by its number
  BlockedMoves blocked;
  std::vector<Crossing> crossings;

  explicit FrictionSurface(Raster<SecondsPerMetre> level_friction) : friction(std::move(level_friction)) {}

  Grid const& grid() const { return friction.grid(); }
  /// Whether a move and its way back may cost different times.
  bool is_directed() const { return elevation && (paces || pace != Pace::level); }
};

/// What the friction values of a surface are: needed before a search, found in one pass.
struct FrictionRange {
  SecondsPerMetre least, most;
  std::int64_t passable_cells = 0;
};

/// Throws Error{input}: "bad_friction" for a value that is zero, negative or not finite (with the cell),
/// "all_impassable" when no cell is passable, "friction_range" when the largest value is more than 1e9 times
/// the smallest.
FrictionRange require_good_friction(FrictionSurface const& surface);

/// The least cost any move of the neighbourhood can have: least friction × least length × least slope factor.
Seconds least_move_cost(FrictionSurface const& surface, FrictionRange const& range, Neighbours neighbours);

}  // namespace passage
