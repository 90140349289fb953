#include "passage/read/plausibility.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/plain_text.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/read/detail/fields.hpp"

namespace passage {

namespace {

constexpr double metres_per_degree = 111195;  // of latitude, mean sphere; only for margins
constexpr std::size_t most_examples = 3;

int days_between(Date from, Date upto) {
  return static_cast<int>((upto - from).count());
}

Severity severity_of_age(int age_days, double stale_days) {
  return age_days > 10 * stale_days ? Severity::serious : Severity::warning;
}

std::string at(LonLat place) {
  return fmt::format("{:.4f} {:.4f}", place.lon, place.lat);
}

/// "Juba at 31.5951 4.8472"; the place alone where it has no name.
std::string at(NamedPoint const& point) {
  return point.name.empty() ? at(point.place) : point.name + " at " + at(point.place);
}

/// A box grown by a length on the ground.
Box grown(Box const& degrees, Metres reach) {
  auto const lat = reach.value / metres_per_degree;
  auto const farthest = std::min(89.0, std::max(std::abs(degrees.low.y), std::abs(degrees.high.y)));
  auto const lon = lat / std::cos(farthest * 3.14159265358979323846 / 180);
  return {{degrees.low.x - lon, degrees.low.y - lat}, {degrees.high.x + lon, degrees.high.y + lat}};
}

Box swapped(Box const& box) {
  return {{box.low.y, box.low.x}, {box.high.y, box.high.x}};
}

std::string text_of(Box const& box) {
  return fmt::format("{:.2f} {:.2f} to {:.2f} {:.2f}", box.low.x, box.low.y, box.high.x, box.high.y);
}

/// The box that holds nine tenths of the points along either axis, with half its size and a degree of margin.
Box box_of_most(std::vector<NamedPoint> const& points) {
  Box box;
  std::vector<double> lons, lats;
  lons.reserve(points.size());
  lats.reserve(points.size());
  for (auto const& [name, place] : points) {
    lons.push_back(place.lon);
    lats.push_back(place.lat);
  }
  std::ranges::sort(lons);
  std::ranges::sort(lats);
  auto const few = points.size() / 20;
  for (auto const at : {few, points.size() - 1 - few})
    if (at < points.size()) box.add(Point{lons[at], lats[at]});
  if (box.is_empty()) return box;
  double const right = 0.5 * box.width() + 1, up = 0.5 * box.height() + 1;
  return {{box.low.x - right, box.low.y - up}, {box.high.x + right, box.high.y + up}};
}

void raise(std::optional<Date>& newest, std::optional<Date> const& date) {
  if (date && (!newest || *date > *newest)) newest = date;
}

}  // namespace

std::optional<Date> newest(std::vector<ControlArea> const& areas) {
  std::optional<Date> date;
  for (auto const& area : areas) raise(date, area.as_of);
  return date;
}

std::optional<Date> newest(std::vector<Incident> const& incidents) {
  std::optional<Date> date;
  for (auto const& incident : incidents) raise(date, incident.when.last);
  return date;
}

std::optional<Date> newest(std::vector<RoadFeature> const& roads) {
  std::optional<Date> date;
  for (auto const& road : roads) raise(date, road.last_used);
  return date;
}

void check_staleness(std::string const& input, std::optional<Date> newest, Date as_of, Seconds stale_after,
                     Context& context) {
  if (!newest) {
    context.find({Severity::note, "vintage_not_stated",
                  fmt::format("{}: the input states no date of itself; its age is not known.", input), input,
                  "", 1});
    return;
  }
  auto const age_days = days_between(*newest, as_of);
  auto const stale_days = stale_after / day;
  if (age_days <= stale_days) return;
  context.find({severity_of_age(age_days, stale_days), "stale_input",
                fmt::format("{}: the newest record is of {}, {} days before {}; expected at most {:.0f}.",
                            input, format_date(*newest), age_days, format_date(as_of), stale_days),
                input, "", 1});
}

void check_gate_staleness(std::vector<Gate> const& gates, Date as_of, Seconds stale_after, Context& context) {
  auto const stale_days = stale_after / day;
  std::size_t undated = 0, stale = 0;
  int oldest_days = 0;
  Gate const* oldest = nullptr;
  for (auto const& gate : gates) {
    if (!gate.seen) {
      ++undated;
      continue;
    }
    auto const age_days = days_between(*gate.seen, as_of);
    if (age_days <= stale_days) continue;
    ++stale;
    if (oldest && age_days <= oldest_days) continue;
    oldest_days = age_days;
    oldest = &gate;
  }
  if (undated) {
    context.find({Severity::warning, "gate_never_seen",
                  fmt::format("gates: {} of {} without the date of the last report.", undated,
                              counted(gates.size(), "crossing points")),
                  "gates", "", undated});
  }
  if (!oldest) return;
  context.find({severity_of_age(oldest_days, stale_days), "stale_gate",
                fmt::format("gates: {} of {} last reported more than {:.0f} days before {}, "
                            "longest ago {} on {} ({} days).",
                            stale, counted(gates.size(), "crossing points"), stale_days, format_date(as_of),
                            oldest->name, format_date(*oldest->seen), oldest_days),
                "gates", at(oldest->place), stale});
}

void check_as_of(std::vector<Incident> const& incidents, Date as_of, Problems& problems, Context& context) {
  if (incidents.empty()) return;
  auto first = incidents.front().when.first, last = incidents.front().when.last;
  std::size_t later = 0;
  for (auto const& incident : incidents) {
    first = std::min(first, incident.when.first);
    last = std::max(last, incident.when.last);
    if (incident.when.first > as_of) ++later;
  }
  if (later == incidents.size()) {
    problems.add({"as_of_before_incidents", "incidents",
                  fmt::format("as_of is {}, before all {} incidents ({} to {})", format_date(as_of),
                              incidents.size(), format_date(first), format_date(last)),
                  fmt::format("set as_of to {} or later", format_date(last))});
  } else if (later) {
    context.find({Severity::note, "incident_after_as_of",
                  fmt::format("incidents: {} of {} were recorded after {} and are not used.", later,
                              incidents.size(), format_date(as_of)),
                  "incidents", "", later});
  }
}

void check_extents(std::vector<LayerExtent> const& layers, Metres reach, Problems& problems) {
  if (layers.empty() || layers.front().degrees.is_empty()) return;
  auto const& roads = layers.front();
  auto const near = grown(roads.degrees, reach);
  for (auto const& layer : layers) {
    if (&layer == &roads || layer.degrees.is_empty() || layer.degrees.intersects(near)) continue;
    bool const is_swapped = swapped(layer.degrees).intersects(near);
    problems.add({is_swapped ? "swapped_coordinates" : "extents_do_not_meet", layer.source,
                  fmt::format("the {} lie at {}, which does not meet the {} at {}{}", layer.input,
                              text_of(layer.degrees), roads.input, text_of(roads.degrees),
                              is_swapped ? "; with longitude and latitude exchanged they would" : ""),
                  is_swapped ? "write longitude first (x, y), or exchange the lon and lat columns"
                             : "check the CRS of both layers, and that they are of one theatre"});
  }
}

void check_points(LayerExtent const& points_of, std::vector<NamedPoint> const& points, Box const& roads,
                  Metres reach, Problems& problems, Context& context) {
  auto const near = grown(roads, reach);
  std::vector<std::string> exchanged, outside;
  LonLat first_exchanged, first_outside;
  for (auto const& point : points) {
    auto const& place = point.place;
    if (near.contains({place.lon, place.lat})) continue;
    bool const is_swapped = near.contains({place.lat, place.lon});
    auto& list = is_swapped ? exchanged : outside;
    if (list.empty()) (is_swapped ? first_exchanged : first_outside) = place;
    list.push_back(at(point));
  }
  auto shown = [](std::vector<std::string> list) {
    if (list.size() > most_examples) list.resize(most_examples);
    return fmt::format("{}", fmt::join(list, "; "));
  };
  auto const& input = points_of.input;
  bool const is_wide = outside.size() * 10 > points.size();
  if (is_wide && exchanged.size() * 2 <= points.size()) {
    outside.insert(outside.end(), exchanged.begin(), exchanged.end());
    exchanged.clear();
  }
  if (exchanged.size() * 2 > points.size()) {
    problems.add(
        {"swapped_coordinates", points_of.source,
         fmt::format(
             "{} of {} points lie outside the roads but inside with longitude and latitude exchanged: {}",
             exchanged.size(), points.size(), shown(exchanged)),
         "write longitude first (x, y), or exchange the lon and lat columns"});
  } else if (!exchanged.empty()) {
    context.find(
        {Severity::serious, "swapped_coordinates",
         fmt::format("{}: {}: {}.", points_of.source,
                     counted(exchanged.size(), "points seem to have longitude and latitude exchanged"),
                     shown(exchanged)),
         input, at(first_exchanged), exchanged.size()});
  }
  if (!outside.empty()) {
    context.find(
        {Severity::warning, "points_outside",
         fmt::format("{}: {} of {} points lie more than {:.0f} km outside the roads, first {}.",
                     points_of.source, outside.size(), points.size(), reach / kilometre, shown(outside)),
         input, at(first_outside), outside.size()});
  }
}

void check_exchanged(LayerExtent const& ground, std::vector<NamedPoint> const& points, Problems& problems,
                     Context& context) {
  auto const near = ground.degrees.is_empty() ? box_of_most(points) : ground.degrees;
  std::vector<std::string> names;
  LonLat first;
  for (auto const& point : points) {
    auto const& place = point.place;
    if (near.contains({place.lon, place.lat}) || !near.contains({place.lat, place.lon})) continue;
    if (names.empty()) first = place;
    names.push_back(at(point));
  }
  if (names.empty()) return;
  auto const count = names.size();
  if (names.size() > most_examples) names.resize(most_examples);
  auto const shown = fmt::format("{}", fmt::join(names, "; "));
  if (count * 2 > points.size()) {
    problems.add(
        {"swapped_coordinates", ground.source,
         fmt::format("{} of {} points lie outside the ground given ({}) but inside with longitude and "
                     "latitude exchanged: {}",
                     count, points.size(), text_of(near), shown),
         "write longitude first (x, y), or exchange the lon and lat columns"});
    return;
  }
  context.find({Severity::serious, "swapped_coordinates",
                fmt::format("{}: {}: {}.", ground.source,
                            counted(count, "points seem to have longitude and latitude exchanged"), shown),
                ground.input, at(first), count});
}

void check_namesakes(std::string const& input, std::vector<Place> const& places,
                     std::vector<Place> const& known, Metres reach, Context& context) {
  std::multimap<std::string, LonLat> gazetteer;
  for (auto const& place : known) gazetteer.emplace(plain_word(place.name), place.place);
  for (auto const& place : places) {
    auto const [first, last] = gazetteer.equal_range(plain_word(place.name));
    if (first == last) continue;
    auto nearest = geodesic_distance(place.place, first->second);
    auto there = first->second;
    for (auto other = first; other != last; ++other) {
      auto const distance = geodesic_distance(place.place, other->second);
      if (distance < nearest) {
        nearest = distance;
        there = other->second;
      }
    }
    if (nearest <= reach) continue;
    context.find({Severity::serious, "far_from_namesake",
                  fmt::format("{}: {} at {} lies {:.0f} km from the place of that name at {}.", input,
                              place.name, at(place.place), nearest / kilometre, at(there)),
                  input, at(place.place), 1});
  }
}

}  // namespace passage
