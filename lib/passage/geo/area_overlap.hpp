#pragma once
#include <cstddef>
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage {

/// Two areas of a list that hold the same ground.
struct AreaOverlap {
  std::size_t first = 0, second = 0;
  double share = 0;  ///< of the smaller one's cells that lie wholly inside both
};

/// Pairs of areas that overlap by more than slivers, in the order of `second`, then `first`. All areas share
/// one plane (degrees will do). Seen through a net of 512 by 512 cells over all of them: an overlap that
/// holds no whole cell, such as borders that were digitised twice, is not reported. Of three areas over one
/// spot the later ones are paired with the first.
std::vector<AreaOverlap> overlaps_among(std::vector<MultiPolygon> const& areas);

}  // namespace passage
