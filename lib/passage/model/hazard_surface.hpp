#pragma once
#include <optional>

#include "passage/geo/line.hpp"
#include "passage/geo/raster.hpp"

namespace passage {

/// Expected recorded incidents per km² and day on a grid in metres (methods: intensity mixture). Cells
/// outside the observed window are invalid: there the search uses the mean rate inside and the length is
/// reported.
struct HazardSurface {
  Raster<HazardRate, double> rate;
  HazardRate mean_rate;           ///< over the observed window
  Metres radius{1000};            ///< of the line integral: incidents within it count
  bool is_long_run_only = false;  ///< the newest event is older than three half-lives

  explicit HazardSurface(Grid grid) : rate(std::move(grid)) {}

  /// Of a line in the surface's CRS: the mean rate along it from its start up to each of `positions`
  /// (ascending shares), each weighted with its share of the length, so that splitting changes nothing:
  /// result[i] = ∫₀^positions[i] λ(s) ds. Unobserved cells count with the mean rate.
  std::vector<HazardRate> running_rate(Line const& line, std::vector<Share> const& positions) const;
  /// The share of the line outside the observed window.
  Share unobserved_share(Line const& line) const;
  /// Expected recorded incidents within the radius while present for `time` at `rate`: rate · π r² · time.
  ExpectedEvents exposure(HazardRate mean, Seconds time) const;
  /// Of a standing density per km²: what lies within the radius of a line of this length with this mean
  /// density along it, density · 2r · length. An upper bound where the line doubles back on itself.
  ExpectedEvents standing_exposure(HazardRate density, Metres length) const;
};

}  // namespace passage
