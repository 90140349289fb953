#pragma once
#include <cstdint>

#include "passage/search/surface/bucket_ring.hpp"
#include "passage/search/surface/move_costs.hpp"
#include "passage/search/surface/work_tile.hpp"

namespace passage::surface {

/// What one search inside a tile did: the tests guard these counts.
struct SettleCounts {
  std::uint64_t scans = 0;   ///< cells whose moves were tried
  std::uint64_t pushes = 0;  ///< labels that fell
};

/// Lowers labels of the tile and its halo until no move from a queued cell improves any of them. Cells of the
/// halo are lowered but never left from: they are their own tile's business. Crossings are left to `cross`,
/// which is called for every scanned cell where one starts: cross(cell).
class Settler {
 public:
  explicit Settler(MoveCosts const& costs, Neighbours neighbours) : costs_(costs), neighbours_(neighbours) {}

  template <class Cross>
  SettleCounts settle(WorkTile& tile, BucketRing& ring, Cross&& cross) const {
    SettleCounts counts;
    for (int cell = run(tile, ring, counts); cell >= 0; cell = run(tile, ring, counts)) cross(cell);
    return counts;
  }

 private:
  /// Runs until it scanned a cell with a crossing, and returns it; −1 when nothing is queued any more.
  int run(WorkTile& tile, BucketRing& ring, SettleCounts& counts) const;

  MoveCosts const& costs_;
  Neighbours neighbours_;
};

/// Whether the machine has the vector instructions of settle_lanes.
bool has_lanes();
/// As Settler::run for level costs and 8 or 16 neighbours, four moves at a time.
int settle_lanes(WorkTile& tile, BucketRing& ring, Neighbours neighbours, SettleCounts& counts);

}  // namespace passage::surface
