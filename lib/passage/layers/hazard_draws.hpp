#pragma once
// How uncertain the exposure of a fixed route is: seeded draws of where the events were and how many there
// could have been.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "passage/layers/hazard.hpp"
#include "passage/layers/presence.hpp"

namespace passage {

struct DrawOptions {
  int draws = 200;
  std::uint64_t seed = 1;
  double kappa = 0;          ///< over-dispersion by the hindcast; 0 or infinity: chance alone
  std::uint64_t stream = 0;  ///< another number: other places and weights, the same gamma factors
};

/// 90 % of the draws lie between.
struct ExposureRange {
  ExpectedEvents low, high;
};

/// The range of 90 % of the draws. Precondition: not empty.
ExposureRange range_of(std::vector<double> drawn);

/// Joint draws for all routes. In each draw every event is placed anew (by the error of its place, or
/// anywhere in its area), counts with an exponential weight of mean 1 (Bayesian bootstrap, Rubin 1981: how
/// many such events there could have been), and the whole rate is multiplied by a gamma variate of shape κ
/// and mean 1. One draw is the same for every route, so that routes can be compared. Under-reporting is not
/// in it.
class HazardDraws {
 public:
  /// The events as make_hazard uses them; `incidents` may be freed afterwards, `options` may not.
  HazardDraws(std::span<Incident const> incidents, HazardOptions const& options, Grid const& grid,
              DrawOptions const& draws);
  ~HazardDraws();
  HazardDraws(HazardDraws&&) noexcept;
  HazardDraws& operator=(HazardDraws&&) noexcept;

  /// No event can be used: there is nothing to draw.
  bool is_empty() const;
  /// The exposure in every draw, in the order of the draws. Precondition: not empty.
  std::vector<double> exposures(std::vector<Presence> const& presences) const;
  /// Precondition: not empty.
  ExposureRange range(std::vector<Presence> const& presences) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
