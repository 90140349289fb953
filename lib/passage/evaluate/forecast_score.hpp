#pragma once
// How good forecasts of counts were: scores, tests and over-dispersion.
#include <cstdint>
#include <span>
#include <vector>

#include "passage/base/random.hpp"

namespace passage {

/// The chance of at most `count` events when `mean` are expected (Poisson).
double poisson_at_most(double mean, std::int64_t count);

/// What was expected somewhere and what was counted there.
struct CountForecast {
  double expected = 0;
  std::int64_t observed = 0;
};

/// The chance of at least one event, gamma-mixed Poisson: 1 − (1 + Λ/κ)^(−κ); κ → ∞ is 1 − e^(−Λ).
double chance_of_any(double expected, double kappa);

/// κ of the gamma-mixed Poisson (negative binomial) that makes the counts most likely, 0.001 … 1e6; infinity
/// when they vary no more than chance alone. Precondition: expected > 0.
double fit_dispersion(std::span<CountForecast const> forecasts);

/// One period of a rolling forecast: difference in log-likelihood against another forecast, and its events.
struct PeriodScore {
  double difference = 0;
  std::int64_t events = 0;
};

/// Information gain per event, Σ difference / Σ events, with the range of 95 % of seeded resamples of whole
/// periods (2 000). Undefined without events.
struct Gain {
  double per_event = 0, low = 0, high = 0;
};
Gain information_gain(std::span<PeriodScore const> periods, Random random);

/// Forecasts of about the same size.
struct ReliabilityBin {
  std::size_t forecasts = 0;
  double expected = 0, observed = 0;             ///< means
  double chance_expected = 0, any_observed = 0;  ///< mean chance of any event; share with any
};

/// Forecasts in order of what they expect, in `bins` groups of equal number.
std::vector<ReliabilityBin> reliability(std::vector<CountForecast> forecasts, std::size_t bins, double kappa);

}  // namespace passage
