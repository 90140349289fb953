#include "passage/evaluate/assess.hpp"

#include <numbers>

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Crs const frame = Crs::utm(36, true);

MultiPolygon box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

/// Two roads of 30 km west to east; A holds the first half, B the second; a crossing point on the border.
struct Theatre {
  std::vector<RoadFeature> roads;
  std::optional<RoadMatcher> matcher;
  RoadTimes times;
  std::vector<Gate> gates;
  Authorities authorities;
  PartyId a = authorities.add("A"), b = authorities.add("B");
  std::optional<ControlMap> control;
  std::optional<ConsentRules> rules;
  HazardSurface hazard;
  std::vector<Incident> incidents;
  Context context;
  Line const line{{500000, 500000}, {560000, 500000}};

  static Grid hazard_grid() {
    Grid grid;
    grid.crs = frame;
    grid.origin = {490000, 510000};
    grid.cell_width = grid.cell_height = 1000;
    grid.rows = 20;
    grid.columns = 80;
    return grid;
  }

  Theatre() : hazard(hazard_grid()) {
    for (double west : {500000.0, 530000.0}) {
      RoadFeature road;
      road.line = {{west, 500000}, {west + 30000, 500000}};
      road.length = kilometre * 33;
      road.max_load = Tonnes{west > 510000 ? 20.0 : 30.0};
      road.last_used = *parse_date(west > 510000 ? "2019-11-01" : "2019-12-01");
      roads.push_back(road);
    }
    matcher.emplace(roads);
    times = {{hour, hour * 2}, {}, TimeQuantum{-10}};
    Gate gate;
    gate.id = "K1";
    gate.name = "Bridge";
    gate.state = GateState::conditional;
    gate.holders = {b};
    gate.wait = hour;
    gate.wait_most = hour * 3;
    gate.max_load = Tonnes{25};
    gates = {gate};
    ControlArea west, east;
    west.area = box(480000, 480000, 530000, 520000);
    west.holders = {a};
    east.area = box(530000, 480000, 570000, 520000);
    east.holders = {b};
    control.emplace(std::vector{west, east});
    Agreement agreement;
    agreement.with = a;
    agreement.status = AgreementStatus::written;
    authorities.agreements = {agreement};
    rules.emplace(authorities, gates);
    for (std::int64_t row = 0; row < 20; ++row) {
      for (std::int64_t column = 0; column < 80; ++column) hazard.rate.set(row, column, HazardRate{1e-4});
    }
    hazard.mean_rate = HazardRate{1e-4};
    Projector const to_degrees{frame, Crs{}};
    Incident incident;
    incident.place = to_degrees.lon_lat({510000, 503000});
    incident.when = *parse_date_span("2019-12-03");
    incidents = {incident};
  }

  Evidence evidence() {
    Evidence all;
    all.frame = frame;
    all.as_of = *parse_date("2020-01-01");
    all.roads = &*matcher;
    all.times = &times;
    all.gates = &gates;
    all.gate_positions = {{GateId{0}, {533000, 500000}, {{1, Share{0.1}, false}}, {{1, Share{0.1}, true}}}};
    all.control = &*control;
    all.authorities = &authorities;
    all.consents = &*rules;
    all.hazard = &hazard;
    all.incidents = &incidents;
    return all;
  }
};

bool mentions(Assessment const& result, std::string const& text) {
  for (auto const& gap : result.data_gaps) {
    if (gap.find(text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every measure of a line on roads") {
  Theatre theatre;
  auto const result = assess({theatre.line, {}, Metres{25}}, theatre.evidence(), theatre.context);
  CHECK(result.length.value == Approx(66000));
  CHECK(result.unmatched->value == 0);
  CHECK(result.moving_time->value == Approx(3 * 3600));
  CHECK(result.time->value == Approx(4 * 3600));
  CHECK(result.wait_least.value == Approx(3600));
  CHECK(result.wait_most.value == Approx(3 * 3600));
  CHECK(*result.max_gross == Tonnes{20});
  CHECK(result.oldest_last_used == *parse_date("2019-11-01"));
  REQUIRE(result.crossings.size() == 1);
  CHECK(result.crossings[0].at.value == Approx(33000 + 3300));
  CHECK(result.changes_of_control == 1);
  CHECK(result.consents == (ConsentSet::of(theatre.a) | ConsentSet::of(theatre.b)));
  CHECK(result.agreements_missing == ConsentSet::of(theatre.b));
  CHECK(result.recorded_incidents_within_5km == 1);
  CHECK(result.exposure->value == Approx(1e-4 * std::numbers::pi * 4 / 24));
  CHECK(result.unobserved->value == 0);
  CHECK(result.contested->value == 0);
  CHECK(result.unknown_control->value == 0);
  CHECK(result.segments.size() == 2);
}

TEST_CASE("a written yes to the crossing point alone leaves the ground behind it to be asked for") {
  Theatre theatre;
  Agreement agreement;
  agreement.with = theatre.b;
  agreement.status = AgreementStatus::written;
  agreement.covers_held_area = false;
  agreement.covers = {"gate:K1"};
  theatre.authorities.agreements.push_back(agreement);
  theatre.rules.emplace(theatre.authorities, theatre.gates);
  auto const part = assess({theatre.line, {}, Metres{25}}, theatre.evidence(), theatre.context);
  CHECK(part.agreements_missing == ConsentSet::of(theatre.b));
  CHECK(mentions(part, "the agreement of B does not cover all of this way"));
  CHECK(mentions(part, "how long an answer takes is not stated for B"));
  CHECK_FALSE(part.earliest_departure.has_value());
  theatre.authorities.agreements.back().covers_held_area = true;
  theatre.rules.emplace(theatre.authorities, theatre.gates);
  auto const whole = assess({theatre.line, {}, Metres{25}}, theatre.evidence(), theatre.context);
  CHECK(whole.agreements_missing.empty());
  CHECK(whole.earliest_departure == parse_date("2020-01-01"));
}

TEST_CASE("what was not given is empty and said so") {
  Theatre theatre;
  Evidence nothing;
  nothing.frame = frame;
  nothing.as_of = *parse_date("2020-01-01");
  auto const result = assess({theatre.line, {}, Metres{25}}, nothing, theatre.context);
  CHECK(result.length.value == Approx(60000).epsilon(1e-3));
  CHECK_FALSE(result.time);
  CHECK_FALSE(result.exposure);
  CHECK_FALSE(result.recorded_incidents_within_5km);
  CHECK_FALSE(result.closed);
  CHECK_FALSE(result.contested);
  CHECK_FALSE(result.explosive_hazard);
  CHECK(result.people_along.empty());
  for (auto const* word : {"time", "exposure", "recorded incidents", "control areas", "closures", "people",
                           "crossing points", "explosive hazards"}) {
    CHECK(mentions(result, word));
  }
}

TEST_CASE("a drawn proposal gets the numbers of the roads it follows") {
  Theatre theatre;
  auto const ours = assess({theatre.line, {}, Metres{25}}, theatre.evidence(), theatre.context);
  Line drawn;
  for (int i = 0; i <= 60; ++i) drawn.push_back({500000.0 + i * 1000, 500000 + (i % 2 ? 90.0 : -70.0)});
  auto const theirs = assess({drawn, {}, Metres{250}}, theatre.evidence(), theatre.context);
  CHECK(theirs.length.value == Approx(ours.length.value).epsilon(0.01));
  CHECK(theirs.time->value == Approx(ours.time->value).epsilon(0.01));
  CHECK(theirs.exposure->value == Approx(ours.exposure->value).epsilon(0.01));
  CHECK(theirs.consents == ours.consents);
  CHECK(theirs.crossings.size() == 1);
}

TEST_CASE("ground without a recorded holder needs an agreement that nobody gave") {
  Theatre theatre;
  auto const shifted = Line{{500000, 500000}, {560000, 500000}, {600000, 500000}};
  auto evidence = theatre.evidence();
  evidence.speed = kilometres_per_hour(40);
  auto const result = assess({shifted, {}, Metres{25}}, evidence, theatre.context);
  CHECK(result.unknown_control->value == Approx(30000).epsilon(1e-3));
  CHECK(result.unmatched->value == Approx(40000).epsilon(1e-3));
  CHECK(result.agreements_missing.has(theatre.rules->unrecorded_ground()));
  CHECK(result.time->value == Approx(5 * 3600).epsilon(1e-3));
  CHECK(mentions(result, "follow no road"));
}

TEST_CASE("two holders that swap their ground swap nothing else") {
  Theatre theatre;
  auto const before = assess({theatre.line, {}, Metres{25}}, theatre.evidence(), theatre.context);
  auto areas = theatre.control->areas();
  std::swap(areas[0].holders, areas[1].holders);
  theatre.control.emplace(areas);
  auto const after = assess({theatre.line, {}, Metres{25}}, theatre.evidence(), theatre.context);
  CHECK(after.time == before.time);
  CHECK(after.exposure == before.exposure);
  CHECK(after.length == before.length);
  CHECK(after.changes_of_control == before.changes_of_control);
}

TEST_CASE("sites near stops are listed") {
  Theatre theatre;
  std::vector<Place> sites(2);
  sites[0].name = "Clinic";
  sites[0].point = {500000, 503000};
  sites[1].name = "Far camp";
  sites[1].point = {530000, 530000};
  auto evidence = theatre.evidence();
  evidence.sites = &sites;
  auto const result = assess({theatre.line, {}, Metres{25}}, evidence, theatre.context);
  CHECK(result.sites_served == std::vector<std::string>{"Clinic"});
}
