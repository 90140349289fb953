#pragma once
// A small believable RunResult made by hand, for everything that writes: an invented district in empty ocean,
// three holders, crossing points in every state, names in three scripts. Shares no code with the stages.
#include <cmath>
#include <numbers>
#include <optional>

#include "support/sample_people.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/line.hpp"
#include "passage/geo/projector.hpp"
#include "passage/model/run_result.hpp"

namespace passage::testing {

/// Which parts of the sample exist: writers must say what is missing.
struct SampleKind {
  int options = 3;
  bool has_control = true, has_hazard = true, has_population = true, has_gates = true;
};

namespace sample {

inline Point const corner{240000, 7620000};  // EPSG:32729, lower left of a 150 × 120 km district

inline Point at_km(double east, double north) {
  return {corner.x + east * 1000, corner.y + north * 1000};
}
inline Date date(char const* text) {
  return *parse_date(text);
}

/// A line that bends like a road or a river: midpoint displacement, the same every time.
inline Line bent(Point a, Point b, double bend, std::uint64_t seed, int levels = 5) {
  Random random{seed};
  Line line{a, b};
  for (int level = 0; level < levels; ++level, bend *= 0.55) {
    Line finer;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      auto const dx = line[i + 1].x - line[i].x, dy = line[i + 1].y - line[i].y;
      auto const shift = bend * random.uniform(-1, 1);
      finer.push_back(line[i]);
      finer.push_back(
          {(line[i].x + line[i + 1].x) / 2 - dy * shift, (line[i].y + line[i + 1].y) / 2 + dx * shift});
    }
    finer.push_back(line.back());
    line = finer;
  }
  return line;
}

inline Line joined(std::vector<Line> const& pieces) {
  Line all = pieces.front();
  for (std::size_t i = 1; i < pieces.size(); ++i)
    all.insert(all.end(), pieces[i].begin() + 1, pieces[i].end());
  return all;
}

inline Polygon polygon(Line ring) {
  ring.push_back(ring.front());
  return {ring, {}};
}

struct Town {
  char const* name;
  double east, north, people;
};
inline constexpr Town towns[] = {
    {"Port-Élan", 12, 22, 64000},  {"Sainte-Odile", 38, 38, 12000},  {"Вершина", 66, 52, 31000},
    {"عين الوادي", 96, 66, 18000}, {"Haut-Gué", 132, 98, 47000},     {"Нова Долина", 48, 84, 9000},
    {"دير الجبل", 88, 100, 15000}, {"La Croisée", 74, 22, 21000},    {"Озёрное", 112, 30, 26000},
    {"قرية السوق", 136, 60, 8000}, {"Les Trois Puits", 24, 62, 5000}};

inline Point town(int index) {
  return at_km(towns[index].east, towns[index].north);
}

/// Roads between towns by index.
struct Link {
  int from, to;
  char const* road_class;
  double bend;
};
inline constexpr Link links[] = {
    {0, 1, "primary", .22},  {1, 2, "primary", .2},   {2, 3, "primary", .18},  {3, 4, "secondary", .22},
    {1, 5, "secondary", .3}, {5, 6, "tertiary", .25}, {6, 4, "secondary", .2}, {0, 7, "secondary", .18},
    {7, 8, "secondary", .2}, {8, 9, "tertiary", .3},  {9, 4, "tertiary", .2},  {7, 2, "tertiary", .25},
    {8, 3, "track", .35},    {10, 5, "track", .3},    {0, 10, "track", .25},   {2, 6, "tertiary", .2}};

inline Line link_line(std::size_t index) {
  auto const& link = links[index];
  return bent(town(link.from), town(link.to), link.bend, 100 + index);
}

inline void add_base(RunResult& result) {
  for (std::size_t i = 0; i < std::size(links); ++i) {
    RoadFeature road;
    road.id = static_cast<std::int64_t>(i + 1);
    road.road_class = links[i].road_class;
    road.line = link_line(i);
    road.length = Metres{length(road.line)};
    result.base.roads.push_back(road);
  }
  result.base.rivers = {
      joined({bent(at_km(58, 125), at_km(58, 70), .2, 7, 6), bent(at_km(58, 70), at_km(52, 30), .2, 8, 6),
              bent(at_km(52, 30), at_km(66, -5), .2, 9, 6)}),
      bent(at_km(155, 80), at_km(58, 70), .12, 10, 7)};
  Line lake;
  for (int i = 0; i < 40; ++i) {
    double const angle = 2 * std::numbers::pi * i / 40,
                 wobble = 1 + .18 * std::sin(3 * angle) + .1 * std::cos(5 * angle);
    lake.push_back(at_km(122 + 9 * wobble * std::cos(angle), 42 + 5 * wobble * std::sin(angle)));
  }
  result.base.water = {{polygon(lake)}};
  for (auto const& town : towns) {
    Place place;
    place.name = town.name;
    place.point = at_km(town.east, town.north);
    place.population = town.people;
    result.base.places.push_back(place);
  }
  result.base.boundaries = {bent(at_km(-5, 72), at_km(155, 88), .05, 21),
                            bent(at_km(82, -5), at_km(86, 80), .08, 22)};
  result.base.disputed_lines = {bent(at_km(86, 80), at_km(90, 125), .1, 23)};
}

inline void add_places(RunResult& result) {
  Projector const to_degrees{result.frame.grid.crs, Crs{}};
  auto add = [&](int index, PlaceRole role, char const* kind) {
    Place place{towns[index].name,  to_degrees.lon_lat(town(index)), town(index), role, kind,
                towns[index].people};
    result.places.push_back(place);
  };
  add(0, PlaceRole::origin, "river port");
  add(4, PlaceRole::destination, "hospital");
  add(6, PlaceRole::stop, "displaced people");
}

inline void add_authorities(RunResult& result) {
  auto& authorities = result.authorities;
  auto const north = authorities.add("Northern Council"), east = authorities.add("Восточный комитет"),
             coast = authorities.add("Coastal Administration"), relief = authorities.add("Relief Commission");
  Agreement given{coast, AgreementKind::consent, AgreementStatus::written, false, true, {},
                  {},    date("2031-02-28")};
  Agreement asked{north, AgreementKind::consent, AgreementStatus::asked, false, true, {}, {}, {}};
  Agreement clearance{relief, AgreementKind::clearance, AgreementStatus::verbal, true, false, {}, {}, {}};
  Agreement none{east, AgreementKind::consent, AgreementStatus::not_asked, false, true, {}, {}, {}};
  authorities.agreements = {given, asked, clearance, none};
}

inline void add_control(RunResult& result) {
  auto const front = bent(at_km(-20, 62), at_km(92, 80), .12, 31),
             border = bent(at_km(92, 80), at_km(80, -20), .1, 32);
  auto const upper = bent(at_km(92, 80), at_km(118, 140), .1, 33);
  Line coast = front;
  coast.insert(coast.end(), border.begin() + 1, border.end());
  coast.push_back(at_km(-20, -20));
  Line north = front;
  north.insert(north.end(), upper.begin() + 1, upper.end());
  north.push_back(at_km(-20, 140));
  Line east = border;
  std::reverse(east.begin(), east.end());
  east.insert(east.end(), upper.begin() + 1, upper.end());
  for (auto point :
       {at_km(170, 140), at_km(170, 70), at_km(128, 52), at_km(146, 20), at_km(170, 18), at_km(170, -20)})
    east.push_back(point);
  Line contested{at_km(30, 62), at_km(70, 66), at_km(74, 92), at_km(36, 88)};
  auto area = [](Line ring, PartyId party, char const* as_of) {
    return ControlArea{{polygon(std::move(ring))}, {party}, date(as_of), "area survey"};
  };
  result.control.emplace(std::vector<ControlArea>{
      area(north, PartyId{0}, "2031-01-04"), area(east, PartyId{1}, "2030-11-20"),
      area(coast, PartyId{2}, "2031-01-09"), area(contested, PartyId{2}, "2031-01-09")});
}

inline void add_gates(RunResult& result) {
  Projector const to_degrees{result.frame.grid.crs, Crs{}};
  auto add = [&](Gate gate, std::size_t link, double share) {
    gate.point = point_at(link_line(link), Share{share});
    gate.place = to_degrees.lon_lat(gate.point);
    gate.seen = date("2031-01-08");
    result.graph.gates.push_back(gate);
  };
  auto gate = [](char const* id, char const* name, char const* type, GateState state, double wait_min) {
    Gate made;
    made.id = id, made.name = name, made.type = type, made.state = state, made.wait = wait_min * minute;
    return made;
  };
  add(gate("K1", "Pont de l'Est", "bridge", GateState::open, 20), 1, .62);
  add(gate("K2", "المعبر الأوسط", "line crossing", GateState::conditional, 90), 2, .8);
  add(gate("K3", "Камень", "checkpoint", GateState::unknown, 60), 5, .42);
  add(gate("K4", "Bac du Lac", "ferry", GateState::closed, 0), 9, .4);
  add(gate("K5", "La Borne", "checkpoint", GateState::open, 15), 8, .25);
  result.graph.gates[1].holders = {PartyId{1}};
  result.graph.gates[1].window = "07:00-16:00";
}

inline void add_closures(RunResult& result) {
  Closure bridge{
      "Bridge out", MultiLine{part_of(link_line(11), Share{.4}, Share{.5})}, date("2030-12-20"), {}};
  Closure flood{"Flooded", MultiLine{part_of(link_line(15), Share{.6}, Share{.7})}, date("2031-01-02"), {}};
  result.closures = {bridge, flood};
  RestrictedArea mined;
  mined.name = "Suspected ground";
  mined.area = {polygon({at_km(92, 40), at_km(101, 42), at_km(103, 50), at_km(95, 52)})};
  mined.is_explosive_hazard = true;
  result.restricted = {mined};
}

inline void add_hazard(RunResult& result) {
  struct Spot {
    double east, north, width_km, rate;
  };
  Spot const spots[] = {{78, 72, 8, 9e-4}, {70, 60, 6, 6e-4}, {93, 84, 9, 5e-4},
                        {40, 70, 7, 2e-4}, {86, 14, 6, 3e-4}, {126, 90, 7, 2e-4}};
  result.hazard.emplace(result.frame.grid);
  auto const& grid = result.frame.grid;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto const centre = grid.centre(row, column);
      double const east = (centre.x - corner.x) / 1000, north = (centre.y - corner.y) / 1000;
      if (east + north < 22 || east - north > 118) continue;  // outside the observed window
      double rate = 4e-6;
      for (auto const& spot : spots) {
        double const distance = std::hypot(east - spot.east, north - spot.north) / spot.width_km;
        rate += spot.rate * std::exp(-distance * distance / 2);
      }
      result.hazard->rate.set(row, column, HazardRate{rate});
    }
  }
  result.hazard->mean_rate = HazardRate{7e-5};
}

struct OptionText {
  std::vector<std::size_t> links;
  std::vector<Role> roles;
  std::vector<std::string> via;
  double hours, events;
};

inline std::vector<RouteSegment> segments(RunResult const& result, RouteOption const& option, double hours) {
  std::vector<RouteSegment> made;
  Metres const total{length(option.line)};
  std::vector<ControlMap::HeldStretch> stretches{{Share{0}, Share{1}, {}}};
  if (result.control) stretches = result.control->stretches(option.line, Metres{200});
  for (auto const& stretch : stretches) {
    RouteSegment segment;
    segment.from = total * stretch.from.value;
    segment.upto = total * stretch.upto.value;
    segment.time = hour * (hours * (stretch.upto - stretch.from).value);
    segment.holding = stretch.holding;
    segment.is_control_considered = result.control.has_value();
    segment.road_class = made.size() % 2 ? "secondary" : "primary";
    segment.line = part_of(option.line, stretch.from, stretch.upto);
    if (result.hazard) segment.mean_rate = result.hazard->rate.at(segment.line[segment.line.size() / 2]);
    made.push_back(segment);
  }
  return made;
}

inline void assess(RunResult const& result, RouteOption& option, OptionText const& text, SampleKind kind) {
  auto& sheet = option.assessment;
  sheet.length = Metres{length(option.line)};
  sheet.moving_time = hour * text.hours;
  sheet.wait_least = 20 * minute, sheet.wait_likely = 110 * minute, sheet.wait_most = 400 * minute;
  sheet.time = *sheet.moving_time + sheet.wait_likely;
  sheet.max_gross = Tonnes{text.hours < 6 ? 30.0 : 18.0};
  sheet.segments = segments(result, option, text.hours);
  if (kind.has_control) {
    for (auto const& segment : sheet.segments) {
      for (auto party : segment.holding.holders) sheet.consents |= ConsentSet::of(party);
    }
    sheet.consents |= ConsentSet::of(PartyId{3});
    sheet.agreements_missing = result.authorities.missing(sheet.consents, result.facts.as_of);
    sheet.changes_of_control = static_cast<int>(sheet.segments.size()) - 1;
    sheet.contested = Metres{4200};
    sheet.unknown_control = Metres{0};
  }
  for (std::uint32_t i = 0; i < result.graph.gates.size(); ++i) {
    auto const foot = nearest_on(option.line, result.graph.gates[i].point);
    if (foot.distance < 50) sheet.crossings.push_back({GateId{i}, sheet.length * foot.position.value});
  }
  std::ranges::sort(sheet.crossings, {}, &RouteCrossing::at);
  if (kind.has_hazard) {
    sheet.recorded_incidents_within_5km = static_cast<int>(text.events * 3.2e3);
    sheet.incident_window_days = 365;
    sheet.last_incident = DateSpan{date("2031-01-03"), date("2031-01-03")};
    sheet.exposure = ExpectedEvents{text.events};
    sheet.exposure_low = ExpectedEvents{text.events * .5},
    sheet.exposure_high = ExpectedEvents{text.events * 1.9};
    sheet.unobserved = Metres{9500};
  }
  sheet.oldest_last_used = date("2030-12-01");
  if (kind.has_population) {
    sheet.people_near_stops = {{"5km", Persons{126000 + 10 * text.hours}}};
    sheet.people_along = {{"2km", Persons{18000 * text.hours}}, {"5km", Persons{31000 * text.hours}}};
  }
  sheet.data_gaps = {"nights_en_route: no hours of movement given"};
  if (!kind.has_hazard) sheet.data_gaps.push_back("exposure: no incidents given");
}

inline void add_options(RunResult& result, SampleKind kind) {
  OptionText const texts[] = {
      {{0, 1, 2, 3}, {Role::fastest}, {"Sainte-Odile", "Вершина", "عين الوادي"}, 5.2, 9.6e-3},
      {{0, 4, 5, 6}, {Role::fewest_agreements}, {"Sainte-Odile", "Нова Долина", "دير الجبل"}, 7.4, 4.1e-3},
      {{7, 8, 9, 10},
       {Role::least_exposed, Role::alternative},
       {"La Croisée", "Озёрное", "قرية السوق"},
       8.1,
       1.7e-3}};
  for (int i = 0; i < kind.options; ++i) {
    RouteOption option;
    option.id = std::to_string(i + 1);
    std::vector<Line> pieces;
    for (auto link : texts[i].links) pieces.push_back(link_line(link));
    option.line = joined(pieces);
    option.roles = texts[i].roles;
    option.from = 0, option.to = 1;
    option.via = texts[i].via;
    option.name = "Port-Élan - " + texts[i].via[1] + " - Haut-Gué";
    assess(result, option, texts[i], kind);
    if (i > 0) option.shares_with = {{0, Share{i == 1 ? .21 : .04}}};
    result.options.push_back(option);
  }
  if (kind.options == 0) result.blockages = {{"Port-Élan", "Haut-Gué", false, {}, {EdgeId{0}}}};
}

inline void add_front(RunResult& result, SampleKind kind) {
  if (kind.options == 0) return;
  PairFront pair;
  pair.from = 0, pair.to = 1;
  double const hours[] = {7.0, 7.3, 7.9, 8.6, 9.2, 9.9},
               events[] = {9.6e-3, 8.1e-3, 6.9e-3, 4.1e-3, 2.6e-3, 1.7e-3};
  std::uint32_t const parties[] = {7, 7, 15, 12, 14, 6};
  for (int i = 0; i < 6; ++i) {
    Path path;
    path.time = path.criterion = result.graph.quantum.quantise(hour * hours[i]);
    path.exposure = quantise(ExpectedEvents{events[i]});
    for (std::uint32_t party = 0; party < 4; ++party)
      if (parties[i] >> party & 1u) path.consents |= ConsentSet::of(PartyId{party});
    pair.front.paths.push_back(path);
  }
  result.fronts = {pair};
}

inline void add_words(RunResult& result) {
  auto& facts = result.facts;
  facts.title = "Relief to Haut-Gué";
  facts.question = "12 heavy trucks, Port-Élan to Haut-Gué, deliver and return";
  facts.status = "option";
  facts.sensitivity_label = "SEVERE, internal";
  facts.as_of = date("2031-01-10"), facts.made_on = date("2031-01-11"),
  facts.do_not_use_after = date("2031-01-17");
  facts.disclaimer =
      "Boundaries, names and designations shown do not imply endorsement or acceptance. Desk analysis. Not a "
      "road "
      "assessment, security clearance or notification.";
  facts.reference_hash = "3f9a12c4";
  facts.contact = "access-data@example.org";
  result.findings.add({Severity::serious, "control_stale",
                       "1 control area is 51 days old; 30 days were allowed", "control", "", 1});
  result.findings.add({Severity::warning, "crossing_unknown",
                       "The state of crossing point Камень is not known", "gates", "-10.8 -20.6", 1});
  result.findings.add({Severity::note, "outside_window",
                       "9.5 km of option 3 lie where no incidents are recorded by anybody", "incidents", "",
                       1});
  result.assumptions = {"A truck drives at the speed of its road class.",
                        "Waits at crossing points are the likely ones."};
  result.not_considered = {"explosive hazard surveys", "season"};
}

inline void add_provenance(RunResult& result) {
  auto& provenance = result.provenance;
  provenance.algorithm = "run", provenance.version = "0.1.0", provenance.seed = 1;
  provenance.inputs = {{"roads", "roads.gpkg", std::string(64, 'a'), "WGS 84", "2030-12-01", 16, 0},
                       {"control", "control.gpkg", std::string(64, 'b'), "WGS 84", "2031-01-09", 4, 0},
                       {"incidents", "incidents.csv", std::string(64, 'c'), "WGS 84", "2031-01-03", 412, 9}};
  provenance.libraries = {{"GDAL", "3.6.2"}, {"PROJ", "9.1.1"}};
  provenance.step_seconds = {{"read", 0.2}, {"search", 0.4}};
  provenance.options = {
      {"scenario",
       Node{Table{{"name", Node{std::string{"Relief"}, ""}}, {"as_of", Node{date("2031-01-10"), ""}}}, ""}}};
}

}  // namespace sample

inline RunResult sample_result(SampleKind kind = {}) {
  RunResult result;
  result.frame.grid = Grid{Crs::parse("EPSG:32729"), sample::at_km(0, 120), 1000, 1000, 120, 150};
  sample::add_words(result);
  sample::add_base(result);
  sample::add_places(result);
  sample::add_authorities(result);
  if (kind.has_control) sample::add_control(result);
  if (kind.has_gates) sample::add_gates(result);
  sample::add_closures(result);
  if (kind.has_hazard) sample::add_hazard(result);
  sample::add_options(result, kind);
  sample::add_front(result, kind);
  if (kind.has_population) sample::add_reach(result);
  if (kind.has_gates) sample::add_certificate(result);
  sample::add_readings(result);
  sample::add_provenance(result);
  return result;
}

}  // namespace passage::testing
