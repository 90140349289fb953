#pragma once
#include <functional>
#include <vector>

#include "passage/exercise/lattice.hpp"

namespace passage::exercise {

/// A border between two kinds of cells, drawn once and shared by both, so that neither gaps nor overlaps can
/// arise.
struct Border {
  int left = 0, right = 0;            ///< labels beside it, seen along the line
  Line line;                          ///< rounded; closed when it meets no third label
  int first_step = 0, last_step = 0;  ///< lattice directions at its ends: 0 east, 1 north, 2 west, 3 south
};

/// A lattice of labels as polygons with rounded borders. Any grouping of labels gives polygons whose borders
/// are the same lines.
class Partition {
 public:
  /// Labels ≥ 0; −1 is outside.
  Partition(Lattice const& lattice, Cells<int> const& labels);

  std::vector<Border> const& borders() const { return borders_; }
  /// The ground of all labels for which `belongs` holds, one polygon per connected piece. Never asked for −1.
  MultiPolygon polygons(std::function<bool(int)> const& belongs) const;
  /// The borders between two groups of labels for which `differs` holds; −1 may be asked.
  std::vector<Line> lines(std::function<bool(int, int)> const& differs) const;

 private:
  std::vector<Border> borders_;
};

}  // namespace passage::exercise
