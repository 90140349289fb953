#pragma once
// [from], [to], [via], [sites]: the places of a movement.
#include "passage/declare/tables/layer.hpp"

namespace passage {

namespace tables {

/// points = [ { name = "Juba", lon = 31.58, lat = 4.85 } ]
struct InlinePoint {
  Text name;
  Degrees lon, lat;
};

/// Where a movement begins or ends: places of a layer, or inline points. Several are alternatives.
struct Places {
  std::vector<InlinePoint> points;
  std::optional<PlaceInput> source;
  std::optional<ColumnName> name, id;
  std::vector<Text> select;
  std::vector<Identifier> select_id;
  CrsName crs;
  TextMap columns, values;
};

/// Whether stops keep their order.
enum class StopOrder { given, any };

/// Stops between, with the time each takes.
struct Stops {
  std::vector<InlinePoint> points;
  std::optional<PlaceInput> source;
  std::optional<ColumnName> name, id;
  std::vector<Text> select;
  std::vector<Identifier> select_id;
  StopOrder order = StopOrder::given;
  CrsName crs;
  TextMap columns, values;
};

/// Sites shown beside the population raster and never added to it.
struct Sites {
  PlaceInput source;
  CrsName crs;
  TextMap columns, values;
};

void check(Places const& places, Node const& table, Problems& problems);
void check(Stops const& stops, Node const& table, Problems& problems);

}  // namespace tables

template <>
inline constexpr auto choices<tables::StopOrder> = words_of<tables::StopOrder>({
    {"given", tables::StopOrder::given},
    {"any", tables::StopOrder::any},
});

template <>
inline constexpr auto params<tables::InlinePoint> = declare<tables::InlinePoint>(
    param<&tables::InlinePoint::name>("name", "Name of the place.").required(),
    param<&tables::InlinePoint::lon>("lon", "Longitude, WGS 84.", {Degrees{-180}, Degrees{180}}).required(),
    param<&tables::InlinePoint::lat>("lat", "Latitude, WGS 84.", {Degrees{-90}, Degrees{90}}).required());

template <>
inline constexpr auto params<tables::Places> = declare<tables::Places>(
    param<&tables::Places::source>("source", "Layer or table of places (CSV: lon and lat, or x and y)."),
    param<&tables::Places::points>("points", "Places written here: { name, lon, lat }."),
    param<&tables::Places::name>("name", "Column with the names. Absent: name."),
    param<&tables::Places::select>("select", "Names of the places that are meant. Absent: all."),
    param<&tables::Places::id>("id", "Column that names a place exactly, for select_id.").advanced(),
    param<&tables::Places::select_id>("select_id", "Values of the id column that are meant.").advanced(),
    tables::crs_row<&tables::Places::crs>(), tables::columns_row<&tables::Places::columns>(),
    tables::values_row<&tables::Places::values>());

template <>
inline constexpr auto params<tables::Stops> = declare<tables::Stops>(
    param<&tables::Stops::source>("source", "Layer or table of stops with name and unload_h (hours)."),
    param<&tables::Stops::points>("points", "Stops written here: { name, lon, lat }."),
    param<&tables::Stops::name>("name", "Column with the names. Absent: name."),
    param<&tables::Stops::select>("select", "Names of the stops that are meant. Absent: all."),
    param<&tables::Stops::id>("id", "Column that names a stop exactly, for select_id.").advanced(),
    param<&tables::Stops::select_id>("select_id", "Values of the id column that are meant.").advanced(),
    param<&tables::Stops::order>("order", "Whether the stops keep the order they are written in."),
    tables::crs_row<&tables::Stops::crs>(), tables::columns_row<&tables::Stops::columns>(),
    tables::values_row<&tables::Stops::values>());

template <>
inline constexpr auto params<tables::Sites> = declare<tables::Sites>(
    param<&tables::Sites::source>("source",
                                  "Displaced people, health, distribution, hub, airstrip, river port.")
        .required(),
    tables::crs_row<&tables::Sites::crs>(), tables::columns_row<&tables::Sites::columns>(),
    tables::values_row<&tables::Sites::values>());

}  // namespace passage
