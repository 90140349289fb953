#include "passage/search/surface/move_costs.hpp"

namespace passage::surface {

namespace {

constexpr int offset(CellOffset at) {
  return at.row * WorkTile::stride + at.column;
}

}  // namespace

std::vector<WorkMove> work_moves(Neighbours neighbours) {
  std::vector<WorkMove> result;
  for (auto const& move : moves_of(neighbours)) {
    WorkMove made{offset(move.to), move.opposite, move.shape, move.crossed_count, {}};
    for (std::size_t number = 0; number < static_cast<std::size_t>(move.crossed_count); ++number) {
      auto const& crossed = move.crossed[number];
      made.piece[number] = {offset(crossed.at), crossed.at.row, crossed.share};
    }
    result.push_back(made);
  }
  return result;
}

double sloped_cost(WorkTile const& tile, int cell, WorkMove const& move, SlopeRule const& rule) {
  auto const row = static_cast<std::size_t>(cell / WorkTile::stride);
  auto const shape = static_cast<std::size_t>(move.shape);
  auto length = [&](WorkMove::Piece const& piece) {
    return tile.lengths[row + static_cast<std::size_t>(piece.row)][shape] * piece.share;
  };
  auto in_pairs = [&](auto const& part) {  // the way back adds the same numbers in the same order
    auto piece = [&](int number) { return part(move.piece[static_cast<std::size_t>(number)]); };
    double sum = piece(0) + piece(move.pieces - 1);
    for (int number = 1; number < move.pieces / 2; ++number)
      sum += piece(number) + piece(move.pieces - 1 - number);
    return sum;
  };
  double const run = in_pairs(length);
  double const rise_m = static_cast<double>(tile.elevation_m[static_cast<std::size_t>(cell + move.to)]) -
                        static_cast<double>(tile.elevation_m[static_cast<std::size_t>(cell)]);
  double const slope = (rule.is_reverse ? -rise_m : rise_m) / (run * rule.quantum_s);
  return round_to_quanta(in_pairs([&](WorkMove::Piece const& piece) {
    auto const at = static_cast<std::size_t>(cell + piece.cell);
    double const friction = tile.friction[at];
    auto const pace = tile.pace.empty() ? rule.pace : static_cast<Pace>(tile.pace[at]);
    return friction * length(piece) * slope_factor(pace, slope, SecondsPerMetre{friction});
  }));
}

MoveCosts::MoveCosts(FrictionSurface const& surface, Neighbours neighbours, TimeQuantum quantum,
                     bool is_reverse)
    : moves_(work_moves(neighbours)),
      rule_{surface.pace, quantum.length().value, is_reverse},
      is_directed_(surface.is_directed()) {}

}  // namespace passage::surface
