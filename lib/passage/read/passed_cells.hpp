#pragma once
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// Where lines run, coarsely: the cells of a twentieth of a degree (some 5 km) that they pass. Enough to ask
/// what lies near roads and what the roads may join, without reading them again.
class PassedCells {
 public:
  /// Width and height of a cell.
  static constexpr double cell_degrees = 0.05;

  /// Adds the cells of a straight piece in degrees. Steps of half a cell miss none by more than its corner.
  void add(Point from, Point to);
  bool is_empty() const { return part_of_.empty(); }

  /// Whether a place lies in a passed cell or beside one: within some kilometres of the lines.
  bool is_near(LonLat place) const;
  /// Whether passed cells lead from near one place to near the other, each beside or at a corner of the next.
  /// No answer for two roads of the same cells that do not join: islands and countries fall apart, a missing
  /// bridge does not.
  bool may_join(LonLat a, LonLat b) const;

 private:
  using Cell = std::pair<int, int>;  // row, column

  std::size_t part_of(std::size_t part) const;
  void add(Cell cell);
  std::vector<std::size_t> parts_near(LonLat place) const;

  std::map<Cell, std::size_t> part_of_;
  std::vector<std::size_t> joined_;  // of each part the part it was joined to, itself where it is the first
};

}  // namespace passage
