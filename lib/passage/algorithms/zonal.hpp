#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/evaluate/zonal.hpp"
#include "passage/geo/feature_table.hpp"

namespace passage {

enum class ZonalStatistic { sum, mean, min, max, count };

template <>
inline constexpr auto choices<ZonalStatistic> = words_of<ZonalStatistic>({
    {"sum", ZonalStatistic::sum},
    {"mean", ZonalStatistic::mean},
    {"min", ZonalStatistic::min},
    {"max", ZonalStatistic::max},
    {"count", ZonalStatistic::count},
});

/// `passage zonal`: exact statistics of a raster by polygon.
struct Zonal {
  RasterInput<Persons> raster;
  PolygonInput zones;
  std::vector<ZonalStatistic> stat{ZonalStatistic::sum};
  std::optional<ColumnName> field;
  tables::PopulationUnit raster_unit = tables::PopulationUnit::count;
  Count band{1};
  OutputFile out;
  bool hxl = false;
};

template <>
inline constexpr auto params<Zonal> = declare<Zonal>(
    param<&Zonal::raster>("raster", "Raster whose cells are summed, on its own grid.").required(),
    param<&Zonal::zones>("zones", "Polygons, overlapping or not.").required(),
    param<&Zonal::stat>(
        "stat",
        "What to compute of the cells that a polygon covers, each with the share covered. count "
        "is the number of cells, parts counted as parts."),
    param<&Zonal::field>("field", "Column that names a polygon in the result. Absent: the feature's number."),
    param<&Zonal::raster_unit>("raster_unit", "count: cells add up as they are. density: cells are per km2."),
    param<&Zonal::band>("band", "Band of the raster.", {Count{1}, Count{65536}}).advanced(),
    param<&Zonal::out>("out", "Table with one row per polygon, in the order of the layer.")
        .required()
        .endings_in(".csv"),
    tables::hxl_row<&Zonal::hxl>());

/// Statistics of every zone of a table whose geometries are polygons, in any CRS: edges are densified before
/// they are reprojected onto the raster's plane. Findings: "polygon_repaired", "zones_beyond_raster",
/// "zones_without_data", "zones_overlap", "raster_all_zero".
std::vector<ZonalStatistics> compute_zonal(Raster<Persons> const& raster, PopulationUnit unit,
                                           FeatureTable const& zones, Context& context);

Outputs run(Zonal const& options, Context& context);

extern const Algorithm zonal_command;

}  // namespace passage
