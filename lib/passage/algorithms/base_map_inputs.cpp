#include "passage/algorithms/base_map_inputs.hpp"

#include <iterator>

#include "passage/geo/drawn_lines.hpp"
#include "passage/model/place_size.hpp"
#include "passage/read/raster.hpp"
#include "passage/read/record.hpp"

namespace passage {

namespace {

std::vector<MultiPolygon> read_drawn_areas(AnyInput const& input, std::string const& name,
                                           InputTables& tables) {
  return areas_of(tables.read_lon_lat(source_of(input), {name}));
}

std::vector<Place> read_towns(tables::MapLayers const& map, InputTables& tables) {
  auto features = tables.read(source_of(*map.places), {"map places", RequiredGeometry::points_or_polygons});
  auto const people = map.place_population
                          ? std::optional{features.require_column(map.place_population->value)}
                          : features.column("population");
  auto const name = features.require_column(map.place_name ? map.place_name->value : "name");
  auto const rank = features.column("place");
  std::vector<Place> towns;
  for (auto const& feature : to_lon_lat(std::move(features)).features) {
    auto const box = bounds(feature.geometry);
    auto const label = as_text(feature.fields[name]);
    if (box.is_empty() || label.empty()) continue;
    Place town{label, {box.centre().x, box.centre().y}, {}, PlaceRole::town, {}, 0};
    if (people) town.population = as_number(feature.fields[*people]).value_or(0);
    if (rank) town.kind = as_text(feature.fields[*rank]);
    if (!is_label_of_area(town)) towns.push_back(std::move(town));
  }
  return towns;
}

}  // namespace

BaseMapInputs read_base_map(tables::MapLayers const& map, InputTables& tables, Context& context) {
  BaseMapInputs inputs;
  auto& base = inputs.base;
  if (map.land) inputs.land = read_drawn_areas(*map.land, "map land", tables);
  if (map.water) base.water = read_drawn_areas(*map.water, "map water", tables);
  if (map.rivers) base.rivers = read_drawn_lines(*map.rivers, "map rivers", tables);
  if (map.boundaries) base.boundaries = read_drawn_lines(*map.boundaries, "map boundaries", tables);
  if (map.disputed) base.disputed_lines = read_drawn_lines(*map.disputed, "map disputed", tables);
  if (map.places) base.places = read_towns(map, tables);
  if (!map.elevation) return inputs;
  Source const source{map.elevation->path};
  inputs.elevation = read_raster<Metres>(source, {"map elevation"}, context);
  tables.keep(record_raster("map elevation", source, inputs.elevation->grid()), source);
  return inputs;
}

std::vector<Line> read_drawn_lines(AnyInput const& input, std::string const& name, InputTables& tables) {
  std::vector<Line> all;
  for (auto const& feature : tables.read_lon_lat(source_of(input), {name})) {
    auto lines = drawn_lines(feature.geometry);
    all.insert(all.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  }
  return all;
}

}  // namespace passage
