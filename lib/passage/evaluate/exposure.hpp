#pragma once
#include <vector>

#include "passage/evaluate/recost.hpp"
#include "passage/model/hazard_surface.hpp"

namespace passage {

/// Expected recorded incidents within the surface's radius during one passage, one way.
struct LineExposure {
  ExpectedEvents moving;               ///< while driving
  ExpectedEvents waiting;              ///< at crossing points and where roads delay
  Metres unobserved;                   ///< length outside the observed window, where the mean rate stands in
  std::vector<HazardRate> mean_rates;  ///< per piece; along its line

  ExpectedEvents total() const { return moving + waiting; }
};

/// The line integral ∫ λ(s)·πr² dt over pieces whose moving time is spread evenly along each of them, with
/// the delays of roads at the place where each is taken. Cutting a piece changes nothing beyond the last
/// bits. Precondition: every piece's time is known.
LineExposure line_exposure(HazardSurface const& hazard, std::vector<MatchedPiece> const& pieces,
                           Recost const& costs);
/// Of a wait at one place.
ExpectedEvents wait_exposure(HazardSurface const& hazard, Point place, Seconds wait);

}  // namespace passage
