#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/layers/observed_window.hpp"

namespace passage::detail {

/// Masses of all cells of a grid, row by row.
using CellMasses = std::vector<double>;

/// How each axis is smoothed: by plain sums, by fast Fourier transforms, or by what is quicker for its width.
enum class SmoothingMethod { automatic, sums, transforms };

/// What `smoothed` costs, in steps of a plain sum.
double smoothing_steps(Grid const& grid, Metres sigma, ObservedWindow const& window);

/// Spreads the mass of every cell of the window by a Gaussian around the cell's centre, integrated over cells
/// and cut off at five standard deviations, inside the window only: what would leave it stays, in proportion.
/// The sum over the window does not change. Two separable passes, by sums or transforms; the cost does not
/// depend on what the cells hold.
CellMasses smoothed(CellMasses masses, Grid const& grid, Metres sigma, ObservedWindow const& window,
                    Context& context, SmoothingMethod method = SmoothingMethod::automatic);

}  // namespace passage::detail
