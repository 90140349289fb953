#pragma once
#include <cstdint>

#include "passage/search/surface/move_costs.hpp"

namespace passage::surface {

/// Whether link_row_lanes may be used: the machine has the vector instructions and it knows the
/// neighbourhood.
bool can_link_in_lanes(Neighbours neighbours);

/// The back-links of one row of a tile by level costs of 8 neighbours: n + 1 for the first tight move, 0 for
/// none. Blocked moves are not looked at: restricted cells are left to the caller.
void link_row_lanes(WorkTile const& work, MoveCosts const& costs, int row, std::uint8_t* links);

}  // namespace passage::surface
