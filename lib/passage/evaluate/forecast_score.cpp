#include "passage/evaluate/forecast_score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace passage {

namespace {

constexpr double least_kappa = 1e-3, most_kappa = 1e6;
constexpr int resamples = 2000;

double log_likelihood(std::span<CountForecast const> forecasts, double kappa) {
  double sum = 0;
  for (auto const& forecast : forecasts) {
    double const mean = forecast.expected;
    auto const count = static_cast<double>(forecast.observed);
    sum += std::lgamma(count + kappa) - std::lgamma(kappa) - kappa * std::log1p(mean / kappa) +
           count * std::log(mean / (kappa + mean));
  }
  return sum;
}

}  // namespace

double poisson_at_most(double mean, std::int64_t count) {
  double sum = 0;
  for (std::int64_t k = 0; k <= count; ++k) {
    auto const number = static_cast<double>(k);
    sum += std::exp((k > 0 ? number * std::log(mean) : 0) - mean - std::lgamma(number + 1));
  }
  return std::min(sum, 1.0);
}

double chance_of_any(double expected, double kappa) {
  if (std::isinf(kappa)) return -std::expm1(-expected);
  return -std::expm1(-kappa * std::log1p(expected / kappa));
}

double fit_dispersion(std::span<CountForecast const> forecasts) {
  // Golden-section search in log κ: the likelihood has one maximum there.
  double const ratio = (std::sqrt(5.0) - 1) / 2;
  double low = std::log(least_kappa), high = std::log(most_kappa);
  auto const value = [&](double log_kappa) { return log_likelihood(forecasts, std::exp(log_kappa)); };
  double a = high - ratio * (high - low), b = low + ratio * (high - low);
  double at_a = value(a), at_b = value(b);
  while (high - low > 1e-6) {
    if (at_a >= at_b) {
      high = b;
      b = a;
      at_b = at_a;
      a = high - ratio * (high - low);
      at_a = value(a);
    } else {
      low = a;
      a = b;
      at_a = at_b;
      b = low + ratio * (high - low);
      at_b = value(b);
    }
  }
  double const kappa = std::exp((low + high) / 2);
  return kappa > most_kappa / 10 ? std::numeric_limits<double>::infinity() : kappa;
}

Gain information_gain(std::span<PeriodScore const> periods, Random random) {
  auto const gain_of = [](double difference, std::int64_t events) {
    return difference / static_cast<double>(events);
  };
  double difference = 0;
  std::int64_t events = 0;
  for (auto const& period : periods) {
    difference += period.difference;
    events += period.events;
  }
  std::vector<double> drawn;
  for (int draw = 0; draw < resamples; ++draw) {
    double sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < periods.size(); ++i) {
      auto const& period = periods[random.below(periods.size())];
      sum += period.difference;
      count += period.events;
    }
    if (count > 0) drawn.push_back(gain_of(sum, count));
  }
  Gain gain{gain_of(difference, events), 0, 0};
  if (drawn.empty()) return gain;
  std::ranges::sort(drawn);
  auto const at = [&](double share) {
    return drawn[static_cast<std::size_t>(std::lround(share * static_cast<double>(drawn.size() - 1)))];
  };
  gain.low = at(0.025);
  gain.high = at(0.975);
  return gain;
}

std::vector<ReliabilityBin> reliability(std::vector<CountForecast> forecasts, std::size_t bins,
                                        double kappa) {
  std::ranges::sort(forecasts, {}, [](CountForecast const& f) { return std::pair{f.expected, f.observed}; });
  std::vector<ReliabilityBin> result;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    ReliabilityBin sum;
    auto const first = forecasts.size() * bin / bins, end = forecasts.size() * (bin + 1) / bins;
    for (auto i = first; i < end; ++i) {
      ++sum.forecasts;
      sum.expected += forecasts[i].expected;
      sum.observed += static_cast<double>(forecasts[i].observed);
      sum.chance_expected += chance_of_any(forecasts[i].expected, kappa);
      sum.any_observed += forecasts[i].observed > 0;
    }
    if (sum.forecasts == 0) continue;
    auto const number = static_cast<double>(sum.forecasts);
    for (auto* mean : {&sum.expected, &sum.observed, &sum.chance_expected, &sum.any_observed})
      *mean /= number;
    result.push_back(sum);
  }
  return result;
}

}  // namespace passage
