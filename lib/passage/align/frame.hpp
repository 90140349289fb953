#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "passage/geo/grid.hpp"

namespace passage {

/// Chooses the analysis grid of a run for inputs within `extents` (longitude/latitude boxes).
///
/// `crs` "auto" takes the UTM zone of the extent's centre where the extent fits one (no place farther
/// than 3.5 degrees of longitude from the zone's middle, latitudes within 80 S … 84 N, on one side of the
/// equator or within half a degree of it), else a Lambert azimuthal equal-area around the extent's centre.
/// Anything else is a CRS definition, which must be projected in metres. The grid covers the extents and lies
/// on whole multiples of the cell. The largest scale error of lengths is measured at points and directions
/// all over the extent.
///
/// Throws Error{input}: "no_extent" for nothing to cover, "crs_not_metric" (also where lengths
/// would be off by more than a tenth), "mercator_metres", "unknown_crs", "cell_size".
Frame choose_frame(std::vector<Box> const& extents, Metres cell, std::string_view crs = "auto");

/// One sentence for the list of assumptions: which CRS, how large its scale error is.
std::string describe(Frame const& frame);

}  // namespace passage
