#pragma once
// Party-blind by construction: people, cells and shares only.
#include "passage/base/context.hpp"
#include "passage/geo/tile_selection.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// People of a population raster on the cells of another grid. Nobody is lost or counted twice: `total` =
/// people on `cells` + `beyond`, but for rounding, which `difference` states.
struct SplitPeople {
  Raster<Persons, double> cells;  ///< people per cell of the frame; invalid: nobody
  Persons total;                  ///< everybody on the raster, summed on its own grid
  Persons placed;                 ///< Σ cells
  Persons beyond;                 ///< where their cells lie off the tiles that were asked for

  Persons difference() const { return placed + beyond - total; }
};

/// Splits every population cell over the frame's cells by exact shares of its area: its four corners are
/// projected, and the quadrilateral is laid over the grid (methods 0a.19; inside one population cell people
/// are taken to live evenly). Population cells that meet none of `tiles` are beyond; so is the part of a cell
/// that lies off the grid. The same sums in the same order for any number of threads. `cells` is a raster
/// without values on the frame.
SplitPeople split_people(Population const& population, Raster<Persons, double> cells,
                         TileSelection const& tiles, Context& context);
/// As above, in memory.
SplitPeople split_people(Population const& population, Grid const& frame, TileSelection const& tiles,
                         Context& context);

}  // namespace passage
