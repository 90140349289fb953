#include "passage/algorithms/case_evidence.hpp"

#include <cmath>

#include <fmt/core.h>

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

RoadTimes moving_times(PreparedCase const& prepared, Scenario const& scenario, Context& context) {
  RoadTimes times;
  times.quantum = prepared.network.graph.quantum;
  auto const with_delays = road_times(prepared.roads, vehicle_of(scenario), context);
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
    gaps.emplace_back("persistent exposure: not computed");
  if (assessment.people_walking.empty()) gaps.emplace_back("people by walking time: not computed");
}

}  // namespace

struct CaseEvidence::State {
  RoadMatcher matcher;
  RoadTimes times;
  ConsentRules consents;
  std::vector<Place> sites;
  std::unique_ptr<Assessor> assessor;
};

CaseEvidence::CaseEvidence(Scenario const& scenario, PreparedCase& prepared, Context& context,
                           std::optional<MetresPerSecond> speed) {
  auto const& graph = prepared.network.graph;
  auto& authorities = prepared.inputs.authorities;
  Context quiet;  // the times' findings were made when the roads were costed
  quiet.threads = context.threads;
  state_.reset(new State{RoadMatcher{prepared.roads},
                         moving_times(prepared, scenario, quiet),
                         ConsentRules{authorities, graph.gates},
                         {prepared.result.places.begin() + static_cast<std::ptrdiff_t>(prepared.ends),
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
}

CaseEvidence::~CaseEvidence() = default;

Assessment CaseEvidence::assess(RouteLine const& route, Context& context) const {
  auto assessment = state_->assessor->assess(route, context);
  note_uncomputed(assessment);
  return assessment;
}

}  // namespace passage
