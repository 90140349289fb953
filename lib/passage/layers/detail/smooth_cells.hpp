#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/layers/observed_window.hpp"

namespace passage::detail {

/// Masses of all cells of a grid, row by row.
using CellMasses = std::vector<double>;

/// Spreads the mass of every cell of the window by a Gaussian around the cell's centre, integrated over cells
/// and cut off at five standard deviations, inside the window only: what would leave it stays, in proportion.
/// The sum over the window does not change. Two separable passes; the cost does not depend on what the cells
/// hold.
CellMasses smoothed(CellMasses masses, Grid const& grid, Metres sigma, ObservedWindow const& window,
                    Context& context);

}  // namespace passage::detail
