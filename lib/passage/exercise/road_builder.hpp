#pragma once
#include <set>
#include <utility>
#include <vector>

#include "passage/exercise/roads.hpp"

namespace passage::exercise {

/// The growing net on the lattice: moves between neighbouring cells that carry a road, each with the highest
/// class that uses it.
class RoadBuilder {
 public:
  RoadBuilder(Relief const& relief, Rivers const& rivers);

  /// Builds the least-effort road from one cell to another. `reuse` is the effort of a metre of standing road
  /// against one of new road: a small one makes roads join, one near 1 makes direct links.
  void build(int from, int upto, RoadClass road_class, double reuse);
  /// The effort of the way over the roads that stand, flat ones counting 1 per metre; infinite when there is
  /// none.
  double effort_on_roads(int from, int upto) const;

  /// Junctions, ends and the cells of `stops` cut the net into roads.
  std::vector<Road> roads(std::vector<int> const& stops) const;

 private:
  using Move = std::pair<int, int>;  ///< smaller cell first
  struct Way {
    std::vector<int> cells;
    double effort = 0;
  };

  struct Search {
    RoadClass road_class;
    double reuse;
    bool roads_only;
  };
  Way search(int from, int upto, Search const& how) const;
  double effort(int from, Neighbour to, Search const& how) const;
  bool is_blocked(int from, Neighbour to) const;
  int class_of(int a, int b) const;

  Relief const& relief_;
  Rivers const& rivers_;
  Cells<char> near_river_, near_sea_, on_road_, beside_road_;
  Cells<std::vector<std::pair<int, RoadClass>>> moves_;
};

}  // namespace passage::exercise
