#pragma once
// Who lives within a walking time. Party-blind by construction: what nobody walks over is already in the
// times.
#include <string>
#include <vector>

#include "passage/evaluate/reach.hpp"
#include "passage/evaluate/split_people.hpp"
#include "passage/model/cost_field.hpp"

namespace passage {

/// A walking time as it was asked for ("1 h").
struct WalkingBand {
  std::string name;
  Seconds time;
};

/// People by the time they walk.
struct WalkingReach {
  Reach reach;                     ///< one band for each time asked for
  std::vector<Persons> by_minute;  ///< people within 0, 1, 2 … minutes, up to the longest time
};

/// Adds up people by walking time and by area. What the areas need is worked out once for many questions. A
/// frame cell counts as a whole by the time of its centre; where an area's border cuts a frame cell, its
/// people are shared by exact area.
class WalkingCounter {
 public:
  /// `everybody`: reach_of the same groups without any band, on the population's own grid. Keeps a reference
  /// to `people`.
  WalkingCounter(SplitPeople const& people, std::vector<ReachGroup> const& groups, Reach everybody);

  /// `times` lies on the grid of the split people.
  WalkingReach count(CostField const& times, std::vector<WalkingBand> const& bands) const;

 private:
  struct GroupRun {
    std::size_t group = 0;  ///< the last one is all groups together
    std::int64_t row = 0, first_column = 0, count = 0;
    double share = 0;
  };
  class TileSums;
  void add_runs(std::size_t group, MultiPolygon const& area);

  SplitPeople const* people_;
  Reach everybody_;
  std::size_t groups_ = 0;
  std::vector<std::vector<GroupRun>> runs_;  ///< by tile
};

/// People on cells that have no friction, of the chosen tiles: on water, in closed ground.
Persons people_off(SplitPeople const& people, Raster<SecondsPerMetre> const& friction,
                   TileSelection const& tiles);

}  // namespace passage
