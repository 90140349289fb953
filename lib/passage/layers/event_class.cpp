#include "passage/layers/event_class.hpp"

#include <algorithm>
#include <array>

namespace passage {

namespace {

bool has_begun(EventClass const& events) {
  return std::ranges::any_of(events.incidents, [&](Incident const& incident) {
    return incident.when.first <= events.options.as_of;
  });
}

/// The classes of one kind that add something; the first of them when none has begun, so that its error is
/// the answer.
std::vector<EventClass const*> wanted(std::span<EventClass const> classes, bool persistent) {
  std::vector<EventClass const*> begun, all;
  for (auto const& events : classes) {
    if (events.is_persistent != persistent || events.incidents.empty()) continue;
    all.push_back(&events);
    if (has_begun(events)) begun.push_back(&events);
  }
  if (begun.empty() && !all.empty()) return {all.front()};
  return begun;
}

void add(HazardSurface& sum, HazardSurface const& more) {
  for (std::int64_t number = 0; number < sum.rate.layout().tiles(); ++number) {
    auto into = sum.rate.pin(number);
    auto const from = more.rate.pin(number);
    for (auto row = into.row; row < into.row + into.rows; ++row) {
      for (auto column = into.column; column < into.column + into.columns; ++column) {
        if (from.is_valid(row, column))
          into.set(row, column, into.value(row, column) + from.value(row, column));
      }
    }
  }
  sum.mean_rate += more.mean_rate;
  sum.is_long_run_only = sum.is_long_run_only && more.is_long_run_only;
}

using Make = std::optional<HazardSurface> (*)(std::span<Incident const>, HazardOptions const&, Grid const&,
                                              Context&);

std::optional<HazardSurface> sum_of(std::vector<EventClass const*> const& classes, Make make,
                                    Grid const& grid, Context& context) {
  if (classes.size() == 1) return make(classes[0]->incidents, classes[0]->options, grid, context);
  std::optional<HazardSurface> sum;
  for (auto const* events : classes) {
    Context own;
    own.threads = context.threads;
    own.memory_bytes = context.memory_bytes;
    auto surface = make(events->incidents, events->options, grid, own);
    for (auto finding : own.findings.list()) {
      finding.text = events->name + ": " + finding.text;
      context.find(std::move(finding));
    }
    context.check_cancel();
    if (!surface) continue;
    if (sum) {
      add(*sum, *surface);
    } else {
      sum = std::move(surface);
    }
  }
  return sum;
}

std::vector<EventClass> changed(std::span<EventClass const> classes, double half_life, double bandwidth) {
  std::vector<EventClass> others{classes.begin(), classes.end()};
  for (auto& events : others) {
    events.options.half_life = events.options.half_life * half_life;
    events.options.bandwidth = events.options.bandwidth * bandwidth;
  }
  return others;
}

}  // namespace

std::optional<HazardSurface> make_hazard(std::span<EventClass const> classes, Grid const& grid,
                                         Context& context) {
  return sum_of(wanted(classes, false), &make_hazard, grid, context);
}

std::optional<HazardSurface> make_standing_density(std::span<EventClass const> classes, Grid const& grid,
                                                   Context& context) {
  return sum_of(wanted(classes, true), &make_standing_density, grid, context);
}

ClassReadings::ClassReadings(std::span<EventClass const> classes, Grid const& grid, DrawOptions const& draws,
                             Context& context) {
  Context quiet;  // findings were made when the surfaces were
  quiet.threads = context.threads;
  quiet.memory_bytes = context.memory_bytes;
  for (auto const* events : wanted(classes, false)) {
    context.check_cancel();
    ExposureSensitivities readings{events->incidents, events->options, grid, quiet};
    if (readings.is_empty()) continue;
    sensitivities_.push_back(std::move(readings));
    auto own = draws;
    own.stream = draws_.size();
    draws_.emplace_back(events->incidents, events->options, grid, own);
  }
  if (wanted(classes, true).empty()) return;
  constexpr std::array<std::pair<double, double>, 4> factors{{{0.5, 1}, {2, 1}, {1, 0.5}, {1, 2}}};
  for (auto const& [half_life, bandwidth] : factors) {
    auto surface = make_standing_density(changed(classes, half_life, bandwidth), grid, quiet);
    if (surface) standing_.push_back(std::move(*surface));
  }
}

ExposureRange ClassReadings::range(std::vector<Presence> const& presences) const {
  std::vector<double> sums;
  for (auto const& draws : draws_) {
    auto const drawn = draws.exposures(presences);
    sums.resize(drawn.size(), 0.0);
    for (std::size_t i = 0; i < drawn.size(); ++i) sums[i] += drawn[i];
  }
  return range_of(std::move(sums));
}

ExposureSensitivity ClassReadings::of(std::vector<Presence> const& presences) const {
  ExposureSensitivity sum;
  for (auto const& readings : sensitivities_) {
    auto const one = readings.of(presences);
    sum.exposure += one.exposure;
    sum.half_life_halved += one.half_life_halved;
    sum.half_life_doubled += one.half_life_doubled;
    sum.bandwidth_halved += one.bandwidth_halved;
    sum.bandwidth_doubled += one.bandwidth_doubled;
    sum.imprecise_best += one.imprecise_best;
    sum.imprecise_worst += one.imprecise_worst;
  }
  return sum;
}

std::optional<StandingSensitivity> ClassReadings::standing(Line const& line, Metres length) const {
  if (standing_.size() != 4) return std::nullopt;
  auto const along = [&](HazardSurface const& surface) {
    return surface.standing_exposure(surface.running_rate(line, {Share{1}}).front(), length);
  };
  return StandingSensitivity{along(standing_[0]), along(standing_[1]), along(standing_[2]),
                             along(standing_[3])};
}

}  // namespace passage
