#pragma once
// Where two drawn lines run together and where one has moved. Geometry only.
#include <optional>
#include <vector>

#include "passage/geo/line.hpp"

namespace passage {

/// A stretch of both lines that lie together, by kilometre posts along each as it is drawn.
struct SharedStretch {
  Metres from_a, upto_a, from_b, upto_b;
  Line line;  ///< as B draws it

  Metres length() const { return upto_b - from_b; }
};

/// How line B lies against line A. Lengths are planar, of the lines as drawn.
struct LineComparison {
  Metres length_a, length_b;
  Metres shared;                         ///< of B, within the tolerance of A
  Metres moved;                          ///< of B, farther from A
  Metres left;                           ///< of A, farther from B
  std::vector<SharedStretch> stretches;  ///< in B's direction
  MultiLine moved_lines;                 ///< parts of B
  MultiLine left_lines;                  ///< parts of A

  /// The longest stretch that both share: of two proposals from two sides, the part nobody needs to talk
  /// about. Of equals the one that comes first along B. Empty when nothing is shared.
  std::optional<SharedStretch> middle() const;
};

/// What lies within `tolerance` of the other line is shared. Stretches shorter than the tolerance join their
/// neighbours, so that lines that cross do not share a crossing.
LineComparison compare_lines(Line const& a, Line const& b, Metres tolerance);

}  // namespace passage
