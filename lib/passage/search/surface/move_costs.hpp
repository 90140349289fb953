#pragma once
// What a move costs, in one place: the search, the back-link, the certificate and the trace all ask here.
#include <array>
#include <cstddef>
#include <vector>

#include "passage/base/integer_cost.hpp"
#include "passage/model/friction_surface.hpp"
#include "passage/search/surface/work_tile.hpp"

namespace passage::surface {

/// Rounds to the nearest whole number, half to even, for 0 ≤ number < 2^51: adding 1.5·2^52 leaves no room
/// for a fraction. The same in every lane of a vector unit.
inline double round_to_quanta(double number) {
  constexpr double magic = 6755399441055744.0;
  return (number + magic) - magic;
}

/// A move by offsets in a WorkTile.
struct WorkMove {
  struct Piece {
    int cell = 0, row = 0;
    double share = 0;
  };
  int to = 0, opposite = 0, shape = 0, pieces = 0;
  std::array<Piece, Move::most_crossed> piece{};
};

std::vector<WorkMove> work_moves(Neighbours neighbours);

/// How a directed surface turns slope into time. `is_reverse`: costs are to the sources, not from them.
struct SlopeRule {
  Pace pace = Pace::level;
  double quantum_s = 1;
  bool is_reverse = false;
};

/// Σ friction × length over the crossed cells, rounded once. Pieces are added in pairs from both ends, so
/// that the way back has the same bits.
inline double level_cost(WorkTile const& tile, int cell, WorkMove const& move) {
  auto const row = static_cast<std::size_t>(cell / WorkTile::stride);
  auto const shape = static_cast<std::size_t>(move.shape);
  auto part = [&](int number) {
    auto const& piece = move.piece[static_cast<std::size_t>(number)];
    double const length = tile.lengths[row + static_cast<std::size_t>(piece.row)][shape] * piece.share;
    return static_cast<double>(tile.friction[static_cast<std::size_t>(cell + piece.cell)]) * length;
  };
  double sum = part(0) + part(move.pieces - 1);
  for (int number = 1; number < move.pieces / 2; ++number)
    sum += part(number) + part(move.pieces - 1 - number);
  return round_to_quanta(sum);
}

/// As level_cost with each cell's slope factor. The slope is that of the whole move, between its end cells.
double sloped_cost(WorkTile const& tile, int cell, WorkMove const& move, SlopeRule const& rule);

/// Move costs of a surface: level or sloped.
class MoveCosts {
 public:
  MoveCosts(FrictionSurface const& surface, Neighbours neighbours, TimeQuantum quantum, bool is_reverse);

  std::vector<WorkMove> const& moves() const { return moves_; }
  bool is_directed() const { return is_directed_; }
  SlopeRule const& rule() const { return rule_; }
  /// Of the move from a cell, or towards it when the search runs in reverse.
  double operator()(WorkTile const& tile, int cell, WorkMove const& move) const {
    return is_directed_ ? sloped_cost(tile, cell, move, rule_) : level_cost(tile, cell, move);
  }
  /// Of arriving at `cell` by the reverse of `move`: from cell + move.to to cell.
  double arriving(WorkTile const& tile, int cell, WorkMove const& move) const {
    if (!is_directed_) return level_cost(tile, cell, move);
    return sloped_cost(tile, cell + move.to, moves_[static_cast<std::size_t>(move.opposite)], rule_);
  }

 private:
  std::vector<WorkMove> moves_;
  SlopeRule rule_;
  bool is_directed_;
};

}  // namespace passage::surface
