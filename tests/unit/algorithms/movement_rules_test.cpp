#include "passage/algorithms/movement_rules.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Place at(double lon, double lat) {
  Place place;
  place.place = {lon, lat};
  return place;
}

Scenario moving() {
  Scenario scenario;
  scenario.scenario.as_of = *parse_date("2020-01-01");
  scenario.movement.emplace();
  scenario.movement->depart = *parse_date("2020-01-06");
  scenario.movement->time_zone = Text{"Africa/Juba"};
  return scenario;
}

}  // namespace

TEST_CASE("without a movement there is no clock") {
  CHECK_FALSE(movement_rules(Scenario{}, {}));
}

TEST_CASE("given hours, halts, reserve and margins") {
  auto scenario = moving();
  auto& movement = *scenario.movement;
  movement.hours = {false, {ClockTime{390}, ClockTime{990}}};
  movement.halt = tables::Halt{};
  movement.margins = {hour * 2, hour * 4, Share{0.25}};
  movement.return_way = tables::Return::any;
  movement.count = Count{12};
  scenario.pause = tables::Pause{{ClockWindow{ClockTime{600}, ClockTime{960}}}};
  auto const rules = movement_rules(scenario, {at(31.6, 4.9)});
  REQUIRE(rules);
  CHECK(rules->calendar.utc_offset == hour * 3);
  CHECK(rules->calendar.first_day == *parse_date("2020-01-06"));
  CHECK(rules->calendar.hours.front() == ClockSpan{hour * 6.5, hour * 16.5});
  CHECK(rules->drive_factor.value == Approx(1.25 * 1.125));
  CHECK(rules->load == hour * 2);
  CHECK(rules->unload == hour * 4);
  CHECK(rules->vehicles == 12);
  CHECK(rules->comes_back);
  CHECK(rules->searches_way_back);
  CHECK(rules->pauses == ClockSpans{{hour * 10, hour * 16}});
  auto const said = movement_assumptions(scenario, *rules);
  REQUIRE(said.size() == 5);
  CHECK_THAT(said[4], passage::testing::contains("first home by the clock"));
  CHECK_THAT(said[0], passage::testing::contains("06:30 to 16:30 (Africa/Juba, UTC+03:00)"));
}

TEST_CASE("daylight in Juba in January is about twelve hours from half past six (UTC+3)") {
  auto const rules = movement_rules(moving(), {at(31.58, 4.85)});
  REQUIRE(rules);
  auto const first = rules->calendar.hours.front();
  CHECK(first.begin / hour == Approx(7.05).margin(0.1));  // 07:03 in UTC+3, as the sun stands over 31.6° E
  CHECK((first.end - first.begin) / hour == Approx(11.83).margin(0.1));
  CHECK(rules->calendar.hours.size() == 60);
}

TEST_CASE("without a zone the clock is the nearest whole hour of longitude; an unknown zone is an error") {
  auto scenario = moving();
  scenario.movement->time_zone.reset();
  CHECK(movement_rules(scenario, {at(-11, -21)})->calendar.utc_offset == -hour);
  CHECK(movement_rules(scenario, {at(-11, -21)})->time_zone == "UTC-01:00");
  scenario.movement->time_zone = Text{"Africa/Nowhere"};
  CHECK_THROWS_AS(movement_rules(scenario, {at(0, 0)}), Error);
}
