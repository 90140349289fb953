#pragma once
// [population], [zones], [reach]: people, and the areas they are counted by.
#include "passage/declare/tables/layer.hpp"

namespace passage {

namespace tables {

/// What a cell of a population raster holds.
enum class PopulationUnit { count, density };

struct Population {
  RasterInput<Persons> source;
  PopulationUnit unit = PopulationUnit::count;
  std::optional<Persons> nodata;
  std::optional<Date> as_of;
  std::optional<RasterInput<Persons>> second;
  std::optional<PopulationUnit> second_unit;
  CrsName crs;
};

struct Zones {
  PolygonInput source;
  std::optional<ColumnName> code, name, need;
  CrsName crs;
  TextMap columns, values;
};

struct Reach {
  std::vector<Metres> within{Metres{2000}, Metres{5000}};
  std::vector<Seconds> walk{hour, 2 * hour};
  Metres cell{100};
  bool across_lines = false;
  Count floor{100};
};

/// What is asked about crossing points that could open; for whoever negotiates.
struct Openings {
  Seconds within{4 * 3600.0};
  Count max_openings{3};
  std::vector<Identifier> openings;
  Metres catchment{10000};
};

}  // namespace tables

template <>
inline constexpr auto choices<tables::PopulationUnit> = words_of<tables::PopulationUnit>({
    {"count", tables::PopulationUnit::count},
    {"density", tables::PopulationUnit::density},
});

template <>
inline constexpr auto params<tables::Population> = declare<tables::Population>(
    param<&tables::Population::source>("source", "Population raster, on its own grid.").required(),
    param<&tables::Population::unit>("unit", "People per cell, or per km2; checked against the data."),
    param<&tables::Population::nodata>("nodata",
                                       "Cell value that means no data, where the file does not say.",
                                       {Persons{-1e39}, Persons{1e39}})
        .advanced(),
    param<&tables::Population::as_of>(
        "as_of", "Day the numbers stand for. Absent: the end of a year that the file's name holds."),
    param<&tables::Population::second>(
        "second",
        "Another producer's raster: every number of people is counted on it too, as another reading.")
        .advanced(),
    param<&tables::Population::second_unit>("second_unit", "Unit of the second raster. Absent: as the first.")
        .advanced(),
    tables::crs_row<&tables::Population::crs>());

template <>
inline constexpr auto params<tables::Zones> = declare<tables::Zones>(
    param<&tables::Zones::source>("source", "Administrative areas.").required(),
    param<&tables::Zones::code>("code", "Column with the code of an area (P-code)."),
    param<&tables::Zones::name>("name", "Column with the name of an area."),
    param<&tables::Zones::need>("need", "Column with a weight of need.").advanced(),
    tables::crs_row<&tables::Zones::crs>(), tables::columns_row<&tables::Zones::columns>(),
    tables::values_row<&tables::Zones::values>());

template <>
inline constexpr auto params<tables::Reach> = declare<tables::Reach>(
    param<&tables::Reach::within>("within", "Distances from the line and from stops.",
                                  {Metres{1}, Metres{1e6}}),
    param<&tables::Reach::walk>("walk", "Walking times.", {minute, 48 * hour}),
    param<&tables::Reach::cell>("cell", "Cell of the walking frame around the routes.",
                                {Metres{1}, Metres{10000}})
        .advanced(),
    param<&tables::Reach::across_lines>("across_lines",
                                        "Whether people walk over a line between two holders.")
        .advanced(),
    param<&tables::Reach::floor>("floor", "Areas with fewer people are not shown.").advanced());

template <>
inline constexpr auto params<tables::Openings> = declare<tables::Openings>(
    param<&tables::Openings::within>("within", "Driving time, waits at crossing points included.",
                                     {minute, 240 * hour}),
    param<&tables::Openings::max_openings>("max_openings",
                                           "Size up to which the best sets of openings are listed.",
                                           {Count{1}, Count{20}}),
    param<&tables::Openings::openings>(
        "openings", "Ids of the crossing points that could open, 64 at most. Absent: all that are not open."),
    param<&tables::Openings::catchment>("catchment",
                                        "People farther than this from every road are not counted.",
                                        {Metres{100}, Metres{100000}})
        .advanced());

}  // namespace passage
