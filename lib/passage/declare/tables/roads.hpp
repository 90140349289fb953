#pragma once
// [roads], [movement], [closures]: what moves on which roads.
#include "passage/declare/tables/layer.hpp"

namespace passage {

namespace tables {

/// How the columns of a road layer are named.
enum class RoadFormat { osm, sdi_t, columns };
/// Which season's roads are driven.
enum class RoadSeason { unstated, dry, wet };
/// The unit of the duration and delay columns.
enum class DurationUnit { seconds, minutes, hours };

struct Roads {
  LineInput source;
  std::optional<RoadFormat> format;
  std::optional<ColumnName> duration, speed, road_class;
  DurationUnit duration_unit = DurationUnit::minutes;
  std::optional<ColumnName> length, delay, last_used;
  RoadSeason season = RoadSeason::unstated;
  std::optional<Metres> snap;
  CrsName crs;
  TextMap columns, values;
};

enum class Vehicle { heavy_truck, light_truck, four_wheel_drive, car, motorbike, foot };
/// Whether the movement comes back.
enum class Return { none, same_route, any };

/// A halt after each stretch of driving.
struct Halt {
  Seconds every{2 * hour}, duration{15 * minute};
};

/// Times that a plan adds to driving.
struct Margins {
  Seconds load, unload;
  Share reserve;
};

struct Movement {
  Vehicle vehicle = Vehicle::heavy_truck;
  std::optional<Tonnes> load;
  Count count{1};
  TravelHours hours;
  std::optional<Text> time_zone;
  std::optional<Halt> halt;
  Margins margins;
  std::optional<Date> depart;
  Return return_way = Return::none;
};

/// A closure line closes a road where it runs inside the buffer for at least 4 × buffer and within 30 degrees
/// of it; points and polygons close what they touch.
struct Closures {
  AnyInput source;
  Metres buffer{50};
  CrsName crs;
  TextMap columns, values;
};

}  // namespace tables

template <>
inline constexpr auto choices<tables::RoadFormat> = words_of<tables::RoadFormat>({
    {"osm", tables::RoadFormat::osm},
    {"sdi-t", tables::RoadFormat::sdi_t},
    {"columns", tables::RoadFormat::columns},
});
template <>
inline constexpr auto choices<tables::RoadSeason> = words_of<tables::RoadSeason>({
    {"unstated", tables::RoadSeason::unstated},
    {"dry", tables::RoadSeason::dry},
    {"wet", tables::RoadSeason::wet},
});
template <>
inline constexpr auto choices<tables::DurationUnit> = words_of<tables::DurationUnit>({
    {"s", tables::DurationUnit::seconds},
    {"min", tables::DurationUnit::minutes},
    {"h", tables::DurationUnit::hours},
});
template <>
inline constexpr auto choices<tables::Vehicle> = words_of<tables::Vehicle>({
    {"heavy_truck", tables::Vehicle::heavy_truck},
    {"light_truck", tables::Vehicle::light_truck},
    {"4wd", tables::Vehicle::four_wheel_drive},
    {"car", tables::Vehicle::car},
    {"motorbike", tables::Vehicle::motorbike},
    {"foot", tables::Vehicle::foot},
});
template <>
inline constexpr auto choices<tables::Return> = words_of<tables::Return>({
    {"none", tables::Return::none},
    {"same_route", tables::Return::same_route},
    {"any", tables::Return::any},
});

template <>
inline constexpr auto params<tables::Roads> = declare<tables::Roads>(
    param<&tables::Roads::source>("source", "Road lines; .osm.pbf needs no columns.").required(),
    param<&tables::Roads::format>("format", "How columns are named. Absent: osm for .osm.pbf, else columns."),
    param<&tables::Roads::duration>("duration", "Column with the time to drive the whole line."),
    param<&tables::Roads::speed>("speed", "Column with the speed in km/h, used where there is no duration."),
    param<&tables::Roads::road_class>("class", "Column with the road class, used where there is no speed."),
    param<&tables::Roads::duration_unit>("duration_unit", "Unit of the duration and delay columns."),
    param<&tables::Roads::length>(
        "length", "Column with the measured length in m, where the drawn line is simplified."),
    param<&tables::Roads::delay>("delay", "Column with the time on top of driving: borders, ferries.")
        .advanced(),
    param<&tables::Roads::last_used>("last_used", "Column with the date a movement last used the road.")
        .advanced(),
    param<&tables::Roads::season>(
        "season", "Season of the movement: what roads then carry, and the share of the speed they keep."),
    param<&tables::Roads::snap>("snap",
                                "Ends of roads closer than this are one node. Absent: 20 m; none for "
                                "OpenStreetMap, whose roads say where they join.",
                                {Metres{0}, Metres{5000}})
        .advanced(),
    tables::crs_row<&tables::Roads::crs>(), tables::columns_row<&tables::Roads::columns>(),
    tables::values_row<&tables::Roads::values>());

template <>
inline constexpr auto params<tables::Halt> = declare<tables::Halt>(
    param<&tables::Halt::every>("every", "Driving time between two halts.", {minute, 24 * hour}),
    param<&tables::Halt::duration>("for", "How long each halt takes.", {Seconds{0}, 24 * hour}));

template <>
inline constexpr auto params<tables::Margins> = declare<tables::Margins>(
    param<&tables::Margins::load>("load", "Loading at the origin."),
    param<&tables::Margins::unload>("unload", "Unloading at the destination."),
    param<&tables::Margins::reserve>("reserve", "Share of the driving time kept in reserve."));

template <>
inline constexpr auto params<tables::Movement> = declare<tables::Movement>(
    param<&tables::Movement::vehicle>("vehicle", "What moves."),
    param<&tables::Movement::load>("load", "Gross weight of one vehicle.", {Tonnes{0}, Tonnes{500}}),
    param<&tables::Movement::count>("count", "Number of vehicles.", {Count{1}, Count{10000}}),
    param<&tables::Movement::hours>("hours", "When the movement may be on the road.").advanced(),
    param<&tables::Movement::time_zone>("time_zone", "Time zone of hours and windows: Africa/Juba.")
        .advanced(),
    param<&tables::Movement::halt>("halt", "Halts on the way.").advanced(),
    param<&tables::Movement::margins>("margins", "Times added to driving.").advanced(),
    param<&tables::Movement::depart>("depart", "Day of departure.").advanced(),
    param<&tables::Movement::return_way>("return", "Whether and how the movement comes back.").advanced());

template <>
inline constexpr auto params<tables::Closures> = declare<tables::Closures>(
    param<&tables::Closures::source>("source", "Recorded road closures: lines along roads, points or areas.")
        .required(),
    param<&tables::Closures::buffer>("buffer",
                                     "A closure line closes roads that run along it within this distance.",
                                     {Metres{0}, Metres{5000}})
        .advanced(),
    tables::crs_row<&tables::Closures::crs>(), tables::columns_row<&tables::Closures::columns>(),
    tables::values_row<&tables::Closures::values>());

}  // namespace passage
