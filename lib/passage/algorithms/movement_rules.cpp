#include "passage/algorithms/movement_rules.hpp"

#include <cmath>

#include <fmt/format.h>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/base/time_zone.hpp"

namespace passage {

namespace {

Seconds since_midnight(ClockTime time) {
  return minute * time.minutes;
}

Seconds offset_of(tables::Movement const& movement, Date date, std::vector<Place> const& ends) {
  if (!movement.time_zone) return hour * (ends.empty() ? 0.0 : std::round(ends.front().place.lon / 15));
  if (auto const offset = utc_offset(movement.time_zone->value, date)) return *offset;
  throw Error{ErrorKind::input, "unknown_time_zone",
              fmt::format("[movement] time_zone: got \"{}\", expected a zone as Africa/Juba or UTC+3",
                          movement.time_zone->value),
              "names are those of the IANA time zone database; the package tzdata holds them"};
}

OpeningHours hours_of(TravelHours const& hours) {
  if (hours.is_daylight) return {{}, true};
  return {{DailyWindow{hours.window.begin.minutes, hours.window.end.minutes}}, false};
}

std::string clock(Seconds time) {
  auto const minutes = std::lround(time / minute) % (24L * 60L);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace

std::optional<MovementRules> movement_rules(Scenario const& scenario, std::vector<Place> const& ends) {
  if (!scenario.movement) return std::nullopt;
  auto const& movement = *scenario.movement;
  MovementRules rules;
  rules.calendar.first_day = movement_date(scenario);
  rules.calendar.utc_offset = offset_of(movement, rules.calendar.first_day, ends);
  for (auto const& place : ends) rules.calendar.places.push_back(place.place);
  rules.calendar.hours = spans_of(hours_of(movement.hours), rules.calendar);
  rules.time_zone =
      movement.time_zone ? movement.time_zone->value : format_utc_offset(rules.calendar.utc_offset);
  double const halts = movement.halt ? movement.halt->duration / movement.halt->every : 0;
  rules.drive_factor = Ratio{(1 + movement.margins.reserve.value) * (1 + halts)};
  rules.load = movement.margins.load;
  rules.unload = movement.margins.unload;
  rules.vehicles = vehicle_count(scenario);
  rules.comes_back = movement.return_way != tables::Return::none;
  rules.searches_way_back = movement.return_way == tables::Return::any;
  if (!scenario.pause) return rules;
  for (auto const& window : scenario.pause->windows)
    rules.pauses.push_back({since_midnight(window.begin), since_midnight(window.end)});
  return rules;
}

MovementFacts movement_facts(Scenario const& scenario, std::vector<Place> const& places) {
  MovementFacts facts;
  if (!scenario.movement) return facts;
  auto const& movement = *scenario.movement;
  facts.vehicle = word_of(movement.vehicle);
  facts.vehicle_count = vehicle_count(scenario);
  facts.load = movement.load;
  facts.departure_day = movement.depart;
  facts.return_way = word_of(movement.return_way);
  facts.utc_offset = offset_of(movement, movement_date(scenario), places);
  facts.time_zone = movement.time_zone ? movement.time_zone->value : format_utc_offset(*facts.utc_offset);
  return facts;
}

std::vector<std::string> movement_assumptions(Scenario const& scenario, MovementRules const& rules) {
  auto const& movement = *scenario.movement;
  std::vector<std::string> said;
  if (!rules.calendar.hours.empty()) {
    auto const& first = rules.calendar.hours.front();
    said.push_back(
        fmt::format("On the road from {} to {} ({}, {}){}.", clock(first.begin), clock(first.end),
                    rules.time_zone, format_utc_offset(rules.calendar.utc_offset),
                    movement.hours.is_daylight
                        ? " on the first day: from the later sunrise to the earlier sunset of all places "
                          "the movement begins and ends at"
                        : ""));
  }
  said.push_back(
      fmt::format("Plans drive {:.0f} % longer than the bare driving time: halts are spread evenly, and the "
                  "reserve is kept "
                  "everywhere. Loading begins when the day's hours do.",
                  (rules.drive_factor.value - 1) * 100));
  said.emplace_back(
      "Nights are spent at the last named place passed that day after the last crossing point; nights and "
      "waits for opening hours are in the elapsed time, not in the time one way and not in the exposure. "
      "What "
      "they add to the exposure stands among its other readings.");
  said.emplace_back(
      "Trade-offs are searched by the time on the road; the first to arrive by the clock is searched too, "
      "and "
      "the options shown are compared again by their arrival. A way that is ahead only because of opening "
      "hours, without being the first to arrive, may be missing.");
  if (rules.searches_way_back) {
    said.emplace_back(
        "The way back is the first home by the clock of those that need no further agreement than the way "
        "there; where that gains nothing, and for lines that were drawn, it is the way there.");
  } else if (rules.comes_back) {
    said.emplace_back("The way back is the way there.");
  }
  return said;
}

}  // namespace passage
