#include "passage/algorithms/case_evidence.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/geo/projector.hpp"
#include "passage/layers/hazard_draws.hpp"
#include "passage/layers/road_costs.hpp"

namespace passage {

namespace {

/// "5 km" and "750 m" as they stand in column names.
std::string band_name(Metres within) {
  if (within.value >= 1000) return fmt::format("{:g}km", within / kilometre);
  return fmt::format("{:g}m", within.value);
}

std::vector<DistanceBand> bands_of(std::vector<Metres> const& distances) {
  std::vector<DistanceBand> bands;
  for (auto within : distances) bands.push_back({band_name(within), within});
  return bands;
}

RoadTimes moving_times(PreparedCase const& prepared, Context& context) {
  RoadTimes times;
  times.quantum = prepared.network.graph.quantum;
  auto const with_delays = road_times(prepared.roads, {&prepared.vehicle, prepared.season}, context);
  for (std::size_t i = 0; i < with_delays.size(); ++i)
    times.moving.push_back(with_delays[i].time - prepared.roads[i].delay);
  return times;
}

/// Measures that no step of this version computes: empty in every table, never zero, and said so.
void note_uncomputed(Assessment& assessment) {
  auto& gaps = assessment.data_gaps;
  if (!assessment.elapsed)
    gaps.emplace_back("elapsed days, nights, earliest departure, largest vehicle: not computed");
  if (assessment.exposure && !assessment.exposure_low) gaps.emplace_back("range of exposure: not computed");
  if (assessment.exposure && !assessment.exposure_persistent)
    gaps.emplace_back("persistent exposure: no kind of incident is named that stays where it is");
}

/// The longest piece of a line that counts as one place against kernels of the bandwidth.
Metres presence_spacing(HazardOptions const& options) {
  return options.bandwidth / 4;
}

ExpectedEvents standing_along(HazardSurface const& standing, Assessment const& assessment) {
  ExpectedEvents sum;
  for (auto const& segment : assessment.segments) {
    auto const density = standing.running_rate(segment.line, {Share{1}}).front();
    sum += standing.standing_exposure(density, segment.upto - segment.from);
  }
  return sum;
}

}  // namespace

struct CaseEvidence::State {
  RoadMatcher matcher;
  RoadTimes times;
  ConsentRules consents;
  std::vector<Place> sites;
  std::unique_ptr<Assessor> assessor;
  std::optional<HazardDraws> draws{};
  PreparedCase const* prepared = nullptr;
  int vehicles = 1;

  std::vector<Presence> presences(RouteLine const& route, Assessment const& assessment) const;
  void add_range(RouteLine const& route, Assessment& assessment) const;
};

/// Where a movement spends its time: on its way, where roads delay it, and at crossing points.
std::vector<Presence> CaseEvidence::State::presences(RouteLine const& route,
                                                     Assessment const& assessment) const {
  auto const spacing = presence_spacing(prepared->hazard_options);
  std::vector<Presence> presences;
  for (auto const& segment : assessment.segments)
    add_presence(presences, segment.line, segment.time, spacing);
  if (!prepared->roads.empty()) {
    auto const pieces = matcher.match(route.line, {route.tolerance});
    auto const costs =
        recost(pieces, prepared->roads, times, Projector{prepared->result.frame.grid.crs, Crs{}});
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (costs.pieces[i].delay.value > 0)
        add_presence(presences, pieces[i].line, costs.pieces[i].delay, spacing);
    }
  }
  for (auto const& crossing : assessment.crossings) {
    auto const& gate = prepared->network.graph.gates[crossing.gate.value];
    presences.push_back({gate.point, wait_at(gate, vehicles).likely});
  }
  return presences;
}

void CaseEvidence::State::add_range(RouteLine const& route, Assessment& assessment) const {
  if (prepared->standing && !assessment.segments.empty())
    assessment.exposure_persistent = standing_along(*prepared->standing, assessment);
  if (!assessment.exposure || !draws || draws->is_empty()) return;
  auto const range = draws->range(presences(route, assessment));
  assessment.exposure_low = range.low;
  assessment.exposure_high = range.high;
}

CaseEvidence::CaseEvidence(Scenario const& scenario, PreparedCase& prepared, Context& context,
                           std::optional<MetresPerSecond> speed) {
  auto const& graph = prepared.network.graph;
  auto& authorities = prepared.inputs.authorities;
  Context quiet;  // the times' findings were made when the roads were costed
  quiet.threads = context.threads;
  state_.reset(
      new State{RoadMatcher{prepared.roads},
                moving_times(prepared, quiet),
                ConsentRules{authorities, graph.gates},
                {prepared.result.places.begin() + static_cast<std::ptrdiff_t>(prepared.ends + prepared.stops),
                 prepared.result.places.end()},
                nullptr});
  Evidence evidence;
  evidence.frame = prepared.result.frame.grid.crs;
  evidence.as_of = as_of(scenario);
  evidence.movement_date = movement_date(scenario);
  evidence.vehicles = vehicle_count(scenario);
  if (!prepared.roads.empty()) {
    evidence.roads = &state_->matcher;
    evidence.times = &state_->times;
  }
  evidence.speed = speed;
  state_->times.elsewhere = speed;
  evidence.gates = &graph.gates;
  evidence.gate_positions = gate_positions(graph);
  evidence.closed = closed_stretches(graph);
  evidence.closures_considered = scenario.closures.has_value();
  evidence.control = prepared.result.control ? &*prepared.result.control : nullptr;
  evidence.authorities = &authorities;
  evidence.consents = &state_->consents;
  if (!prepared.zones.empty()) evidence.consent_zones = &prepared.zones;
  evidence.hazard = prepared.result.hazard ? &*prepared.result.hazard : nullptr;
  if (prepared.inputs.incidents) {
    evidence.incidents = &*prepared.inputs.incidents;
    evidence.window_days = static_cast<int>(std::lround(scenario.incidents->window / day));
  }
  if (scenario.avoid || scenario.explosive_hazards) evidence.restricted = &prepared.result.restricted;
  if (prepared.inputs.population) evidence.population = &*prepared.inputs.population;
  evidence.along = bands_of(scenario.reach.within);
  if (scenario.sites) evidence.sites = &state_->sites;
  state_->assessor = std::make_unique<Assessor>(std::move(evidence));
  state_->prepared = &prepared;
  state_->vehicles = vehicle_count(scenario);
  if (prepared.result.hazard) {
    DrawOptions draws;
    draws.seed = scenario.scenario.seed.value;
    if (scenario.incidents->dispersion) draws.kappa = scenario.incidents->dispersion->value;
    state_->draws.emplace(prepared.incidents.instant, prepared.hazard_options, prepared.result.frame.grid,
                          draws);
  }
}

CaseEvidence::~CaseEvidence() = default;

Assessment CaseEvidence::assess(RouteLine const& route, Context& context) const {
  auto assessment = state_->assessor->assess(route, context);
  state_->add_range(route, assessment);
  note_uncomputed(assessment);
  return assessment;
}

}  // namespace passage
