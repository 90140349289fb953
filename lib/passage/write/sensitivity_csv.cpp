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
      return OtherReading{"time_h", assumption, (*sheet_.time - sheet_.wait_likely + wait) / hour};
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

/// Assumptions as the pages call them.
std::string words_of(std::string const& assumption, Messages const& say) {
  static constexpr std::pair<std::string_view, char const*> words[] = {
      {"as_shown", "as shown"},
      {"draws_low", "low end of 90 % of the draws"},
      {"draws_high", "high end of 90 % of the draws"},
      {"half_life_halved", "half-life halved"},
      {"half_life_doubled", "half-life doubled"},
      {"bandwidth_halved", "spread of events halved"},
      {"bandwidth_doubled", "spread of events doubled"},
      {"imprecise_elsewhere", "imprecise events lie elsewhere"},
      {"imprecise_on_the_route", "imprecise events lie on the route"},
      {"exposure_low", "with the low exposure"},
      {"exposure_high", "with the high exposure"},
      {"independent_incidents", "incidents independent of each other"},
      {"wait_min", "shortest waits"},
      {"wait_max", "longest waits"},
      {"second_population", "second population raster"}};
  auto const* const found =
      std::ranges::find(words, assumption, &std::pair<std::string_view, char const*>::first);
  if (found != std::end(words)) return say(found->second);
  auto text = assumption;
  std::ranges::replace(text, '_', ' ');
  return say(text);
}

/// A column of the assessment as the pages call it.
std::string heading_of(std::string const& measure, ExposureScale const& scale, Messages const& say) {
  auto const band = [&](std::string_view prefix, char const* text) {
    return say(text) + " " + band_text(measure.substr(prefix.size()), say);
  };
  if (measure == "time_h") return say("Time one way, waits included");
  if (measure == "recorded_incidents_within_5km") return say("Recorded incidents within 5 km");
  if (measure == "exposure_expected_incidents")
    return say("Expected recorded incidents within 1 km,") + " " + scale.text(say);
  if (measure == "chance_of_any_recorded_incident") return say("Chance of any of them, one passage");
  if (measure.starts_with("population_near_stops_"))
    return band("population_near_stops_", "People near stops within");
  if (measure.starts_with("population_within_"))
    return band("population_within_", "People along the road within");
  if (measure.starts_with("population_walk_")) return band("population_walk_", "People within a walk of");
  return words_of(measure, say);
}

/// The number as the page shows it.
std::string number_of(Measure const& measure, double value, ExposureScale const& scale, Messages const& say) {
  if (measure.name == "time_h") return time_text(Seconds{value * 3600}, say);
  if (measure.name.starts_with("population_")) return people_text(Persons{value});
  if (measure.name.starts_with("exposure_")) return number_text(value * scale.passages_count);
  if (measure.name == "recorded_incidents_within_5km") return decimal(value, 0);
  if (measure.name == "chance_of_any_recorded_incident") return number_text(value * 100) + " %";
  return number_text(value);
}

/// Whether two options of one origin and destination swap places under this assumption.
bool is_upset(std::vector<RouteOption> const& options, std::vector<std::optional<double>> const& shown,
              std::vector<std::optional<double>> const& other) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    for (std::size_t j = i + 1; j < options.size(); ++j) {
      bool const is_pair = options[i].from == options[j].from && options[i].to == options[j].to;
      if (!is_pair || !shown[i] || !shown[j] || !other[i] || !other[j]) continue;
      if ((*shown[i] - *shown[j]) * (*other[i] - *other[j]) < 0) return true;
    }
  }
  return false;
}

/// One measure of every option, and where it stands in the table.
class ReadingTable {
 public:
  ReadingTable(std::string measure, std::vector<RouteOption> const& options)
      : measure_(std::move(measure)), options_(&options) {}

  std::string const& measure() const { return measure_; }
  void set(std::string const& assumption, std::size_t option, double value) {
    auto found = std::ranges::find(assumptions_, assumption);
    if (found == assumptions_.end()) {
      found = assumptions_.insert(found, assumption);
      values_.emplace_back(options_->size());
    }
    values_[static_cast<std::size_t>(found - assumptions_.begin())][option] = value;
  }
  bool has_others() const { return assumptions_.size() > 1; }

  OtherReadings in_words(ExposureScale const& scale, Messages const& say) const {
    OtherReadings made{heading_of(measure_, scale, say), {}, {}, {}};
    Measure const shape{measure_, 0, {}};
    for (std::size_t i = 0; i < assumptions_.size(); ++i) {
      made.assumptions.push_back(words_of(assumptions_[i], say));
      std::vector<std::string> row;
      row.reserve(options_->size());
      for (auto const& value : values_[i])
        row.push_back(value ? number_of(shape, *value, scale, say) : std::string{});
      made.values.push_back(std::move(row));
      if (is_upset(*options_, values_.front(), values_[i])) made.upsets.push_back(made.assumptions.back());
    }
    return made;
  }

 private:
  std::string measure_;
  std::vector<RouteOption> const* options_;
  std::vector<std::string> assumptions_;
  std::vector<std::vector<std::optional<double>>> values_;
};

}  // namespace

std::vector<OtherReadings> other_readings(RunResult const& result, Messages const& say) {
  // What readers may not see was taken out of the result; then the waits alone say nothing of doubts.
  bool const is_varied = std::ranges::any_of(
      result.options, [](RouteOption const& option) { return !option.assessment.readings.empty(); });
  if (!is_varied && result.certificates.empty()) return {};
  std::vector<ReadingTable> tables;
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    for (auto const& measure : Measures{result.options[i].assessment}.all()) {
      auto found = std::ranges::find(tables, measure.name, &ReadingTable::measure);
      if (found == tables.end()) found = tables.insert(found, ReadingTable{measure.name, result.options});
      found->set("as_shown", i, measure.shown);
      for (auto const& other : measure.others) found->set(other.assumption, i, other.value);
    }
  }
  auto const scale = exposure_scale(result.options);
  std::vector<OtherReadings> all;
  for (auto const& table : tables)
    if (table.has_others()) all.push_back(table.in_words(scale, say));
  return all;
}

std::string upset_sentence(OtherReadings const& readings, Messages const& say) {
  if (readings.upsets.empty()) return say("The order of the options is the same under every reading.");
  std::string list;
  for (auto const& assumption : readings.upsets) list += (list.empty() ? "" : ", ") + assumption;
  return fmt::format(fmt::runtime(say("The order of the options is another one under: {}.")), list);
}

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
    auto text = heading_of(measure.name, scale, say) + ": " + number_of(measure, measure.shown, scale, say);
    char const* separator = "; ";
    for (auto const& other : measure.others) {
      text += separator + words_of(other.assumption, say) + " " + number_of(measure, other.value, scale, say);
    }
    lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace passage
