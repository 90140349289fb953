#pragma once
#include <memory>
#include <span>
#include <vector>

#include "passage/layers/event_selection.hpp"

namespace passage {

/// The kernels of events at a place, for the intensity at a few cells under many weights: the numbers of
/// make_hazard without its raster.
class IntensityProbe {
 public:
  /// Events spread over an area are refused with Error{defect}. Bandwidth and errors are those of `options`.
  IntensityProbe(std::span<SelectedEvent const> events, HazardOptions const& options, Grid const& grid,
                 ObservedWindow const& window);
  ~IntensityProbe();
  IntensityProbe(IntensityProbe&&) noexcept;
  IntensityProbe& operator=(IntensityProbe&&) noexcept;

  /// result[c][s] = Σ_i weights[s][i]·K_i(cell c), the share of the weights that falls into the cell, each K
  /// divided by its mass in the window. One weight per event.
  std::vector<std::vector<double>> masses(std::span<std::vector<double> const> weights,
                                          std::span<CellId const> cells) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
