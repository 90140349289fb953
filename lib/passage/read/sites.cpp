#include "passage/read/sites.hpp"

#include <fmt/core.h>

#include "passage/read/detail/fields.hpp"
#include "passage/read/detail/inner_point.hpp"
#include "passage/read/features.hpp"

namespace passage {

std::vector<Place> read_sites(FeatureTable table, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  auto const name = detail::known_column(degrees, {"name"});
  auto const id = detail::known_column(degrees, {"id", "osm_id", "osm_node"});
  auto const kind = detail::known_column(degrees, {"type", "kind", "amenity", "value"});
  auto const people = detail::known_column(degrees, {"people", "population", "individuals"});
  detail::Tally nameless, negative;
  std::vector<Place> sites;
  for (auto const& feature : degrees.features) {
    if (!detail::has_geometry(feature)) continue;
    Place site;
    site.role = PlaceRole::site;
    site.kind = kind.text(feature);
    site.name = name.text(feature);
    if (site.name.empty()) {
      nameless.add(feature, site.kind);
      site.name = id.text(feature);
    }
    if (site.name.empty()) site.name = fmt::format("site {}", feature.id);
    auto const point = detail::inner_point(feature.geometry);
    site.place = {point.x, point.y};
    site.population = people.number(feature).value_or(0);
    if (site.population < 0) {
      negative.add(feature, site.name);
      site.population = 0;
    }
    sites.push_back(std::move(site));
  }
  nameless.report(context, {Severity::note, "place_without_name", "", "sites", "", 1}, degrees.source,
                  "sites have no name", "their id or number stands in");
  negative.report(context, {Severity::warning, "negative_people", "", "sites", "", 1}, degrees.source,
                  "sites have a negative number of people", "the number counts as not stated");
  return sites;
}

}  // namespace passage
