#include "passage/read/places.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/plain_text.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/detail/inner_point.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::asked_column;

std::string at(LonLat place) {
  return fmt::format("{:.4f} {:.4f}", place.lon, place.lat);
}

struct Candidate {
  Place place;
  std::string id, plain_name;
};

struct Candidates {
  std::vector<Candidate> list;
  std::vector<std::string> names, ids;
};

Candidates candidates(FeatureTable const& table, PlaceChoice const& choice, Context& context) {
  Problems problems;
  auto const name = asked_column(table, choice.name, {"name"}, problems);
  auto const id = asked_column(table, choice.id, {"id"}, problems);
  if (!choice.name && !name.is_there() && problems.empty()) {
    problems.attempt([&] { table.require_column("name"); });
  }
  problems.throw_if_any(ErrorKind::input);
  auto const kind = detail::known_column(table, {"kind", "type", "place", "location_type"});
  auto const population = detail::known_column(table, {"population", "people"});
  auto const unload = detail::known_column(table, {"unload_h"});
  auto const code = detail::known_column(table, {"pcode", "p_code"});
  auto const district = detail::pcode_column(table);
  Candidates found;
  detail::Tally nameless;
  for (auto const& feature : table.features) {
    if (!detail::has_geometry(feature)) continue;
    auto const point = detail::inner_point(feature.geometry);
    Candidate candidate;
    candidate.place.name = name.text(feature);
    candidate.place.place = {point.x, point.y};
    candidate.place.role = choice.role;
    candidate.place.kind = kind.text(feature);
    candidate.place.population = std::max(0.0, population.number(feature).value_or(0));
    if (auto const hours = unload.number(feature); hours && *hours >= 0)
      candidate.place.unload = hour * *hours;
    candidate.place.code = code.is_there() ? code.text(feature) : district.text(feature);
    candidate.id = id.text(feature);
    candidate.plain_name = plain_word(candidate.place.name);
    if (candidate.place.name.empty()) nameless.add(feature);
    if (candidate.place.name.empty() && candidate.id.empty()) continue;
    found.names.push_back(candidate.place.name);
    found.ids.push_back(candidate.id);
    found.list.push_back(std::move(candidate));
  }
  if (choice.select.empty() && choice.select_id.empty()) {
    nameless.report(context, {Severity::note, "place_without_name", "", choice.input, "", 1}, table.source,
                    "places have no name", "");
  }
  return found;
}

std::vector<Candidate const*> named(Candidates const& candidates, std::string const& wanted) {
  std::vector<Candidate const*> exact, alike;
  auto const plain = plain_word(wanted);
  for (auto const& candidate : candidates.list) {
    if (candidate.place.name == wanted) exact.push_back(&candidate);
    if (candidate.plain_name == plain) alike.push_back(&candidate);
  }
  return exact.empty() ? alike : exact;
}

std::vector<Candidate const*> identified(Candidates const& candidates, std::string const& wanted) {
  std::vector<Candidate const*> found;
  for (auto const& candidate : candidates.list) {
    if (candidate.id == wanted) found.push_back(&candidate);
  }
  return found;
}

struct Wanted {
  std::string text;
  bool is_id;
};

/// The first few names or ids, to see whether they are what was meant and can be read at all.
std::string names_in(Candidates const& candidates, bool is_id) {
  constexpr std::size_t most_shown = 5;
  std::vector<std::string> list;
  for (auto const& candidate : candidates.list) {
    auto const& text = is_id ? candidate.id : candidate.place.name;
    if (!text.empty() && list.size() < most_shown) list.push_back('"' + text + '"');
  }
  if (list.empty()) return {};
  return fmt::format("it has {}{}", fmt::join(list, ", "), candidates.list.size() > list.size() ? " …" : "");
}

void add_unknown(Problems& problems, FeatureTable const& table, Wanted const& wanted,
                 Candidates const& candidates) {
  auto const nearest = nearest_name(wanted.text, wanted.is_id ? candidates.ids : candidates.names);
  problems.add(
      {"unknown_place", table.source,
       fmt::format("no place with {} \"{}\" among {}", wanted.is_id ? "id" : "name", wanted.text,
                   candidates.list.size()),
       nearest.empty() ? names_in(candidates, wanted.is_id) : fmt::format("did you mean \"{}\"?", nearest)});
}

void add_ambiguous(Problems& problems, FeatureTable const& table, Wanted const& wanted,
                   PlaceChoice const& choice, std::vector<Candidate const*> const& matches) {
  std::vector<std::string> list;
  list.reserve(matches.size());
  for (auto const* match : matches) {
    list.push_back(
        fmt::format("{}{}", at(match->place.place), match->id.empty() ? "" : " (id " + match->id + ")"));
  }
  std::sort(list.begin(), list.end());
  problems.add({wanted.is_id ? "duplicate_id" : "ambiguous_place", table.source,
                fmt::format("{} \"{}\" occurs {} times: {}", wanted.is_id ? "id" : "name", wanted.text,
                            matches.size(), fmt::join(list, ", ")),
                fmt::format("select one exactly in [{}]: id = \"{}\", select_id = [ … ]", choice.input,
                            choice.id.value_or("id"))});
}

}  // namespace

std::vector<Place> read_places(FeatureTable table, PlaceChoice const& choice, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  auto const all = candidates(degrees, choice, context);
  std::vector<Place> places;
  if (choice.select.empty() && choice.select_id.empty()) {
    for (auto const& candidate : all.list) places.push_back(candidate.place);
    return places;
  }
  std::vector<Wanted> wanted;
  for (auto const& name : choice.select) wanted.push_back({name, false});
  for (auto const& id : choice.select_id) wanted.push_back({id, true});
  Problems problems;
  for (auto const& one : wanted) {
    auto const matches = one.is_id ? identified(all, one.text) : named(all, one.text);
    if (matches.empty()) {
      add_unknown(problems, degrees, one, all);
    } else if (matches.size() > 1) {
      add_ambiguous(problems, degrees, one, choice, matches);
    } else {
      places.push_back(matches[0]->place);
      if (places.back().name.empty()) places.back().name = one.text;
    }
  }
  problems.throw_if_any(ErrorKind::input);
  return places;
}

std::vector<Place> inline_places(std::vector<InlinePlace> const& written, PlaceRole role) {
  Problems problems;
  std::map<std::string, LonLat> seen;
  std::vector<Place> places;
  for (auto const& one : written) {
    auto const [lon, lat] = one.place;
    if (!(std::abs(lon) <= 180 && std::abs(lat) <= 90)) {
      bool const is_swapped = std::abs(lon) <= 90 && std::abs(lat) <= 180;
      problems.add({"outside_range", one.where,
                    fmt::format("{}: lon = {}, lat = {} is no place: expected lon within 180, lat within 90",
                                one.name, lon, lat),
                    is_swapped ? "lon and lat are swapped" : "give decimal degrees of WGS 84"});
    }
    if (auto const [found, is_new] = seen.emplace(one.name, one.place); !is_new) {
      problems.add(
          {"ambiguous_place", one.where,
           fmt::format("name \"{}\" occurs twice: {}, {}", one.name, at(found->second), at(one.place)),
           "give each place its own name"});
    }
    Place place;
    place.name = one.name;
    place.place = one.place;
    place.role = role;
    places.push_back(std::move(place));
  }
  problems.throw_if_any(ErrorKind::input);
  return places;
}

void require_distinct(std::vector<Place> const& origins, std::vector<Place> const& destinations) {
  constexpr Metres same{10};
  Problems problems;
  for (auto const& origin : origins) {
    for (auto const& destination : destinations) {
      if (geodesic_distance(origin.place, destination.place) > same) continue;
      problems.add({"same_place", "",
                    fmt::format(R"(origin "{}" and destination "{}" are one place at {})", origin.name,
                                destination.name, at(origin.place)),
                    "choose another destination"});
    }
  }
  problems.throw_if_any(ErrorKind::input);
}

}  // namespace passage
