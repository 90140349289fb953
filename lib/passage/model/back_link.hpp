#pragma once
#include <cstdint>

#include "passage/geo/raster.hpp"

namespace passage {

/// A whole number without a unit: a code or a rank.
using Code = Quantity<unit::One>;

/// The move towards the predecessor on the least-cost path, derived from finished labels: 0 at a source, n +
/// 1 for the n-th move of moves_of, `through_crossing` where a crossing leads there. Unreached cells are
/// invalid.
using BackLinks = Raster<Code, std::uint8_t>;
inline constexpr std::uint8_t through_crossing = 254;
/// What stands for an unreached cell outside a raster with a mask, in files for example.
inline constexpr std::uint8_t no_link = 255;

/// Which source serves a cell: ranks from 1 in the order of the sources' cells (row, then column). Unreached
/// cells are invalid.
using Allocation = Raster<Code, std::uint32_t>;

}  // namespace passage
