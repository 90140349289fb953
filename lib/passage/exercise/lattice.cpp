#include "passage/exercise/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace passage::exercise {

int Lattice::cell_at(Point point) const {
  auto const column_number = static_cast<int>(std::floor((point.x - origin.x) / cell_m));
  auto const row_number = static_cast<int>(std::floor((origin.y - point.y) / cell_m));
  if (column_number < 0 || row_number < 0 || column_number >= side || row_number >= side) return -1;
  return row_number * side + column_number;
}

Neighbours::Neighbours(Lattice const& lattice, int cell) : list_{} {
  static constexpr int steps[8][2] = {{-1, 0}, {-1, 1}, {0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1}};
  auto const row = lattice.row(cell), column = lattice.column(cell);
  for (auto const& step : steps) {
    auto const next_row = row + step[0], next_column = column + step[1];
    if (next_row < 0 || next_column < 0 || next_row >= lattice.side || next_column >= lattice.side) continue;
    list_[static_cast<std::size_t>(count_++)] = {next_row * lattice.side + next_column,
                                                 step[0] != 0 && step[1] != 0};
  }
}

double interpolate(Lattice const& lattice, Cells<double> const& values, Point point) {
  auto const last = lattice.side - 1;
  auto const x =
      std::clamp((point.x - lattice.origin.x) / lattice.cell_m - 0.5, 0.0, static_cast<double>(last));
  auto const y =
      std::clamp((lattice.origin.y - point.y) / lattice.cell_m - 0.5, 0.0, static_cast<double>(last));
  auto const column = std::min(static_cast<int>(x), last - 1), row = std::min(static_cast<int>(y), last - 1);
  auto const across = x - column, down = y - row;
  auto const value = [&](int r, int c) {
    auto const cell = r * lattice.side + c;
    return values[static_cast<std::size_t>(cell)];
  };
  return (value(row, column) * (1 - across) + value(row, column + 1) * across) * (1 - down) +
         (value(row + 1, column) * (1 - across) + value(row + 1, column + 1) * across) * down;
}

Cells<double> distances_to(Lattice const& lattice, Cells<char> const& marked) {
  Cells<double> result(marked.size(), std::numeric_limits<double>::infinity());
  using Item = std::pair<double, int>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (!marked[static_cast<std::size_t>(cell)]) continue;
    result[static_cast<std::size_t>(cell)] = 0;
    queue.push({0, cell});
  }
  while (!queue.empty()) {
    auto const [reached, cell] = queue.top();
    queue.pop();
    if (reached > result[static_cast<std::size_t>(cell)]) continue;
    for (auto const& next : Neighbours(lattice, cell)) {
      auto const cost = reached + lattice.cell_m * (next.diagonal ? std::sqrt(2.0) : 1.0);
      if (cost >= result[static_cast<std::size_t>(next.cell)]) continue;
      result[static_cast<std::size_t>(next.cell)] = cost;
      queue.push({cost, next.cell});
    }
  }
  return result;
}

namespace {

Point between(Point a, Point b, double share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

Line rounded_once(Line const& line, bool closed) {
  Line result;
  result.reserve(line.size() * 2);
  if (!closed) result.push_back(line.front());
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (closed || i > 0) result.push_back(between(line[i], line[i + 1], 0.25));
    if (closed || i + 2 < line.size()) result.push_back(between(line[i], line[i + 1], 0.75));
  }
  result.push_back(closed ? result.front() : line.back());
  return result;
}

double distance_to_chord(Point point, Point a, Point b) {
  auto const dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  auto const along =
      square > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
  return distance(point, between(a, b, along));
}

}  // namespace

Line rounded(Line line, int rounds, Ends ends) {
  for (int i = 0; i < rounds && line.size() > 2; ++i) line = rounded_once(line, ends == Ends::joined);
  return line;
}

Line thinned(Line const& line, double tolerance) {
  if (line.size() < 3) return line;
  std::vector<char> keep(line.size(), 0);
  keep.front() = keep.back() = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    auto farthest = first;
    double greatest = tolerance;
    for (auto i = first + 1; i < last; ++i) {
      auto const away = distance_to_chord(line[i], line[first], line[last]);
      if (away > greatest) greatest = away, farthest = i;
    }
    if (farthest == first) continue;
    keep[farthest] = 1;
    open.emplace_back(first, farthest);
    open.emplace_back(farthest, last);
  }
  Line result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i]) result.push_back(line[i]);
  }
  return result;
}

}  // namespace passage::exercise
