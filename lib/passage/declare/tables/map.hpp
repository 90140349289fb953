#pragma once
// [map]: what lies under the message of a map. It changes no number.
#include "passage/declare/tables/layer.hpp"

namespace passage {

namespace tables {

struct MapLayers {
  std::optional<AnyInput> land, water, rivers, boundaries, disputed;
  std::optional<PlaceInput> places;
  std::optional<RasterInput<Metres>> elevation;
  std::optional<ColumnName> place_name, place_population;
};

}  // namespace tables

template <>
inline constexpr auto params<tables::MapLayers> = declare<tables::MapLayers>(
    param<&tables::MapLayers::land>("land", "Land, polygons: what lies outside is drawn as water."),
    param<&tables::MapLayers::water>("water", "Lakes and the sea, polygons."),
    param<&tables::MapLayers::rivers>("rivers", "Rivers, lines. Drawn only: barriers stand in terrain."),
    param<&tables::MapLayers::boundaries>("boundaries", "Administrative boundaries, lines or polygons."),
    param<&tables::MapLayers::disputed>("disputed", "Disputed lines; drawn dashed."),
    param<&tables::MapLayers::places>("places", "Towns to name on the map and to call route options by."),
    param<&tables::MapLayers::elevation>("elevation", "Heights, drawn as shaded relief."),
    param<&tables::MapLayers::place_name>("place_name", "Column with the name of a town.").advanced(),
    param<&tables::MapLayers::place_population>(
        "place_population", "Column with the people of a town; larger ones are labelled first.")
        .advanced());

}  // namespace passage
