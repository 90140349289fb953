#include "passage/write/sensitivity_csv.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/write/words.hpp"

namespace passage {

namespace {

/// One displayed number with everything that could be displayed instead.
struct Measure {
  std::string name;
  double shown = 0;
  std::vector<OtherReading> others;
};

class Measures {
 public:
  explicit Measures(Assessment const& sheet) : sheet_(sheet) {}

  std::vector<Measure> all() {
    add_time();
    if (sheet_.recorded_incidents_within_5km)
      add("recorded_incidents_within_5km", *sheet_.recorded_incidents_within_5km, {});
    add_exposure();
    if (sheet_.chance_of_any) add("chance_of_any_recorded_incident", sheet_.chance_of_any->value, {});
    if (sheet_.exposure_persistent)
      add("exposure_persistent_expected_incidents", sheet_.exposure_persistent->value, {});
    add_people("population_near_stops_", sheet_.people_near_stops);
    add_people("population_within_", sheet_.people_along);
    add_people("population_walk_", sheet_.people_walking);
    return std::move(measures_);
  }

 private:
  void add(std::string name, double shown, std::vector<OtherReading> others) {
    for (auto const& reading : sheet_.readings) {
      if (reading.measure == name) others.push_back(reading);
    }
    measures_.push_back({std::move(name), shown, std::move(others)});
  }
  void add_time() {
    if (!sheet_.time || !sheet_.moving_time || sheet_.wait_least == sheet_.wait_most) return;
    auto const with = [&](char const* assumption, Seconds wait) {
      return OtherReading{"time_h", assumption, (*sheet_.moving_time + wait) / hour};
    };
    add("time_h", *sheet_.time / hour,
        {with("wait_min", sheet_.wait_least), with("wait_max", sheet_.wait_most)});
  }
  void add_exposure() {
    if (!sheet_.exposure) return;
    std::vector<OtherReading> range;
    auto const with = [&](char const* assumption, std::optional<ExpectedEvents> value) {
      if (value) range.push_back({"exposure_expected_incidents", assumption, value->value});
    };
    with("draws_low", sheet_.exposure_low);
    with("draws_high", sheet_.exposure_high);
    add("exposure_expected_incidents", sheet_.exposure->value, std::move(range));
  }
  void add_people(std::string const& prefix, std::vector<PeopleInBand> const& bands) {
    for (auto const& band : bands) add(prefix + band.band, band.people.value, {});
  }

  Assessment const& sheet_;
  std::vector<Measure> measures_;
};

std::string digits(double value) {
  return shortest(value == 0 ? 0 : std::stod(fmt::format("{:.6g}", value)));
}

/// "half_life_halved" in words.
std::string words_of(std::string assumption) {
  std::ranges::replace(assumption, '_', ' ');
  return assumption;
}

/// The number as the page shows it.
std::string number_of(Measure const& measure, double value, ExposureScale const& scale, Messages const& say) {
  if (measure.name == "time_h") return time_text(Seconds{value * 3600}, say);
  if (measure.name.starts_with("population_")) return people_text(Persons{value});
  if (measure.name.starts_with("exposure_")) return number_text(value * scale.passages_count);
  return number_text(value);
}

}  // namespace

CsvTable sensitivity_table(RunResult const& result) {
  CsvTable table{{"corridor_id", "name", "measure", "assumption", "value", "shown", "ratio"}, {}};
  for (auto const& option : result.options) {
    for (auto const& measure : Measures{option.assessment}.all()) {
      auto const add = [&](std::string const& assumption, double value) {
        table.rows.push_back({option.id, option.name, measure.name, assumption, digits(value),
                              digits(measure.shown),
                              measure.shown == 0 ? std::string{} : decimal(value / measure.shown, 3)});
      };
      add("as_shown", measure.shown);
      for (auto const& other : measure.others) add(other.assumption, other.value);
    }
  }
  return table;
}

std::vector<std::string> sensitivity_lines(RunResult const& result, RouteOption const& option,
                                           Messages const& say) {
  auto const scale = exposure_scale(result.options);
  std::vector<std::string> lines;
  for (auto const& measure : Measures{option.assessment}.all()) {
    if (measure.others.empty() || measure.name == "chance_of_any_recorded_incident") continue;
    auto text = words_of(measure.name) + ": " + number_of(measure, measure.shown, scale, say);
    if (measure.name.starts_with("exposure_")) text += " " + scale.text(say);
    char const* separator = "; ";
    for (auto const& other : measure.others) {
      text += separator + say(words_of(other.assumption)) + " " + number_of(measure, other.value, scale, say);
    }
    lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace passage
