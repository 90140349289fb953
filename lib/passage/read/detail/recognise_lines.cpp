#include <array>
#include <cmath>

#include <fmt/core.h>

#include "passage/read/detail/recognise.hpp"
#include "passage/read/toml.hpp"

namespace passage::detail {

namespace {

// The middle road of a layer is driven at a speed between these, whatever the country.
constexpr double slowest_kmh = 5, fastest_kmh = 120;

struct TimeUnit {
  std::string_view word, name;
  double seconds;
};
constexpr std::array<TimeUnit, 3> time_units{
    {{"min", "minutes", 60}, {"h", "hours", 3600}, {"s", "seconds", 1}}};

/// The unit that the column's name ends in; null where it does not say.
TimeUnit const* unit_in_name(std::string const& column) {
  auto const words = words_in(column);
  for (auto const& unit : time_units) {
    auto const& last = words.back();
    if (last == unit.word || last == unit.name || (unit.word == "s" && last == "sec") ||
        (unit.word == "min" && last == "mins") || (unit.word == "h" && last == "hrs"))
      return &unit;
  }
  return nullptr;
}

/// km/h of the middle road if the column holds this unit; 0 where nothing can be said.
double speed_kmh(TableLook const& look, std::string const& column, TimeUnit const& unit) {
  auto const index = look.table().require_column(column);
  auto const& lengths_m = look.lengths_m();
  std::vector<double> speeds_kmh;
  for (std::size_t i = 0; i < lengths_m.size(); ++i) {
    auto const time = as_number(look.table().features[i].fields[index]);
    if (time && *time > 0 && lengths_m[i] > 0)
      speeds_kmh.push_back(lengths_m[i] / (*time * unit.seconds) * 3.6);
  }
  return speeds_kmh.empty() ? 0 : middle_of(std::move(speeds_kmh));
}

bool is_usual(double kmh) {
  return kmh >= slowest_kmh && kmh <= fastest_kmh;
}

/// The duration column and its unit, if the typical road comes out at a speed that roads have.
void add_duration(TableLook const& look, Reading& reading) {
  auto const column = look.first_of({"duration", "duration_min", "duration_h", "duration_s", "duration_sec",
                                     "travel_time", "travel_time_min", "travel_time_h", "traveltime",
                                     "drive_time", "drive_time_min", "time_min", "time_h", "minutes"});
  if (!column) return;
  auto const* unit = unit_in_name(*column);
  if (unit && !is_usual(speed_kmh(look, *column, *unit))) unit = nullptr;
  for (auto const& other : time_units) {
    if (!unit && is_usual(speed_kmh(look, *column, other))) unit = &other;
  }
  if (!unit) return;
  reading.keys.push_back(column_key("duration", *column, "time to drive the whole line, by its name"));
  reading.keys.push_back({"duration_unit", toml_text(unit->word),
                          fmt::format("in {} the middle road is driven at {:.0f} km/h", unit->name,
                                      speed_kmh(look, *column, *unit))});
  reading.detail += 8;
}

void add_speed(TableLook const& look, Reading& reading) {
  auto const column = look.first_of({"speed_kmh", "speed_km_h", "speed", "avg_speed", "kmh"});
  if (!column || !reading.keys.empty()) return;
  auto const middle = look.median(*column);
  if (!middle || !is_usual(*middle)) return;
  reading.keys.push_back(
      column_key("speed", *column,
                 fmt::format("km/h: the middle road has {:g}; a speed limit would be too fast", *middle)));
  reading.detail += 4;
}

bool has_road_words(TableLook const& look, std::string const& column) {
  return look.share_beginning(column, {"motorway", "trunk", "primary", "secondary", "tertiary",
                                       "unclassified", "residential", "track", "service", "local", "path",
                                       "footway", "living_street", "road", "highway", "feeder"}) > 0.5;
}

void add_class(TableLook const& look, Reading& reading) {
  auto const column = look.first_of({"highway", "fclass", "class", "road_class", "roadclass", "type"});
  if (!column || !has_road_words(look, *column)) return;
  reading.keys.push_back(
      column_key("class", *column, "words of road classes; speeds follow from the vehicle"));
  reading.detail += 2;
  // Geofabrik's extracts say F, T and B (forwards, against the line, both ways).
  auto const one_way = look.first_of({"oneway"});
  if (*column == "fclass" && one_way && look.share_beginning(*one_way, {"f", "b", "t"}) > 0.9)
    reading.keys.push_back(
        {"values", R"({ F = "yes", T = "-1", B = "no" })", "how this extract writes one-way"});
}

/// A column of lengths is one of metres only if it agrees with the drawn lines.
void add_length(TableLook const& look, Reading& reading) {
  auto const column =
      look.first_of({"road_distance_m", "length_m", "distance_m", "length", "len_m", "meters"});
  if (!column) return;
  auto const index = look.table().require_column(*column);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < look.lengths_m().size(); ++i) {
    auto const length = as_number(look.table().features[i].fields[index]);
    if (length && look.lengths_m()[i] > 0) ratios.push_back(*length / look.lengths_m()[i]);
  }
  if (ratios.empty()) return;
  auto const ratio = middle_of(std::move(ratios));
  if (ratio < 0.8 || ratio > 1.5) return;
  reading.keys.push_back(
      column_key("length", *column, fmt::format("metres: {:.3f} of the drawn length", ratio)));
  reading.detail += 1;
}

void add_rest(TableLook const& look, Reading& reading) {
  auto const delay = look.first_of({"delay", "delay_min", "border_time_min", "ferry_time_min"});
  bool const has_duration = !reading.keys.empty() && reading.keys.front().key == "duration";
  auto const* unit = delay && has_duration ? unit_in_name(*delay) : nullptr;
  bool const one_unit = unit && reading.keys[1].value == toml_text(unit->word);
  if (delay && (one_unit || *delay == "delay"))
    reading.keys.push_back(column_key("delay", *delay, "time on top of driving, in the same unit"));
  if (auto const used = look.first_of({"last_used", "last_convoy", "last_use"}))
    reading.keys.push_back(column_key("last_used", *used, "date a movement last used the road"));
}

bool is_closure(TableLook const& look) {
  if (look.is_called({"closure", "closed", "closures", "impassable"})) return true;
  auto const status = look.first_of({"status", "opstatus", "state"});
  return status && look.share_beginning(*status, {"closed", "road is not passable", "not passable",
                                                  "impassable", "blocked"}) > 0.9;
}

// An initializer_list does not own its words: the words are literals, the array lives as long as the program.
std::initializer_list<std::string_view> const sdi_columns = {
    "srftpe",    "srfcond",    "curntprac",  "gdwthrprac", "bdwthrprac", "isseasonal",
    "totloadmt", "axleloadmt", "curntspeed", "gnralspeed", "opstatus"};

bool recognise_sdi(TableLook const& look, Recognised& found) {
  auto const count = look.count_of(sdi_columns);
  if (count < 2) return false;
  Reading reading{InputRole::roads, Belief::strong, 10 + count,
                  "UNSDI-T roads by the columns " + look.list_of(sdi_columns)};
  reading.keys = {
      {"format", "\"sdi-t\"", "UNSDI-T: practicability, loads and status are read from its codes"},
      {"# season", "\"dry\"", "or \"wet\": what the roads carry differs; state it"}};
  found.readings.push_back(std::move(reading));
  return true;
}

void recognise_roads(TableLook const& look, Recognised& found) {
  if (recognise_sdi(look, found)) return;
  Reading reading{InputRole::roads, Belief::strong, 0, ""};
  add_duration(look, reading);
  add_speed(look, reading);
  add_class(look, reading);
  if (reading.keys.empty()) {
    if (look.is_called({"road", "highway", "routes"}))
      found.readings.push_back({InputRole::roads,
                                Belief::weak,
                                0,
                                "lines with roads in their name",
                                {},
                                "no column says how fast a road is: name one as duration, speed or class"});
    return;
  }
  add_length(look, reading);
  add_rest(look, reading);
  std::string columns;
  for (auto const& key : reading.keys) {
    if (key.key != "duration_unit" && key.key != "values")
      columns += (columns.empty() ? "" : ", ") + key.key + " in " + key.value;
  }
  reading.reason = "lines with " + columns;
  found.readings.push_back(std::move(reading));
}

}  // namespace

void recognise_lines(TableLook const& look, Recognised& found) {
  if (look.is_called({"verified", "surveyed"}) && look.first_of({"verified_on", "surveyed", "date"})) {
    found.readings.push_back(
        {InputRole::verified_roads, Belief::likely, 0, "lines by name, with a date of survey"});
    return;
  }
  if (is_closure(look)) {
    found.readings.push_back(
        {InputRole::closures, Belief::likely, 0, "lines that are closures by their name or by every status"});
    return;
  }
  if (look.is_called({"river", "waterway", "stream"}) || look.first_of({"waterway"})) {
    found.readings.push_back({InputRole::rivers, Belief::likely, 0, "lines of water by name or column"});
    return;
  }
  recognise_roads(look, found);
}

}  // namespace passage::detail
