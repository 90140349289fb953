#include "passage/search/surface/settle.hpp"

namespace passage::surface {

namespace {

// One cell at a time, one move at a time: any neighbourhood, level or sloped.
template <bool is_directed>
int settle_plain(WorkTile& tile, BucketRing& ring, MoveCosts const& costs, SettleCounts& counts) {
  for (int cell = ring.pop(tile); cell >= 0; cell = ring.pop(tile)) {
    ++counts.scans;
    double const label = tile.label[static_cast<std::size_t>(cell)];
    auto const state = tile.state[static_cast<std::size_t>(cell)];
    auto const blocked = state & WorkTile::restricted ? tile.blocked[static_cast<std::size_t>(cell)] : 0u;
    for (std::size_t number = 0; number < costs.moves().size(); ++number) {
      if (blocked >> number & 1u) continue;
      auto const& move = costs.moves()[number];
      auto const to = static_cast<std::size_t>(cell + move.to);
      if (!(label < tile.label[to])) continue;
      double const arrival =
          label + (is_directed ? sloped_cost(tile, cell, move, costs.rule()) : level_cost(tile, cell, move));
      if (!(arrival < tile.label[to])) continue;
      tile.label[to] = arrival;
      ring.push(tile, static_cast<int>(to), arrival);
      ++counts.pushes;
    }
    if (state & WorkTile::joined) return cell;
  }
  return -1;
}

}  // namespace

int Settler::run(WorkTile& tile, BucketRing& ring, SettleCounts& counts) const {
  if (costs_.is_directed()) return settle_plain<true>(tile, ring, costs_, counts);
  static bool const lanes = has_lanes();
  if (lanes && neighbours_ != Neighbours::thirty_two) return settle_lanes(tile, ring, neighbours_, counts);
  return settle_plain<false>(tile, ring, costs_, counts);
}

}  // namespace passage::surface
