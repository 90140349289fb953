#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "passage/geo/line.hpp"

namespace passage {

/// A spot on one of several lines.
struct LineSpot {
  std::size_t line = 0;  ///< index of the line
  Foot foot;
};

/// Finds lines near points and boxes: an R-tree over all their segments. Immutable; safe to share by threads.
class LineIndex {
 public:
  explicit LineIndex(std::vector<Line> const& lines);
  ~LineIndex();
  LineIndex(LineIndex&&) noexcept;
  LineIndex& operator=(LineIndex&&) noexcept;

  /// The nearest spot within `limit` (CRS units); of equals the one with the smallest coordinates.
  std::optional<LineSpot> nearest(Point point, double limit) const;
  /// The nearest spot of every line within `limit`, ordered by line.
  std::vector<LineSpot> within(Point point, double limit) const;
  /// The lines with a segment whose box meets `box`, ascending.
  std::vector<std::size_t> near(Box const& box) const;
  /// Positions on `line` where it meets any indexed line, ascending and distinct; touching ends count, shared
  /// stretches give their two ends.
  struct Meeting {
    Share position;        ///< on the given line
    std::size_t line = 0;  ///< the indexed line it meets
    Share other_position;  ///< on that line
    Point point;
  };
  std::vector<Meeting> meetings(Line const& line) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
