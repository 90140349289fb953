#pragma once
// Which cells one move of a raster search may reach, and which cells it crosses on the way.
#include <array>
#include <cstdint>
#include <span>

namespace passage {

/// Queen moves; plus knight's moves; plus the next ring.
enum class Neighbours { eight = 8, sixteen = 16, thirty_two = 32 };

/// Whether a move that passes exactly through a corner of cells is allowed when one of the cells that meet
/// there is impassable. `open` is what most other programs do.
enum class Corners { closed, open };

/// A cell by its offset from where a move starts.
struct CellOffset {
  int row = 0, column = 0;
};

/// A cell that a move crosses, with the share of the move's length that lies inside.
struct CrossedCell {
  CellOffset at;
  double share = 0;
};

/// A straight move from cell centre to cell centre. The cells crossed are in order along it and come in
/// pairs: the i-th from the start has the share of the i-th from the end.
struct Move {
  static constexpr int most_crossed = 6, most_touched = 2;

  CellOffset to;
  int opposite = 0;  ///< index of the same move the other way
  int shape = 0;     ///< index into move_shapes
  int crossed_count = 0, touched_count = 0;
  std::array<CrossedCell, most_crossed> crossed{};
  std::array<CellOffset, most_touched> touched{};  ///< cells that meet the move in a corner point only
};

/// A move without its direction: moves of one shape have one length.
inline constexpr std::array<CellOffset, 9> move_shapes = {
    {{0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {2, 3}, {3, 2}}};

/// All moves of a neighbourhood in the fixed order that ties are resolved by: clockwise from north, queen
/// moves first, then knight's moves, then the outer ring. The smaller lists are beginnings of the larger.
std::span<Move const> moves_of(Neighbours neighbours);

/// How many rows or columns away a move may end: 1, 2 or 3.
int reach_of(Neighbours neighbours);

/// The largest excess of a path cost over the straight line in a uniform field, as a share, for cells whose
/// height is `height_per_width` times their width (1 = square). Moves are combined as the search does.
double direction_bias(Neighbours neighbours, double height_per_width);

}  // namespace passage
