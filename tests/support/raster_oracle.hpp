#pragma once
// A textbook search on a small raster that shares no code with the product: moves are enumerated by gcd, the
// cells they cross are found by sampling, corners by exact geometry, labels by a binary heap. Costs round to
// nearest, half to even.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace passage::testing {

struct OracleMove {
  int row, column;
  std::map<std::pair<int, int>, int> crossed;      ///< cell -> twelfths of the length
  std::vector<std::pair<int, int>> met_in_corner;  ///< all cells around corner points on the move
};

inline std::vector<OracleMove> oracle_moves(int neighbours) {
  std::vector<OracleMove> moves;
  int const reach = neighbours == 8 ? 1 : neighbours == 16 ? 2 : 3;
  for (int row = -reach; row <= reach; ++row) {
    for (int column = -reach; column <= reach; ++column) {
      if (std::gcd(row, column) != 1) continue;
      OracleMove move{row, column, {}, {}};
      constexpr int samples = 2400;
      for (int sample = 0; sample < samples; ++sample) {
        double const t = (sample + 0.5) / samples;
        move.crossed[{static_cast<int>(std::lround(row * t)), static_cast<int>(std::lround(column * t))}]++;
      }
      for (auto& [cell, count] : move.crossed) count /= samples / 12;
      for (int y = -7; y <= 7; y += 2) {  // corner points in half cells
        for (int x = -7; x <= 7; x += 2) {
          bool const is_on = y * column == x * row && y * row >= 0 && x * column >= 0 &&
                             std::abs(y) < 2 * std::abs(row) && std::abs(x) < 2 * std::abs(column);
          if (!is_on) continue;
          for (int down : {-1, 1})
            for (int right : {-1, 1}) move.met_in_corner.push_back({(y + down) / 2, (x + right) / 2});
        }
      }
      moves.push_back(move);
    }
  }
  return moves;
}

/// friction 0: impassable.
struct OracleGrid {
  int rows = 0, columns = 0;
  double cell_width_m = 100, cell_height_m = 100;
  std::vector<float> friction;
  float at(int row, int column) const {
    if (row < 0 || column < 0 || row >= rows || column >= columns) return 0;
    return friction[static_cast<std::size_t>(row * columns + column)];
  }
};

struct OracleQuery {
  int neighbours = 16;
  bool is_closed = true;
  double quantum_s = 1;
  /// Σ friction × length of a move, in seconds; replaces the level cost when given.
  std::function<double(int row, int column, OracleMove const&)> cost_s;
  /// Moves that may not be made.
  std::function<bool(int row, int column, OracleMove const&)> is_blocked;
  struct Edge {
    int from, to;
    std::uint64_t cost;
  };
  std::vector<Edge> edges;
};

inline constexpr std::uint64_t oracle_unreached = std::numeric_limits<std::uint64_t>::max();

inline bool oracle_allows(OracleGrid const& grid, OracleQuery const& query, int row, int column,
                          OracleMove const& move) {
  for (auto const& [cell, twelfths] : move.crossed)
    if (twelfths > 0 && !(grid.at(row + cell.first, column + cell.second) > 0)) return false;
  if (query.is_closed) {
    for (auto const& [down, right] : move.met_in_corner)
      if (!(grid.at(row + down, column + right) > 0)) return false;
  }
  return !(query.is_blocked && query.is_blocked(row, column, move));
}

inline std::uint64_t oracle_cost(OracleGrid const& grid, OracleQuery const& query, int row, int column,
                                 OracleMove const& move) {
  if (query.cost_s)
    return static_cast<std::uint64_t>(std::llrint(query.cost_s(row, column, move) / query.quantum_s));
  long double sum = 0;
  for (auto const& [cell, twelfths] : move.crossed)
    sum += static_cast<long double>(grid.at(row + cell.first, column + cell.second)) * twelfths / 12.0L;
  long double const length = std::hypot(static_cast<long double>(move.row * grid.cell_height_m),
                                        static_cast<long double>(move.column * grid.cell_width_m));
  return static_cast<std::uint64_t>(std::llrintl(sum * length / static_cast<long double>(query.quantum_s)));
}

/// Sources: cell index and initial label.
inline std::vector<std::uint64_t> oracle_labels(OracleGrid const& grid, OracleQuery const& query,
                                                std::vector<std::pair<int, std::uint64_t>> const& sources) {
  std::vector<std::uint64_t> labels(grid.friction.size(), oracle_unreached);
  using Entry = std::pair<std::uint64_t, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  auto offer = [&](int cell, std::uint64_t label) {
    if (label >= labels[static_cast<std::size_t>(cell)]) return;
    labels[static_cast<std::size_t>(cell)] = label;
    queue.push({label, cell});
  };
  for (auto const& [cell, label] : sources) offer(cell, label);
  auto const moves = oracle_moves(query.neighbours);
  while (!queue.empty()) {
    auto const [label, cell] = queue.top();
    queue.pop();
    if (label != labels[static_cast<std::size_t>(cell)]) continue;
    int const row = cell / grid.columns, column = cell % grid.columns;
    for (auto const& move : moves) {
      if (!oracle_allows(grid, query, row, column, move)) continue;
      offer((row + move.row) * grid.columns + column + move.column,
            label + oracle_cost(grid, query, row, column, move));
    }
    for (auto const& edge : query.edges)
      if (edge.from == cell) offer(edge.to, label + edge.cost);
  }
  return labels;
}

/// Friction like land with roads: mostly between 0.25 and 8 s/m in powers of two and odd steps, some cells
/// impassable.
inline OracleGrid random_grid(std::mt19937_64& random, int rows, int columns, double impassable_share) {
  OracleGrid grid{rows, columns, 100, 100, {}};
  std::uniform_real_distribution<double> share(0, 1);
  for (int cell = 0; cell < rows * columns; ++cell) {
    double const z = share(random);
    bool const is_impassable = share(random) < impassable_share;
    grid.friction.push_back(is_impassable ? 0 : static_cast<float>(std::exp2(5 * z - 2)));
  }
  return grid;
}

}  // namespace passage::testing
