#include "passage/algorithms/exposure_along.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "passage/evaluate/forecast_score.hpp"

namespace passage {

namespace {

/// Four digits are more than anybody knows.
std::string digits(double value) {
  return shortest(value == 0 ? 0 : std::stod(fmt::format("{:.4g}", value)));
}

}  // namespace

CsvTable exposure_along(AlongInputs const& inputs, HazardSurface const& surface, Context& context) {
  CsvTable table;
  table.columns = {"name",
                   "length_km",
                   "time_h",
                   "exposure_expected_incidents",
                   "exposure_low",
                   "exposure_high",
                   "chance_of_any",
                   "half_life_halved",
                   "half_life_doubled",
                   "bandwidth_halved",
                   "bandwidth_doubled",
                   "imprecise_best",
                   "imprecise_worst",
                   "exposure_persistent_expected_incidents",
                   "unobserved_km"};
  ClassReadings const readings{inputs.classes, surface.rate.grid(), inputs.draws, context};
  Metres spacing = surface.radius;
  for (auto const& events : inputs.classes) spacing = std::min(spacing, events.options.bandwidth / 4);
  double const kappa = inputs.draws.kappa > 0 ? inputs.draws.kappa : std::numeric_limits<double>::infinity();
  for (auto const& driven : inputs.lines) {
    context.check_cancel();
    auto const time = driven.length / inputs.speed;
    std::vector<Presence> presences;
    add_presence(presences, driven.line, time, spacing);
    auto const range = readings.range(presences);
    auto const reading = readings.of(presences);
    std::vector<std::string> row{driven.name, decimal(driven.length / kilometre, 1), decimal(time / hour, 2)};
    for (auto const value : {reading.exposure, range.low, range.high}) row.push_back(digits(value.value));
    row.push_back(digits(chance_of_any(reading.exposure.value, kappa)));
    for (auto const value : {reading.half_life_halved, reading.half_life_doubled, reading.bandwidth_halved,
                             reading.bandwidth_doubled, reading.imprecise_best, reading.imprecise_worst})
      row.push_back(digits(value.value));
    row.emplace_back();
    if (inputs.standing) {
      auto const density = inputs.standing->running_rate(driven.line, {Share{1}}).front();
      row.back() = digits(inputs.standing->standing_exposure(density, driven.length).value);
    }
    row.push_back(decimal(driven.length / kilometre * surface.unobserved_share(driven.line).value, 1));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace passage
