#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/raster.hpp"
#include "passage/layers/hazard.hpp"
#include "passage/layers/observed_window.hpp"

namespace passage {

/// Events at a place: a Gaussian of standard deviation `sigma`.
struct WeightedPoint {
  Point point;
  Metres sigma;
  double weight = 0;
};

/// Events somewhere in an area: the mean of the Gaussians of the bandwidth at all its places in the window.
struct WeightedArea {
  MultiPolygon const* area = nullptr;
  double weight = 0;
};

struct KernelSum {
  std::vector<WeightedPoint> points;  ///< inside the window
  std::vector<WeightedArea> areas;    ///< each with a part inside the window
  Metres bandwidth;                   ///< of areas
  KernelMethod method = KernelMethod::automatic;
};

namespace detail {
/// What kernels at exact positions cost, in cells of a kernel: every cell, and for every row and column the
/// error function that it is made of. Kernels reach no farther than the grid.
double exact_steps(std::size_t events, Metres sigma, Grid const& grid);
}  // namespace detail

/// Sets every cell of the window to `uniform` plus Σ weight·K per km², each K divided by its mass inside the
/// window, so that the sum over the window is the sum of the weights but for rounding. The order of points
/// does not matter. Automatic: events of one sigma are binned when that is cheaper (on 16 million cells from
/// about 110 000 events that reach 50 cells on, from 6 000 that reach 500), the kernel is wide against the
/// cells and memory allows. Throws Error{resources, "out_of_memory"} when areas are given and the grid's
/// cells do not fit in `context.memory_bytes`.
void fill_with_kernels(Raster<HazardRate, double>& rate, KernelSum sum, ObservedWindow const& window,
                       HazardRate uniform, Context& context);

}  // namespace passage
