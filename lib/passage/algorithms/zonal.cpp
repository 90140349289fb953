#include "passage/algorithms/zonal.hpp"

#include <fmt/core.h>

#include "passage/base/output_folder.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"
#include "passage/write/csv.hpp"

namespace passage {

namespace {

constexpr double longest_edge_m = 500;
constexpr double longest_edge_degrees = 0.005;
constexpr double least_shortfall = 1e-6;  // of a zone's area; less is rounding

MultiPolygon polygons_of(Feature const& zone) {
  auto const* polygons = std::get_if<MultiPolygon>(&zone.geometry);
  return polygons ? *polygons : MultiPolygon{};
}

std::vector<MultiPolygon> outlines_on(Crs const& plane, FeatureTable const& zones) {
  std::vector<MultiPolygon> outlines;
  bool const same = zones.crs == plane;
  Projector const project{zones.crs.value_or(plane), plane};
  double const longest = zones.crs && zones.crs->is_geographic() ? longest_edge_degrees : longest_edge_m;
  for (auto const& zone : zones.features) {
    auto polygons = polygons_of(zone);
    outlines.push_back(same ? std::move(polygons) : project(densified(polygons, longest)));
  }
  return outlines;
}

void find_gaps(Grid const& grid, std::vector<MultiPolygon> const& outlines,
               std::vector<ZonalStatistics> const& sums, Context& context) {
  std::size_t beyond = 0, empty = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    double const cells = area(outlines[i]) / (grid.cell_width * grid.cell_height);
    beyond += sums[i].covered < cells * (1 - least_shortfall);
    empty += sums[i].is_empty();
  }
  if (beyond > 0) {
    context.find({Severity::warning, "zones_beyond_raster",
                  fmt::format("{} zones reach beyond the raster: only the part inside is counted", beyond),
                  "zones", "", beyond});
  }
  if (empty > 0) {
    context.find({Severity::warning, "zones_without_data",
                  fmt::format("{} zones cover no cell with data: their statistics are empty", empty), "zones",
                  "", empty});
  }
}

std::string cell_of(ZonalStatistic statistic, ZonalStatistics const& sums) {
  if (sums.is_empty()) return statistic == ZonalStatistic::count ? "0" : "";
  switch (statistic) {
    case ZonalStatistic::sum:
      return shortest(sums.sum);
    case ZonalStatistic::mean:
      return shortest(*sums.mean());
    case ZonalStatistic::min:
      return shortest(sums.min);
    case ZonalStatistic::max:
      return shortest(sums.max);
    case ZonalStatistic::count:
      return shortest(sums.cells);
  }
  return "";
}

CsvTable table_of(Zonal const& options, FeatureTable const& zones, std::vector<ZonalStatistics> const& sums) {
  CsvTable table;
  std::optional<std::size_t> column;
  if (options.field) column = zones.require_column(options.field->value);
  table.columns.push_back(column ? zones.columns[*column] : "feature");
  for (auto const statistic : options.stat) table.columns.emplace_back(word_of(statistic));
  for (std::size_t i = 0; i < sums.size(); ++i) {
    auto const& zone = zones.features[i];
    auto& row = table.rows.emplace_back();
    row.push_back(column ? as_text(zone.fields[*column]) : std::to_string(zone.id));
    for (auto const statistic : options.stat) row.push_back(cell_of(statistic, sums[i]));
  }
  return table;
}

}  // namespace

std::vector<ZonalStatistics> compute_zonal(Raster<Persons> const& raster, PopulationUnit unit,
                                           FeatureTable const& zones, Context& context) {
  auto const outlines = outlines_on(raster.grid().crs, zones);
  auto sums = zonal_statistics(raster, unit, outlines, context);
  find_gaps(raster.grid(), outlines, sums, context);
  return sums;
}

Outputs run(Zonal const& options, Context& context) {
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("reading the zones", 0, 0.1);
  FeatureRead read;
  read.input = "zones";
  read.kind = RequiredGeometry::polygons;
  auto const zones = read_features({options.zones.path, options.zones.layer}, read, context);
  if (options.field) zones.require_column(options.field->value);
  context.begin_step("reading the raster", 0.1, 0.6);
  RasterRead cells;
  cells.input = "raster";
  cells.band = static_cast<int>(options.band.value);
  auto const raster = read_raster<Persons>({options.raster.path}, cells, context);
  context.begin_step("summing", 0.6, 1);
  auto const unit =
      options.raster_unit == tables::PopulationUnit::count ? PopulationUnit::count : PopulationUnit::density;
  auto const sums = compute_zonal(raster, unit, zones, context);
  write_csv(file.path(), table_of(options, zones, sums));
  file.commit();
  context.progress(1);

  Outputs outputs;
  outputs.summary.emplace_back("zones", Node{static_cast<double>(sums.size())});
  outputs.files.push_back(options.out.path);
  return outputs;
}

constinit Algorithm const zonal_command =
    algorithm<Zonal>("zonal", "Zonal statistics (exact)", "5 People",
                     "Sums and other statistics of a raster by polygon with the exact share of every cell.");

}  // namespace passage
