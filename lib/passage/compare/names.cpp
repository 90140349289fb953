#include "passage/compare/names.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "passage/geo/line_index.hpp"
#include "passage/model/place_size.hpp"

namespace passage {

namespace {

constexpr std::size_t most_in_name = 2;
constexpr std::size_t most_in_list = 6;
constexpr std::string_view between_places = " - ";

/// "Bangî / Bangui" for a place that is written "Bangî - Bangui": in the name of a route it is one place, not
/// two.
std::string in_route_name(std::string name) {
  for (auto at = name.find(between_places); at != std::string::npos; at = name.find(between_places, at))
    name.replace(at, between_places.size(), " / ");
  return name;
}

/// Whether a place has the name of this end, or one of the names that are written together there.
bool is_name_of(std::string_view place, std::string_view end) {
  while (!end.empty()) {
    auto const at = std::min(end.find(between_places), end.find(" / "));
    if (end.substr(0, at) == place) return true;
    end.remove_prefix(at == std::string_view::npos ? end.size() : at + between_places.size());
  }
  return false;
}

/// A place that a route passes.
struct Passed {
  std::size_t place = 0;
  Share at;
};

std::vector<std::vector<Passed>> passed_by(std::vector<UnnamedRoute> const& routes,
                                           std::vector<Place> const& places, NamingRule const& rule) {
  std::vector<std::vector<Passed>> passed(routes.size());
  for (std::size_t i = 0; i < routes.size(); ++i) {
    auto const& route = routes[i];
    LineIndex const index{{route.line}};
    for (std::size_t p = 0; p < places.size(); ++p) {
      auto const& place = places[p];
      if (place.name.empty() || is_label_of_area(place)) continue;
      if (place.name == route.from || place.name == route.to) continue;
      if (is_name_of(place.name, route.from) || is_name_of(place.name, route.to)) continue;
      double const to_end =
          std::min(distance(place.point, route.line.front()), distance(place.point, route.line.back()));
      if (to_end <= rule.end_radius.value) continue;
      if (auto const spot = index.nearest(place.point, rule.near.value)) {
        passed[i].push_back({p, spot->foot.position});
      }
    }
  }
  return passed;
}

std::vector<int> counts_of(std::vector<std::vector<Passed>> const& passed, std::size_t places) {
  std::vector<int> counts(places);
  for (auto const& list : passed) {
    for (auto const& entry : list) ++counts[entry.place];
  }
  return counts;
}

/// Of several places with one name the first by size stands for all. First comes the largest place that not
/// every route passes, then the one that fewest of the others pass: a name people know, and one that tells.
void sort_by_worth(std::vector<Passed>& list, std::vector<Place> const& places,
                   std::vector<int> const& counts, std::size_t routes) {
  std::ranges::sort(list, {}, [&](Passed const& p) {
    auto const& place = places[p.place];
    bool const tells_nothing = counts[p.place] == static_cast<int>(routes);
    return std::tuple{tells_nothing, -size_for_names(place), counts[p.place], std::abs(p.at.value - 0.5),
                      place.name};
  });
  std::vector<Passed> distinct;
  for (auto const& entry : list) {
    bool const known = std::ranges::any_of(
        distinct, [&](Passed const& other) { return places[other.place].name == places[entry.place].name; });
    if (!known) distinct.push_back(entry);
  }
  list = std::move(distinct);
  if (list.size() < 3) return;
  auto const telling = std::ranges::min_element(list.begin() + 1, list.end(), {},
                                                [&](Passed const& p) { return counts[p.place]; });
  std::rotate(list.begin() + 1, telling, telling + 1);
}

std::vector<std::string> names_along(std::vector<Passed> list, std::vector<Place> const& places) {
  std::ranges::sort(list, {}, [&](Passed const& p) { return std::tuple{p.at, places[p.place].name}; });
  std::vector<std::string> names;
  names.reserve(list.size());
  for (auto const& entry : list) names.push_back(places[entry.place].name);
  return names;
}

std::string name_with(UnnamedRoute const& route, std::vector<Passed> const& list, std::size_t count,
                      std::vector<Place> const& places) {
  std::vector<Passed> const used(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count));
  auto parts = names_along(used, places);
  parts.insert(parts.begin(), route.from);
  parts.push_back(route.to);
  std::ranges::transform(parts, parts.begin(), in_route_name);
  return fmt::format("{}", fmt::join(parts, between_places));
}

/// The mean offset of a line from the straight way between its ends: east, north.
Point mean_offset(Line const& line) {
  constexpr int samples = 64;
  Point sum;
  for (int i = 1; i < samples; ++i) {
    double const t = static_cast<double>(i) / samples;
    auto const here = point_at(line, Share{t});
    sum.x += here.x - (line.front().x + (line.back().x - line.front().x) * t);
    sum.y += here.y - (line.front().y + (line.back().y - line.front().y) * t);
  }
  return {sum.x / (samples - 1), sum.y / (samples - 1)};
}

std::string side_of(Line const& line) {
  auto const offset = mean_offset(line);
  bool const runs_east_west =
      std::abs(line.back().x - line.front().x) >= std::abs(line.back().y - line.front().y);
  if (runs_east_west) return offset.y >= 0 ? "by the north" : "by the south";
  return offset.x >= 0 ? "by the east" : "by the west";
}

/// Of routes with one name each gets a number, from the shortest on; empty where a name is its own.
std::optional<std::size_t> number_among(std::vector<std::string> const& names, std::size_t self,
                                        std::vector<UnnamedRoute> const& routes) {
  std::size_t number = 1;
  bool is_shared = false;
  auto const key = [&](std::size_t i) { return std::pair{length(routes[i].line), routes[i].line}; };
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == self || names[i] != names[self]) continue;
    is_shared = true;
    number += key(i) < key(self);
  }
  return is_shared ? std::optional{number} : std::nullopt;
}

bool is_taken(std::string const& name, std::vector<std::string> const& names, std::size_t self) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != self && names[i] == name) return true;
  }
  return false;
}

}  // namespace

std::vector<RouteName> name_routes(std::vector<UnnamedRoute> const& routes, std::vector<Place> const& places,
                                   NamingRule const& rule) {
  auto passed = passed_by(routes, places, rule);
  auto const counts = counts_of(passed, places.size());
  std::vector<std::string> short_names;
  for (std::size_t i = 0; i < routes.size(); ++i) {
    sort_by_worth(passed[i], places, counts, routes.size());
    short_names.push_back(
        name_with(routes[i], passed[i], std::min<std::size_t>(1, passed[i].size()), places));
  }
  std::vector<RouteName> names(routes.size());
  std::vector<std::string> longer = short_names;
  for (std::size_t i = 0; i < routes.size(); ++i) {
    auto const count = std::min(most_in_name, passed[i].size());
    if (is_taken(short_names[i], short_names, i)) longer[i] = name_with(routes[i], passed[i], count, places);
  }
  auto longer_still = longer;
  for (std::size_t i = 0; i < routes.size(); ++i) {
    if (is_taken(longer[i], longer, i)) longer_still[i] += " " + side_of(routes[i].line);
  }
  for (std::size_t i = 0; i < routes.size(); ++i) {
    names[i].name = longer_still[i];
    if (auto const number = number_among(longer_still, i, routes)) {
      names[i].name += fmt::format(" ({})", *number);
    }
    auto list = passed[i];
    std::ranges::stable_sort(list, std::ranges::greater{},
                             [&](Passed const& p) { return size_for_names(places[p.place]); });
    if (list.size() > most_in_list) list.resize(most_in_list);
    names[i].via = names_along(list, places);
  }
  return names;
}

}  // namespace passage
