#pragma once
#include <optional>
#include <vector>

#include "passage/search/surface/corridor_area.hpp"

namespace passage {

/// The narrowest line across everything that a movement between two places can use.
struct TotalSection {
  Metres width;     ///< of all openings together
  MultiLine lines;  ///< where it lies inside the area, along and across cells, in the grid's CRS
};

/// The shortest closed curve that crosses the least-cost path an odd number of times, searched between
/// corners of cells in the double cover (corner, parity), from each bank. Only ground of the area counts:
/// elsewhere, and along barriers, the curve is free; through a crossing it costs what is open there (its
/// recorded width, else the smaller side of a cell). Curves within a tenth of the straight distance from
/// either end are not looked at, since an area always narrows to its ends. Directions like those of 16
/// neighbours: up to 2.8 % too long. Empty where the ends lie too near to each other, and, with the finding
/// "section_not_computed", where the box around the area would take more than a quarter of
/// context.memory_bytes.
std::optional<TotalSection> find_total_section(FrictionSurface const& surface, CellSet const& cells,
                                               std::vector<PathStep> const& path, Neighbours neighbours,
                                               Context& context);

}  // namespace passage
