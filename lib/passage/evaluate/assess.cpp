#include "passage/evaluate/assess.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/evaluate/agreement_cover.hpp"
#include "passage/evaluate/earliest_departure.hpp"
#include "passage/evaluate/holders.hpp"
#include "passage/evaluate/population.hpp"

namespace passage {

namespace {

std::optional<AreaIndex> index_of(std::vector<RestrictedArea> const* areas) {
  if (!areas) return std::nullopt;
  std::vector<MultiPolygon> outlines;
  for (auto const& area : *areas) outlines.push_back(area.area);
  return AreaIndex{outlines};
}

std::optional<AreaIndex> index_of(std::vector<Zone> const* zones) {
  if (!zones) return std::nullopt;
  std::vector<MultiPolygon> outlines;
  for (auto const& zone : *zones) outlines.push_back(zone.area);
  return AreaIndex{outlines};
}

template <class Number>
void take_least(std::optional<Number>& least, std::optional<Number> const& other) {
  if (other && (!least || *other < *least)) least = other;
}

}  // namespace

struct Assessor::State {
  Evidence evidence;
  Projector to_degrees;
  std::optional<AreaIndex> restricted;
  std::optional<AreaIndex> zones;
  std::optional<IncidentMap> incidents;
  std::optional<PeopleCounter> people;

  explicit State(Evidence given)
      : evidence(std::move(given)),
        to_degrees(evidence.frame, Crs{}),
        restricted(index_of(evidence.restricted)),
        zones(index_of(evidence.consent_zones)) {
    if (evidence.incidents) incidents.emplace(*evidence.incidents, evidence.frame);
    if (evidence.population) people.emplace(*evidence.population, evidence.frame);
  }

  std::vector<MatchedPiece> match(RouteLine const& route) const;
  Recost cost(std::vector<MatchedPiece> const& pieces) const;
  void add_costs(Recost const& costs, Assessment& result) const;
  void add_crossings(std::vector<PassedGate> const& passed, Recost const& costs, Assessment& result) const;
  void add_exposure(std::vector<MatchedPiece> const& pieces, std::vector<PassedGate> const& passed,
                    Recost const& costs, Assessment& result) const;
  void add_roads(std::vector<MatchedPiece> const& pieces, Assessment& result) const;
  void add_largest_vehicle(std::vector<MatchedPiece> const& pieces, Assessment& result) const;
  void add_ground(std::vector<MatchedPiece> const& pieces, Recost const& costs, Assessment& result) const;
  void add_consents(Line const& line, Assessment& result) const;
  void add_incidents(Line const& line, Assessment& result) const;
  void add_people(RouteLine const& route, Context& context, Assessment& result) const;
  void add_sites(std::vector<Point> const& stops, Assessment& result) const;
};

namespace {

void gap(Assessment& result, std::string text) {
  result.data_gaps.push_back(std::move(text));
}

/// "41.3 km"
std::string in_km(Metres length) {
  return fmt::format("{:.1f} km", length / kilometre);
}

}  // namespace

std::vector<MatchedPiece> Assessor::State::match(RouteLine const& route) const {
  if (evidence.roads) return evidence.roads->match(route.line, {route.tolerance});
  MatchedPiece whole;
  whole.upto = Share{1};
  whole.line = route.line;
  return {whole};
}

Recost Assessor::State::cost(std::vector<MatchedPiece> const& pieces) const {
  RoadTimes times;
  if (evidence.times) times = *evidence.times;
  if (!times.elsewhere) times.elsewhere = evidence.speed;
  static std::vector<RoadFeature> const none;
  return recost(pieces, evidence.roads ? evidence.roads->roads() : none, times, to_degrees);
}

void Assessor::State::add_costs(Recost const& costs, Assessment& result) const {
  result.length = costs.length;
  if (costs.time) result.moving_time = *costs.time - costs.delay;
  result.wait_least = result.wait_likely = result.wait_most = costs.delay;
  Metres start;
  for (auto const& piece : costs.pieces) {
    if (piece.delay.value > 0)
      result.delays.push_back({start + piece.length * piece.delay_at.value, piece.delay});
    start += piece.length;
  }
  if (evidence.roads) {
    result.unmatched = costs.unmatched;
    if (costs.unmatched.value >= 100) gap(result, in_km(costs.unmatched) + " follow no road of the input");
  }
  if (!costs.time) gap(result, "time: no speed is known for a part of the line");
}

void Assessor::State::add_crossings(std::vector<PassedGate> const& passed, Recost const& costs,
                                    Assessment& result) const {
  std::vector<Metres> starts{Metres{0}};
  for (auto const& piece : costs.pieces) starts.push_back(starts.back() + piece.length);
  for (auto const& crossing : passed) {
    auto const& gate = (*evidence.gates)[crossing.gate.value];
    auto const wait = wait_at(gate, evidence.vehicles);
    result.wait_least += wait.least;
    result.wait_likely += wait.likely;
    result.wait_most += wait.most;
    auto const on_piece = costs.pieces[crossing.piece].length * crossing.at.value;
    result.crossings.push_back({crossing.gate, starts[crossing.piece] + on_piece});
    if (evidence.consents) result.consents |= evidence.consents->crossing(crossing.gate);
    take_least(result.max_gross, gate.max_load);
    if (gate.seen && evidence.as_of - *gate.seen > std::chrono::days{evidence.stale_days}) {
      gap(result,
          fmt::format("crossing point {} was last reported {} days ago",
                      gate.name.empty() ? gate.id : gate.name, (evidence.as_of - *gate.seen).count()));
    }
    if (!gate.window.empty() && !gate.hours) {
      gap(result, fmt::format("the opening hours of crossing point {} are not understood",
                              gate.name.empty() ? gate.id : gate.name));
    }
    if (gate.state == GateState::unknown) {
      gap(result, "state not known of crossing point " + (gate.name.empty() ? gate.id : gate.name));
    }
  }
  if (!evidence.gates) gap(result, "crossing points: not considered");
  if (result.moving_time) result.time = *result.moving_time + result.wait_likely;
}

void Assessor::State::add_exposure(std::vector<MatchedPiece> const& pieces,
                                   std::vector<PassedGate> const& passed, Recost const& costs,
                                   Assessment& result) const {
  if (!evidence.hazard) return gap(result, "exposure: no recorded incidents given");
  auto exposure = line_exposure(*evidence.hazard, pieces, costs);
  result.unobserved = exposure.unobserved;
  if (exposure.unobserved.value > 0) {
    gap(result,
        in_km(exposure.unobserved) + " lie outside the observed area: exposure uses its mean rate there");
  }
  if (!costs.time) return gap(result, "exposure: the time is not known");
  for (auto const& crossing : passed) {
    auto const wait = wait_at((*evidence.gates)[crossing.gate.value], evidence.vehicles);
    exposure.waiting += wait_exposure(*evidence.hazard, crossing.point, wait.likely);
  }
  result.exposure = exposure.total();
}

void Assessor::State::add_roads(std::vector<MatchedPiece> const& pieces, Assessment& result) const {
  bool all_dated = true, any_road = false;
  for (auto const& piece : pieces) {
    if (!piece.road) continue;
    auto const& road = evidence.roads->roads()[*piece.road];
    any_road = true;
    take_least(result.max_gross, road.max_load);
    take_least(result.oldest_last_used, road.last_used);
    all_dated = all_dated && road.last_used.has_value();
  }
  if (any_road) add_largest_vehicle(pieces, result);
  if (any_road && !all_dated) gap(result, "last use: not recorded for every road on the way");
  if (!result.max_gross) gap(result, "largest load: no limit recorded");
}

/// The largest kind of vehicle that takes every road and that every recorded limit carries.
void Assessor::State::add_largest_vehicle(std::vector<MatchedPiece> const& pieces, Assessment& result) const {
  if (evidence.fit_vehicles.empty()) return;
  unsigned fit = 0xff;
  for (auto const& piece : pieces) {
    if (!piece.road) return;  // nobody knows what the ground beside the roads carries
    fit &= evidence.fit_vehicles[*piece.road];
  }
  for (auto vehicle : all_vehicles) {
    bool const is_own = evidence.gross && evidence.vehicle == vehicle;
    auto const gross = is_own ? *evidence.gross : usual_gross(vehicle);
    bool const is_carried = !result.max_gross || gross <= *result.max_gross;
    if (!is_carried || !(fit >> static_cast<unsigned>(vehicle) & 1u)) continue;
    result.largest_vehicle = name_of(vehicle);
    return;
  }
}

void Assessor::State::add_ground(std::vector<MatchedPiece> const& pieces, Recost const& costs,
                                 Assessment& result) const {
  SegmentSources sources;
  sources.roads = evidence.roads ? &evidence.roads->roads() : nullptr;
  sources.control = evidence.control;
  sources.hazard = evidence.hazard;
  sources.restricted = evidence.restricted;
  sources.restricted_index = restricted ? &*restricted : nullptr;
  if (evidence.closures_considered) sources.closed = &evidence.closed;
  result.segments = segments_along(pieces, costs, sources);
  if (evidence.control) {
    auto const holders = holders_along(result.segments);
    result.changes_of_control = holders.changes_of_control;
    result.contested = holders.contested;
    result.unknown_control = holders.unknown;
    if (holders.unknown.value > 0) gap(result, in_km(holders.unknown) + " without a recorded holder");
  } else {
    gap(result, "control areas: not considered");
  }
  Metres closed, avoid, explosive;
  for (auto const& segment : result.segments) {
    auto const length = segment.upto - segment.from;
    if (segment.is_closed) closed += length;
    if (segment.avoid_factor > 1 || segment.is_forbidden) avoid += length;
    if (segment.is_explosive_hazard) explosive += length;
  }
  if (evidence.closures_considered) result.closed = closed;
  if (!evidence.closures_considered) gap(result, "closures: not considered");
  auto const any = [this](auto const& question) {
    return evidence.restricted && std::ranges::any_of(*evidence.restricted, question);
  };
  if (any([](RestrictedArea const& area) { return area.is_explosive_hazard; })) {
    result.explosive_hazard = explosive;
  } else {
    gap(result, "explosive hazards: no survey given");
  }
  if (any([](RestrictedArea const& area) { return area.avoid_factor > 1 || area.is_forbidden; })) {
    result.avoid = avoid;
  } else {
    gap(result, "areas to avoid: none given");
  }
}

void Assessor::State::add_consents(Line const& line, Assessment& result) const {
  if (!evidence.authorities || !evidence.consents) return;
  auto const& rules = *evidence.consents;
  result.consents |= rules.everywhere();
  for (auto const& segment : result.segments) {
    if (segment.is_control_considered) result.consents |= rules.ground(segment.holding);
  }
  if (zones) {
    for (auto const& stretch : zones->stretches(line)) {
      for (auto zone : stretch.areas) result.consents |= rules.zone((*evidence.consent_zones)[zone].code);
    }
  }
  auto const when = evidence.movement_date.value_or(evidence.as_of);
  result.agreements_missing = evidence.authorities->missing(result.consents, when);
  CoverSources const cover{*evidence.authorities, rules, evidence.gates, evidence.consent_zones,
                           zones ? &*zones : nullptr};
  auto const for_less = agreed_for_less(result, cover) - result.agreements_missing;
  for (auto const party : for_less.members())
    gap(result,
        fmt::format("the agreement of {} does not cover all of this way", evidence.authorities->name(party)));
  result.agreements_missing |= for_less;
  result.also_notify = rules.to_notify();
  auto departure =
      earliest_departure(*evidence.authorities,
                         {result.agreements_missing, result.also_notify, result.consents}, evidence.as_of);
  result.earliest_departure = departure.date;
  for (auto& text : departure.gaps) gap(result, std::move(text));
  if (departure.date && evidence.movement_date && *departure.date > *evidence.movement_date) {
    gap(result, fmt::format("departure: planned for {}, before the agreements can be there ({})",
                            format_date(*evidence.movement_date), format_date(*departure.date)));
  }
}

void Assessor::State::add_incidents(Line const& line, Assessment& result) const {
  if (!incidents) return gap(result, "recorded incidents: none given");
  auto const count = incidents->count(line, {evidence.as_of, evidence.window_days});
  result.recorded_incidents_within_5km = count.recorded;
  result.incident_window_days = count.window_days;
  result.last_incident = count.last;
  if (count.placed_exactly < count.recorded)
    result.readings.push_back(
        {"recorded_incidents_within_5km", "imprecise_elsewhere", static_cast<double>(count.placed_exactly)});
  if (count.imprecise > 0)
    result.readings.push_back({"recorded_incidents_within_5km", "imprecise_on_the_route",
                               static_cast<double>(count.recorded) + static_cast<double>(count.imprecise)});
  if (count.imprecise > 0) {
    gap(result,
        fmt::format("{} recorded incidents of the window are known to a district or wider only and count "
                    "near no route",
                    count.imprecise));
  }
}

void Assessor::State::add_people(RouteLine const& route, Context& context, Assessment& result) const {
  if (!people) return gap(result, "people: no population given");
  auto const stops = route.stops.empty() ? std::vector{route.line.front(), route.line.back()} : route.stops;
  for (auto const& band : evidence.near_stops) {
    result.people_near_stops.push_back({band.name, people->near(stops, band.within, context)});
  }
  for (auto const& band : evidence.along) {
    result.people_along.push_back({band.name, people->along(route.line, band.within, context)});
  }
}

void Assessor::State::add_sites(std::vector<Point> const& stops, Assessment& result) const {
  if (!evidence.sites) return gap(result, "sites: none given");
  for (auto const& site : *evidence.sites) {
    bool const is_near = std::ranges::any_of(
        stops, [&](Point stop) { return distance(stop, site.point) <= evidence.site_reach.value; });
    if (is_near) result.sites_served.push_back(site.name);
  }
}

Assessor::Assessor(Evidence evidence) : state_(std::make_unique<State>(std::move(evidence))) {}
Assessor::~Assessor() = default;
Assessor::Assessor(Assessor&&) noexcept = default;
Assessor& Assessor::operator=(Assessor&&) noexcept = default;

namespace {
/// From the origin, to and from every stop, to the destination.
Seconds time_off_road(RouteLine const& route) {
  Seconds sum;
  for (std::size_t i = 0; i < route.access.size(); ++i) {
    bool const is_end = i == 0 || i + 1 == route.access.size();
    sum += route.access[i] * (is_end ? 1 : 2);
  }
  return sum;
}
}  // namespace

Assessment Assessor::assess(RouteLine const& route, Context& context) const {
  context.check_cancel();
  auto const& state = *state_;
  Assessment result;
  auto const pieces = state.match(route);
  auto const costs = state.cost(pieces);
  std::vector<PassedGate> passed;
  if (state.evidence.gates) {
    static std::vector<RoadFeature> const none;
    passed =
        passed_gates(pieces, state.evidence.gate_positions,
                     state.evidence.roads ? state.evidence.roads->roads() : none, state.evidence.gate_reach);
  }
  state.add_costs(costs, result);
  state.add_crossings(passed, costs, result);
  if (result.time) *result.time += time_off_road(route);
  state.add_exposure(pieces, passed, costs, result);
  state.add_roads(pieces, result);
  state.add_ground(pieces, costs, result);
  state.add_consents(route.line, result);
  state.add_incidents(route.line, result);
  state.add_people(route, context, result);
  state.add_sites(route.stops.empty() ? std::vector{route.line.front(), route.line.back()} : route.stops,
                  result);
  return result;
}

Assessment assess(RouteLine const& route, Evidence const& evidence, Context& context) {
  return Assessor{evidence}.assess(route, context);
}

}  // namespace passage
