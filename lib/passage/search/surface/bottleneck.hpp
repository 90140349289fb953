#pragma once
#include <optional>

#include "passage/geo/line_index.hpp"
#include "passage/geo/outline.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// The narrowest place that a movement through an area cannot avoid.
struct Bottleneck {
  CellId cell;
  Metres width;            ///< twice the clearance there
  bool is_bounded = true;  ///< false: nothing is near enough to measure; the width is a lower bound
};

/// Distance from the centre of a cell to the nearest impassable cell (its edge) or barrier line, as far as
/// `limit`. Beyond the raster nothing is known: its edge does not count.
Metres clearance_of(FrictionSurface const& surface, LineIndex const& barriers, std::int64_t row,
                    std::int64_t column, Metres limit);

/// Among all ways through the cells from one cell to another, the greatest least clearance (union-find in
/// order of falling clearance), and where it is. Empty when the cells do not join them. `limit` bounds the
/// distance that is looked at.
std::optional<Bottleneck> find_bottleneck(FrictionSurface const& surface, LineIndex const& barriers,
                                          CellSet const& cells, CellId from, CellId to, Metres limit);

}  // namespace passage
