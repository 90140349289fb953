#include "passage/model/neighbourhood.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace passage {

namespace {

constexpr int magnitude(int number) {
  return number < 0 ? -number : number;
}
constexpr int sign(int number) {
  return (number > 0) - (number < 0);
}

constexpr int shape_of(CellOffset to) {
  for (std::size_t shape = 0; shape < move_shapes.size(); ++shape) {
    if (move_shapes[shape].row == magnitude(to.row) && move_shapes[shape].column == magnitude(to.column))
      return static_cast<int>(shape);
  }
  return -1;
}

// Walks the straight line between the centres. Times along it are counted in 1/(2·rows·columns) of the move
// (a missing dimension counts as 1), so that every crossing of a cell edge falls on an integer.
constexpr Move make_move(CellOffset to, int opposite) {
  Move move{to, opposite, shape_of(to), 0, 0, {}, {}};
  int const rows = magnitude(to.row), columns = magnitude(to.column);
  int const row_step = 2 * std::max(columns, 1), column_step = 2 * std::max(rows, 1);
  int const end = 2 * std::max(rows, 1) * std::max(columns, 1);
  CellOffset at;
  int time = 0;
  int next_row = rows ? row_step / 2 : end + 1, next_column = columns ? column_step / 2 : end + 1;
  while (time < end) {
    int const until = std::min({next_row, next_column, end});
    move.crossed[static_cast<std::size_t>(move.crossed_count++)] = {at, double(until - time) / end};
    time = until;
    if (time == end) break;
    if (next_row == next_column) {
      move.touched[static_cast<std::size_t>(move.touched_count++)] = {at.row + sign(to.row), at.column};
      move.touched[static_cast<std::size_t>(move.touched_count++)] = {at.row, at.column + sign(to.column)};
    }
    bool const by_row = next_row <= next_column, by_column = next_column <= next_row;
    if (by_row) {
      at.row += sign(to.row);
      next_row += row_step;
    }
    if (by_column) {
      at.column += sign(to.column);
      next_column += column_step;
    }
  }
  return move;
}

constexpr std::array<CellOffset, 32> ends = {
    {{-1, 0}, {-1, 1}, {0, 1},  {1, 1},   {1, 0},   {1, -1}, {0, -1},  {-1, -1}, {-2, 1},  {-1, 2}, {1, 2},
     {2, 1},  {2, -1}, {1, -2}, {-1, -2}, {-2, -1}, {-3, 1}, {-3, 2},  {-2, 3},  {-1, 3},  {1, 3},  {2, 3},
     {3, 2},  {3, 1},  {3, -1}, {3, -2},  {2, -3},  {1, -3}, {-1, -3}, {-2, -3}, {-3, -2}, {-3, -1}}};

constexpr std::array<Move, 32> make_moves() {
  std::array<Move, 32> moves{};
  for (int index = 0; index < 32; ++index) {
    int const first = index < 8 ? 0 : index < 16 ? 8 : 16;
    int const count = index < 16 ? 8 : 16;
    int const opposite = first + (index - first + count / 2) % count;
    moves[static_cast<std::size_t>(index)] = make_move(ends[static_cast<std::size_t>(index)], opposite);
  }
  return moves;
}

constexpr auto all_moves = make_moves();

}  // namespace

std::span<Move const> moves_of(Neighbours neighbours) {
  return std::span{all_moves}.first(static_cast<std::size_t>(neighbours));
}

int reach_of(Neighbours neighbours) {
  return neighbours == Neighbours::eight ? 1 : neighbours == Neighbours::sixteen ? 2 : 3;
}

double direction_bias(Neighbours neighbours, double height_per_width) {
  // Between two adjacent directions u and v a straight line is replaced by a multiples of u and v. The excess
  // is largest where it bisects them: 1/cos(half the angle between).
  std::vector<double> angles;
  for (auto const& move : moves_of(neighbours))
    angles.push_back(std::atan2(move.to.row * height_per_width, move.to.column));
  std::sort(angles.begin(), angles.end());
  double widest = angles.front() + 2 * std::acos(-1.0) - angles.back();
  for (std::size_t index = 1; index < angles.size(); ++index)
    widest = std::max(widest, angles[index] - angles[index - 1]);
  return 1 / std::cos(widest / 2) - 1;
}

}  // namespace passage
