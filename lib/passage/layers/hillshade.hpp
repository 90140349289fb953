#pragma once
#include "passage/base/context.hpp"
#include "passage/geo/raster.hpp"
#include "passage/model/relief.hpp"

namespace passage {

/// Shaded relief of heights in any CRS over a box of the frame, at most `most_cells` wide and high: light
/// from the north-west, 45° high, slopes exaggerated so that their spread fills the range (Horn 1981 for the
/// slopes). Cells without height have no shade. Throws Error{cancelled}.
Relief hillshade(Raster<Metres> const& elevation, Grid const& frame, int most_cells, Context& context);

}  // namespace passage
