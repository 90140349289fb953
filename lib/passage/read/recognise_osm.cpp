#include "passage/read/recognise_osm.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "passage/geo/feature_table.hpp"
#include "passage/read/detail/osm_file.hpp"

namespace passage {

namespace {

/// Words of `highway` that motor vehicles use; a link goes with its road (wiki.openstreetmap.org,
/// Key:highway).
constexpr auto driven =
    std::to_array<std::string_view>({"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified",
                                     "residential", "living_street", "service", "track", "road"});

bool is_driven(std::string_view highway) {
  constexpr std::string_view link = "_link";
  if (highway.ends_with(link)) highway.remove_suffix(link.size());
  return std::find(driven.begin(), driven.end(), highway) != driven.end();
}

int place_rank(std::string_view kind) {
  return kind == "city" ? 3 : kind == "town" ? 2 : 1;
}

void add_towns(detail::OsmFile& file, Recognised& found) {
  file.read_towns([&](std::int64_t, LonLat place, detail::OsmTags const& tags) {
    found.degrees.add(Point{place.lon, place.lat});
    RankedPlace town{std::string{tags["name"]}, "", place, 0, place_rank(tags["place"]), true, false};
    if (auto const people = as_number(Field{std::string{tags["population"]}})) town.people = *people;
    if (!town.name.empty()) found.places.push_back(std::move(town));
  });
  std::sort(found.places.begin(), found.places.end(), [](RankedPlace const& a, RankedPlace const& b) {
    if (a.rank != b.rank) return a.rank > b.rank;
    return a.people != b.people ? a.people > b.people : a.name < b.name;
  });
}

PassedCells cells_of_roads(detail::OsmFile& file) {
  std::vector<std::vector<std::int64_t>> roads;
  std::vector<std::int64_t> nodes;
  auto const on_way = [&](detail::OsmWay&& way) {
    if (!is_driven(way.tags["highway"])) return;
    nodes.insert(nodes.end(), way.nodes.begin(), way.nodes.end());
    roads.push_back(std::move(way.nodes));
  };
  file.read_ways(on_way, [](detail::OsmRelation&&) {});
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());

  std::vector<std::optional<Point>> points(nodes.size());
  file.read_nodes(nodes, [&](std::size_t index, LonLat place, detail::OsmTags const*) {
    points[index] = Point{place.lon, place.lat};
  });
  auto const point_of = [&](std::int64_t node) {
    return points[static_cast<std::size_t>(std::lower_bound(nodes.begin(), nodes.end(), node) -
                                           nodes.begin())];
  };
  PassedCells cells;
  for (auto const& road : roads) {
    for (std::size_t i = 1; i < road.size(); ++i) {
      auto const from = point_of(road[i - 1]), to = point_of(road[i]);
      if (from && to) cells.add(*from, *to);
    }
  }
  return cells;
}

}  // namespace

Recognised recognise_osm(Source const& source, Context& context) {
  Recognised found;
  found.source = source;
  detail::OsmFile file{source, context};
  add_towns(file, found);
  auto const towns = found.places.size();
  found.passed = cells_of_roads(file);
  found.newest = parse_date_span(file.vintage());
  found.seen = fmt::format("OpenStreetMap extract{}, {} cities and towns",
                           file.vintage().empty() ? "" : " of " + file.vintage(), towns);
  found.readings.push_back(
      {InputRole::roads, Belief::strong, 100,
       "an OpenStreetMap extract: roads that say where they join, barriers, turn restrictions"});
  return found;
}

}  // namespace passage
