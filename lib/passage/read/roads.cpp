#include "passage/read/roads.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/parallel.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/geo/line.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::asked_column;
using detail::Column;
using detail::Tally;

constexpr double least_km_h = 1, most_km_h = 200;                    // of one road
constexpr double least_typical_km_h = 2.5, most_typical_km_h = 150;  // of the median road
constexpr double length_tolerance = 0.02;

struct Found {
  Column duration, speed, road_class, length, delay, last_used, name, max_load, one_way;
  Column surface, track_type, smoothness, season, bridge;
};

Found find_columns(FeatureTable const& table, RoadColumns const& asked, Problems& problems,
                   Context& context) {
  Found found;
  found.duration = asked_column(table, asked.duration, {"duration"}, problems);
  found.speed = asked_column(table, asked.speed, {"speed"}, problems);
  found.road_class = asked_column(table, asked.road_class, {"class"}, problems);
  found.length = asked_column(table, asked.length, {"length"}, problems);
  found.delay = asked_column(table, asked.delay, {"delay"}, problems);
  found.last_used = asked_column(table, asked.last_used, {"last_used"}, problems);
  found.name = asked_column(table, asked.name, {"name"}, problems);
  found.max_load = asked_column(table, asked.max_load, {"max_load_t"}, problems);
  found.surface = detail::known_column(table, {"surface"});
  found.track_type = detail::known_column(table, {"tracktype", "track_type"});
  found.smoothness = detail::known_column(table, {"smoothness"});
  found.season = detail::known_column(table, {"season"});
  found.bridge = detail::known_column(table, {"bridge"});
  found.one_way = asked_column(table, asked.one_way, {"oneway", "one_way"}, problems);
  if (found.duration.is_there() || found.speed.is_there() || found.road_class.is_there()) return found;
  found.road_class = detail::known_column(table, {"highway", "fclass"});
  if (found.road_class.is_there()) {
    context.find({Severity::note, "road_class_assumed",
                  table.source +
                      ": speeds come from the class in its OpenStreetMap column, since no duration, "
                      "speed or class column is named.",
                  "roads", "", table.features.size()});
  } else if (problems.empty()) {
    problems.add({"no_road_time", table.source,
                  fmt::format("no column says how fast a road is; it has {}", fmt::join(table.columns, ", ")),
                  "name one in [roads]: duration, speed or class"});
  }
  return found;
}

/// Joins parts that follow one another.
MultiLine joined(MultiLine const& parts) {
  MultiLine lines;
  for (auto const& part : parts) {
    if (!lines.empty() && lines.back().back() == part.front()) {
      lines.back().insert(lines.back().end(), part.begin() + 1, part.end());
    } else {
      lines.push_back(part);
    }
  }
  return lines;
}

struct Drawn {
  MultiLine lines;
  std::vector<Metres> lengths;
  Metres length;
};

std::vector<Drawn> draw(FeatureTable const& table, Context& context) {
  std::vector<Drawn> drawn(table.features.size());
  parallel_for(table.features.size(), context, [&](std::size_t i, int) {
    auto const* parts = std::get_if<MultiLine>(&table.features[i].geometry);
    if (!parts) return;
    drawn[i].lines = joined(*parts);
    for (auto const& line : drawn[i].lines) {
      drawn[i].lengths.push_back(geodesic_length(line));
      drawn[i].length += drawn[i].lengths.back();
    }
  });
  return drawn;
}

double median(std::vector<double>& numbers) {
  auto const middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

struct Counts {
  Tally zero_length, no_time, time_unused, length_unused, length_differs, bad_date, bad_delay, long_delay,
      bad_one_way, dry_only;
};

class RoadReader {
 public:
  RoadReader(FeatureTable const& table, RoadColumns const& asked, Context& context)
      : table_(table),
        asked_(asked),
        context_(context),
        found_(find_columns(table, asked, problems_, context)) {}

  std::vector<RoadFeature> read() {
    problems_.throw_if_any(ErrorKind::input);
    drawn_ = draw(table_, context_);
    check_units();
    problems_.throw_if_any(ErrorKind::input);
    for (std::size_t i = 0; i < table_.features.size(); ++i) add(table_.features[i], drawn_[i]);
    report();
    return std::move(roads_);
  }

 private:
  /// Measured where it is usable, else drawn.
  std::pair<Metres, bool> length_of(Feature const& feature, Drawn const& drawn) const {
    auto const measured = found_.length.number(feature);
    return measured && *measured > 0 ? std::pair{Metres{*measured}, true} : std::pair{drawn.length, false};
  }

  void check_units();
  std::optional<Seconds> duration_of(Feature const& feature, Metres length);
  std::optional<MetresPerSecond> speed_of(Feature const& feature);
  RoadFeature common(Feature const& feature);
  void add(Feature const& feature, Drawn const& drawn);
  void report() const;

  FeatureTable const& table_;
  RoadColumns const& asked_;
  Context& context_;
  Problems problems_;
  Found found_;
  std::vector<Drawn> drawn_;
  Counts counts_;
  std::vector<RoadFeature> roads_;
};

/// One wrong unit makes every road absurd, which a single bad value does not.
void RoadReader::check_units() {
  std::vector<double> ratios, speeds_km_h;
  for (std::size_t i = 0; i < table_.features.size(); ++i) {
    auto const& feature = table_.features[i];
    if (drawn_[i].length <= Metres{0}) continue;
    auto const [length, is_measured] = length_of(feature, drawn_[i]);
    if (is_measured) ratios.push_back(length / drawn_[i].length);
    auto const duration = found_.duration.number(feature);
    if (duration && *duration > 0) {
      speeds_km_h.push_back(length.value / (*duration * asked_.duration_unit.value) * 3.6);
    }
  }
  if (!ratios.empty()) {
    auto const typical = median(ratios);
    if (typical < 0.2 || typical > 5) {
      problems_.add(
          {"length_unit", table_.source,
           fmt::format("the length column is typically {:.4g} times the drawn length, expected metres",
                       typical),
           "lengths are in metres; is the column in km?"});
      return;
    }
  }
  if (speeds_km_h.empty()) return;
  auto const typical = median(speeds_km_h);
  if (typical >= least_typical_km_h && typical <= most_typical_km_h) return;
  problems_.add({"duration_unit", table_.source,
                 fmt::format("the duration column gives a typical speed of {:.4g} km/h, expected {} to {}",
                             typical, least_typical_km_h, most_typical_km_h),
                 "set duration_unit to s, min or h"});
}

std::optional<Seconds> RoadReader::duration_of(Feature const& feature, Metres length) {
  if (!found_.duration.is_there()) return std::nullopt;
  auto const number = found_.duration.number(feature);
  auto const time = Seconds{number.value_or(0) * asked_.duration_unit.value};
  auto const km_h = length.value / time.value * 3.6;
  if (number && *number > 0 && km_h >= least_km_h && km_h <= most_km_h) return time;
  counts_.time_unused.add(feature, is_null(found_.duration.of(feature))
                                       ? "no duration"
                                       : fmt::format("duration {} on {:.3g} km",
                                                     found_.duration.text(feature), length / kilometre));
  return std::nullopt;
}

std::optional<MetresPerSecond> RoadReader::speed_of(Feature const& feature) {
  if (!found_.speed.is_there()) return std::nullopt;
  auto const km_h = found_.speed.number(feature);
  if (km_h && *km_h >= least_km_h && *km_h <= most_km_h) return kilometres_per_hour(*km_h);
  counts_.time_unused.add(feature, is_null(found_.speed.of(feature))
                                       ? "no speed"
                                       : fmt::format("speed {}", found_.speed.text(feature)));
  return std::nullopt;
}

/// "yes", "viaduct"; not "no" or Geofabrik's F.
bool is_stated(std::string const& word) {
  constexpr std::array<std::string_view, 6> no = {"", "no", "false", "0", "f", "n"};
  return std::ranges::find(no, word) == no.end();
}

RoadFeature RoadReader::common(Feature const& feature) {
  RoadFeature road;
  road.id = feature.id;
  road.name = found_.name.text(feature);
  road.road_class = plain_word(found_.road_class.text(feature));
  road.surface = plain_word(found_.surface.text(feature));
  road.track_type = plain_word(found_.track_type.text(feature));
  road.smoothness = plain_word(found_.smoothness.text(feature));
  road.is_bridge = is_stated(plain_word(found_.bridge.text(feature)));
  if (plain_word(found_.season.text(feature)).starts_with("dry")) {
    counts_.dry_only.add(feature);
    if (asked_.season == Season::wet) road.status = RoadStatus::closed;
  }
  road.last_used = date_of(found_.last_used.of(feature), counts_.bad_date);
  if (auto const load = found_.max_load.number(feature); load && *load > 0) road.max_load = Tonnes{*load};
  if (auto const delay = found_.delay.number(feature)) {
    if (*delay >= 0) {
      road.delay = Seconds{*delay * asked_.duration_unit.value};
      if (road.delay > day) counts_.long_delay.add(feature, fmt::format("{:.1f} h", road.delay / hour));
    } else {
      counts_.bad_delay.add(feature, fmt::format("delay {}", *delay));
    }
  }
  return road;
}

/// 1 forward only, -1 backward only, 0 both ways; Geofabrik writes F, T and B.
std::optional<int> direction(std::string const& text) {
  auto const word = plain_word(text);
  for (auto const* forward : {"yes", "true", "1", "f", "y"}) {
    if (word == forward) return 1;
  }
  for (auto const* backward : {"-1", "reverse", "t"}) {
    if (word == backward) return -1;
  }
  for (auto const* both : {"", "no", "false", "0", "b", "n"}) {
    if (word == both) return 0;
  }
  return std::nullopt;
}

void RoadReader::add(Feature const& feature, Drawn const& drawn) {
  if (drawn.lines.empty()) return;
  if (drawn.length <= Metres{0}) return counts_.zero_length.add(feature);
  auto const [length, is_measured] = length_of(feature, drawn);
  if (found_.length.is_there() && !is_measured) {
    counts_.length_unused.add(feature, fmt::format("length \"{}\"", found_.length.text(feature)));
  }
  if (is_measured && std::abs(length / drawn.length - 1) > length_tolerance) {
    counts_.length_differs.add(feature, fmt::format("{:.1f} km measured, {:.1f} km drawn", length / kilometre,
                                                    drawn.length / kilometre));
  }
  auto road = common(feature);
  auto const duration = duration_of(feature, length);
  road.speed = duration ? std::nullopt : speed_of(feature);
  if (!duration && !road.speed && road.road_class.empty()) return counts_.no_time.add(feature);
  auto const way = direction(found_.one_way.text(feature));
  if (!way) counts_.bad_one_way.add(feature, found_.one_way.text(feature));
  road.is_one_way = way && *way != 0;
  road.is_length_measured = is_measured;
  auto const delay = road.delay;
  for (std::size_t i = 0; i < drawn.lines.size(); ++i) {
    auto const share = drawn.lengths[i] / drawn.length;
    if (share <= 0) continue;
    road.line = way == -1 ? reversed(drawn.lines[i]) : drawn.lines[i];
    road.length = length * share;
    road.delay = delay * share;
    if (duration) road.duration = *duration * share;
    roads_.push_back(road);
  }
}

void RoadReader::report() const {
  auto const& source = table_.source;
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "roads", "", 1};
  };
  counts_.no_time.report(context_, finding(Severity::serious, "road_without_time"), source,
                         "roads have no usable duration, speed or class", "they are left out");
  counts_.time_unused.report(context_, finding(Severity::warning, "road_time_unused"), source,
                             "durations or speeds are missing, not positive or absurd",
                             found_.road_class.is_there() ? "the speed or the class stands in for them"
                                                          : "a road without another time is left out");
  counts_.zero_length.report(context_, finding(Severity::note, "road_without_length"), source,
                             "roads have no length", "they are left out");
  counts_.length_unused.report(context_, finding(Severity::warning, "length_missing"), source,
                               "roads have no measured length", "the drawn length is used");
  counts_.length_differs.report(context_, finding(Severity::note, "length_differs"), source,
                                "roads are drawn more than 2 % shorter or longer than measured",
                                "the measured length is used");
  counts_.bad_delay.report(context_, finding(Severity::warning, "negative_delay"), source,
                           "delays are negative", "they count as none");
  counts_.long_delay.report(context_, finding(Severity::warning, "long_delay"), source,
                            "roads state a delay of more than a day",
                            "it counts in full on the way; where it is the time that papers take and not a "
                            "vehicle, mend it or leave "
                            "[roads] delay out");
  counts_.bad_one_way.report(context_, finding(Severity::warning, "one_way_unknown"), source,
                             "roads have an unknown one-way value", "they may be driven both ways");
  if (asked_.season == Season::unstated) {
    counts_.dry_only.report(context_, finding(Severity::warning, "roads_dry_season_only"), source,
                            "roads can be driven in the dry season only, and no season is stated",
                            "they count as open");
  }
  counts_.bad_date.report(context_, finding(Severity::warning, "unreadable_date"), source,
                          "dates of last use are unreadable", "they count as not stated");
}

}  // namespace

std::vector<RoadFeature> read_roads(FeatureTable table, RoadColumns const& columns, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  auto roads = RoadReader{degrees, columns, context}.read();
  if (roads.empty()) {
    throw Error{ErrorKind::input, "empty_layer", degrees.source + ": no road is left that can be used",
                "see the findings: missing speeds, durations or geometry"};
  }
  return roads;
}

}  // namespace passage
