#include "passage/algorithms/case_evidence.hpp"

#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "passage/algorithms/by_clock.hpp"
#include "passage/algorithms/population_agreement.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/algorithms/vehicle_profiles.hpp"
#include "passage/evaluate/forecast_score.hpp"
#include "passage/evaluate/population.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/road_costs.hpp"
#include "passage/layers/road_speeds.hpp"

namespace passage {

namespace {

/// "5 km" and "750 m" as they stand in column names.
std::string band_name(Metres within) {
  if (within.value >= 1000) return fmt::format("{:g}km", within / kilometre);
  return fmt::format("{:g}m", within.value);
}

std::vector<DistanceBand> bands_of(std::vector<Metres> const& distances) {
  std::vector<DistanceBand> bands;
  bands.reserve(distances.size());
  for (auto within : distances) bands.push_back({band_name(within), within});
  return bands;
}

RoadTimes moving_times(PreparedCase const& prepared, Context& context) {
  RoadTimes times;
  times.quantum = prepared.network.graph.quantum;
  for (auto const& road : road_times(prepared.roads, {&prepared.vehicle, prepared.season}, context))
    times.moving.push_back(road.moving);
  return times;
}

/// Roads by the vehicles that take them, as bits.
std::vector<std::uint8_t> fit_vehicles(std::vector<RoadFeature> const& roads) {
  std::vector<VehicleProfile> profiles;
  profiles.reserve(all_vehicles.size());
  for (auto vehicle : all_vehicles) profiles.push_back(built_in_vehicle(vehicle));
  std::vector<std::uint8_t> fit;
  fit.reserve(roads.size());
  for (auto const& road : roads) {
    unsigned bits = 0;
    for (auto const& profile : profiles) {
      if (is_fit(road, profile)) bits |= 1u << static_cast<unsigned>(profile.vehicle);
    }
    fit.push_back(static_cast<std::uint8_t>(bits));
  }
  return fit;
}

/// Measures that no step of this version computes: empty in every table, never zero, and said so.
void note_uncomputed(Assessment& assessment) {
  auto& gaps = assessment.data_gaps;
  if (assessment.exposure && !assessment.exposure_low) gaps.emplace_back("range of exposure: not computed");
  if (assessment.exposure && !assessment.exposure_persistent)
    gaps.emplace_back("persistent exposure: no kind of incident is named that stays where it is");
}

/// The longest piece of a line that counts as one place against the kernels.
Metres presence_spacing(std::vector<EventClass> const& classes) {
  Metres least{5000};
  for (auto const& events : classes) least = std::min(least, events.options.bandwidth);
  return least / 4;
}

/// One line of the whole way.
Line line_of(Assessment const& assessment) {
  Line line;
  for (auto const& segment : assessment.segments)
    line.insert(line.end(), segment.line.begin(), segment.line.end());
  return line;
}

void add_readings(Assessment& assessment, ExposureSensitivity const& other) {
  auto const add = [&](char const* assumption, ExpectedEvents value) {
    assessment.readings.push_back({"exposure_expected_incidents", assumption, value.value});
  };
  add("half_life_halved", other.half_life_halved);
  add("half_life_doubled", other.half_life_doubled);
  add("bandwidth_halved", other.bandwidth_halved);
  add("bandwidth_doubled", other.bandwidth_doubled);
  if (other.imprecise_best == other.imprecise_worst) return;
  add("imprecise_elsewhere", other.imprecise_best);
  add("imprecise_on_the_route", other.imprecise_worst);
}

void add_readings(Assessment& assessment, StandingSensitivity const& other) {
  auto const add = [&](char const* assumption, ExpectedEvents value) {
    assessment.readings.push_back({"exposure_persistent_expected_incidents", assumption, value.value});
  };
  add("half_life_halved", other.half_life_halved);
  add("half_life_doubled", other.half_life_doubled);
  add("bandwidth_halved", other.bandwidth_halved);
  add("bandwidth_doubled", other.bandwidth_doubled);
}

}  // namespace

struct CaseEvidence::State {
  RoadMatcher matcher;
  RoadTimes times;
  ConsentRules consents;
  std::vector<Place> sites;
  std::unique_ptr<Assessor> assessor;
  std::optional<ClassReadings> readings{};
  std::optional<PeopleCounter> other_people{};
  std::vector<DistanceBand> near_stops{}, along{};
  double kappa = std::numeric_limits<double>::infinity();
  std::optional<MovementRules> movement{};
  PreparedCase const* prepared = nullptr;
  int vehicles = 1;

  std::vector<Presence> presences(RouteLine const& route, Assessment const& assessment) const;
  void add_exposure(RouteLine const& route, Assessment& assessment) const;
  void add_chance(Assessment& assessment) const;
  void add_other_people(RouteLine const& route, Assessment& assessment, Context& context) const;
  std::vector<PlaceOnWay> places_on(RouteLine const& route, Metres length) const;
  PlanSubject subject_of(RouteLine const& route, Assessment const& assessment) const;
  void add_plan(RouteLine const& route, Assessment& assessment, WayBackSearch const& way_back) const;
  std::optional<MovementPlan> own_way_back(PlanSubject const& there, WayBackSearch const& search) const;
};

namespace {
/// A night can be spent at a named place this near to the road.
constexpr double beside_the_road_m = 2000;
}  // namespace

/// Named places beside the road, and the stops.
std::vector<PlaceOnWay> CaseEvidence::State::places_on(RouteLine const& route, Metres length) const {
  std::vector<PlaceOnWay> places;
  auto const near = bounds(route.line).grown(beside_the_road_m);
  for (auto const& town : prepared->result.base.places) {
    if (!near.contains(town.point)) continue;
    auto const foot = nearest_on(route.line, town.point);
    if (foot.distance <= beside_the_road_m)
      places.push_back({town.name, length * foot.position.value, Seconds{0}, false, {}});
  }
  for (std::size_t i = 1; i + 1 < route.stops.size(); ++i) {
    auto const at = nearest_on(route.line, route.stops[i]).position;
    auto const access = route.access.empty() ? Seconds{} : route.access[i];
    for (auto number = prepared->ends; number < prepared->ends + prepared->stops; ++number) {
      auto const& stop = prepared->result.places[number];
      if (stop.point != route.stops[i]) continue;
      places.push_back({stop.name, length * at.value, stop.unload.value_or(Seconds{0}), true, access});
      break;
    }
  }
  return places;
}

PlanSubject CaseEvidence::State::subject_of(RouteLine const& route, Assessment const& assessment) const {
  return {&assessment, &prepared->network.graph.gates, places_on(route, assessment.length),
          route.access_first(), route.access_last()};
}

/// The plan with a way back of its own; empty where there is none.
std::optional<MovementPlan> CaseEvidence::State::own_way_back(PlanSubject const& there,
                                                              WayBackSearch const& search) const {
  auto one_way = *movement;
  one_way.comes_back = false;
  auto const arrived = plan_movement(there, one_way).plan;
  auto const back = arrived ? search(arrived->end, there.sheet->consents) : std::nullopt;
  if (!back) return std::nullopt;
  Context quiet;  // what is odd on the way back is no finding of the option
  auto const sheet = assessor->assess(*back, quiet);
  if (!sheet.moving_time) return std::nullopt;
  auto const home = subject_of(*back, sheet);
  auto plan = plan_movement(there, *movement, &home).plan;
  if (!plan) return std::nullopt;
  plan->return_line = back->line;
  plan->return_length = sheet.length;
  return plan;
}

/// Puts the movement on the clock.
void CaseEvidence::State::add_plan(RouteLine const& route, Assessment& assessment,
                                   WayBackSearch const& way_back) const {
  auto& gaps = assessment.data_gaps;
  if (!movement) return gaps.emplace_back("elapsed days, nights: no [movement] given"), void();
  if (!assessment.moving_time)
    return gaps.emplace_back("elapsed days, nights: the time is not known"), void();
  auto const subject = subject_of(route, assessment);
  auto answer = plan_movement(subject, *movement);
  if (movement->searches_way_back && way_back) {
    auto own = own_way_back(subject, way_back);
    if (own && (!answer.plan || own->end < answer.plan->end)) answer = {std::move(own), {}};
  }
  if (!answer.plan) return gaps.push_back("elapsed days, nights: no plan, " + answer.reason);
  assessment.elapsed = answer.plan->elapsed();
  assessment.nights_en_route = answer.plan->nights;
  if (answer.plan->nights_at_no_place > 0) {
    gaps.push_back(fmt::format("{} nights are spent where no named place is on the way",
                               answer.plan->nights_at_no_place));
  }
  assessment.plan = std::move(answer.plan);
  auto const& hazard = prepared->result.hazard;
  add_waiting_exposure(route.line, {hazard ? &*hazard : nullptr, &prepared->network.graph.gates, vehicles},
                       assessment);
}

/// Where a movement spends its time: on its way, where roads delay it, and at crossing points.
std::vector<Presence> CaseEvidence::State::presences(RouteLine const& route,
                                                     Assessment const& assessment) const {
  auto const spacing = presence_spacing(prepared->events);
  std::vector<Presence> presences;
  for (auto const& segment : assessment.segments)
    add_presence(presences, segment.line, segment.time, spacing);
  if (!prepared->roads.empty()) {
    auto const pieces = matcher.match(route.line, {route.tolerance});
    auto const costs =
        recost(pieces, prepared->roads, times, Projector{prepared->result.frame.grid.crs, Crs{}});
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      auto const& cost = costs.pieces[i];
      if (cost.delay.value > 0) presences.push_back({point_at(pieces[i].line, cost.delay_at), cost.delay});
    }
  }
  for (auto const& crossing : assessment.crossings) {
    auto const& gate = prepared->network.graph.gates[crossing.gate.value];
    presences.push_back({gate.point, wait_at(gate, vehicles).likely});
  }
  return presences;
}

void CaseEvidence::State::add_exposure(RouteLine const& route, Assessment& assessment) const {
  bool const is_read = readings && !readings->is_empty();
  if (assessment.exposure && is_read) {
    auto const present = presences(route, assessment);
    auto const range = readings->range(present);
    assessment.exposure_low = range.low;
    assessment.exposure_high = range.high;
    add_readings(assessment, readings->of(present));
  }
  if (assessment.exposure) add_chance(assessment);
  if (!prepared->standing || assessment.segments.empty()) return;
  auto const whole = line_of(assessment);
  auto const density = prepared->standing->running_rate(whole, {Share{1}}).front();
  assessment.exposure_persistent = prepared->standing->standing_exposure(density, assessment.length);
  if (!readings) return;
  if (auto const other = readings->standing(whole, assessment.length)) add_readings(assessment, *other);
}

void CaseEvidence::State::add_chance(Assessment& assessment) const {
  auto const add = [&](char const* assumption, ExpectedEvents events, double clustering) {
    assessment.readings.push_back(
        {"chance_of_any_recorded_incident", assumption, chance_of_any(events.value, clustering)});
  };
  double const chance_alone = std::numeric_limits<double>::infinity();
  assessment.chance_of_any = Share{chance_of_any(assessment.exposure->value, kappa)};
  if (std::isfinite(kappa)) add("independent_incidents", *assessment.exposure, chance_alone);
  if (assessment.exposure_low) add("exposure_low", *assessment.exposure_low, kappa);
  if (assessment.exposure_high) add("exposure_high", *assessment.exposure_high, kappa);
}

/// The same bands on the second population product.
void CaseEvidence::State::add_other_people(RouteLine const& route, Assessment& assessment,
                                           Context& context) const {
  if (!other_people) return;
  auto const add = [&](std::string const& column, Persons people) {
    assessment.readings.push_back({column, "second_population", people.value});
  };
  auto const stops = route.stops.empty() ? std::vector{route.line.front(), route.line.back()} : route.stops;
  for (auto const& band : near_stops)
    add("population_near_stops_" + band.name, other_people->near(stops, band.within, context));
  for (auto const& band : along)
    add("population_within_" + band.name, other_people->along(route.line, band.within, context));
}

CaseEvidence::CaseEvidence(Scenario const& scenario, PreparedCase& prepared, Context& context,
                           std::optional<MetresPerSecond> speed) {
  auto const& graph = prepared.network.graph;
  auto& authorities = prepared.inputs.authorities;
  Context quiet;  // the times' findings were made when the roads were costed
  quiet.threads = context.threads;
  State state{RoadMatcher{prepared.roads},
              moving_times(prepared, quiet),
              ConsentRules{authorities, graph.gates, graph.holdings},
              {prepared.result.places.begin() + static_cast<std::ptrdiff_t>(prepared.ends + prepared.stops),
               prepared.result.places.end()},
              nullptr};
  state_ = std::make_unique<State>(std::move(state));
  Evidence evidence;
  evidence.frame = prepared.result.frame.grid.crs;
  evidence.as_of = as_of(scenario);
  evidence.movement_date = movement_date(scenario);
  evidence.vehicles = vehicle_count(scenario);
  evidence.stale_days = static_cast<int>(scenario.scenario.stale_after / day);
  evidence.vehicle = prepared.vehicle.vehicle;
  evidence.gross = prepared.vehicle.gross;
  if (scenario.movement && scenario.movement->load) evidence.gross = scenario.movement->load;
  if (!prepared.roads.empty()) {
    evidence.roads = &state_->matcher;
    evidence.times = &state_->times;
    evidence.fit_vehicles = fit_vehicles(prepared.roads);
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
  state_->near_stops = evidence.near_stops;
  state_->along = evidence.along;
  state_->assessor = std::make_unique<Assessor>(std::move(evidence));
  state_->prepared = &prepared;
  state_->vehicles = vehicle_count(scenario);
  state_->movement = prepared.movement;
  if (scenario.incidents && scenario.incidents->dispersion)
    state_->kappa = scenario.incidents->dispersion->value;
  if (!prepared.events.empty()) {
    DrawOptions draws;
    draws.seed = scenario.scenario.seed.value;
    if (std::isfinite(state_->kappa)) draws.kappa = state_->kappa;
    state_->readings.emplace(prepared.events, prepared.result.frame.grid, draws, context);
  }
  if (prepared.inputs.second_population)
    state_->other_people.emplace(*prepared.inputs.second_population, prepared.result.frame.grid.crs);
}

CaseEvidence::~CaseEvidence() = default;

void CaseEvidence::compare_populations(std::vector<RouteOption> const& options, Context& context) const {
  auto const& inputs = state_->prepared->inputs;
  if (!state_->other_people || !inputs.population) return;
  std::vector<PeopleByTwo> counts;
  for (auto const& option : options) {
    auto const more = people_by_two(option.assessment, "option " + option.id);
    counts.insert(counts.end(), more.begin(), more.end());
  }
  PeopleCounter const first{*inputs.population, state_->prepared->result.frame.grid.crs};
  find_disagreement(counts, {"", first.total(), state_->other_people->total()}, context);
}

Assessment CaseEvidence::assess(RouteLine const& route, Context& context,
                                WayBackSearch const& way_back) const {
  auto assessment = state_->assessor->assess(route, context);
  state_->add_exposure(route, assessment);
  state_->add_other_people(route, assessment, context);
  state_->add_plan(route, assessment, way_back);
  note_uncomputed(assessment);
  return assessment;
}

}  // namespace passage
