#include "passage/algorithms/zonal.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "passage/algorithms/outlines.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/coverage.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"
#include "passage/write/csv.hpp"

namespace passage {

namespace {

constexpr double least_shortfall = 1e-6;  // of a zone's area; less is rounding

/// "1 zone", "3 zones".
std::string zones_in_words(std::size_t count) {
  return count == 1 ? "1 zone" : fmt::format("{} zones", count);
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
                  fmt::format("{} {} beyond the raster: only the part inside is counted",
                              zones_in_words(beyond), beyond == 1 ? "reaches" : "reach"),
                  "zones", "", beyond});
  }
  if (empty > 0) {
    context.find({Severity::warning, "zones_without_data",
                  fmt::format("{} {} no cell with data: no statistics", zones_in_words(empty),
                              empty == 1 ? "covers" : "cover"),
                  "zones", "", empty});
  }
}

/// What makes the sums of all rows another number than the raster's own.
void find_overlap(ZonalSums const& sums, Context& context) {
  if (sums.cells_counted_again == 0) return;
  double covered = 0;
  for (auto const& zone : sums.zones) covered += zone.covered;
  context.find(
      {Severity::warning, "zones_overlap",
       fmt::format("zones overlap on {} cells, {:.2g} % of what they cover: each row is right by itself, "
                   "but their sum counts these cells more than once",
                   sums.cells_counted_again, 100 * static_cast<double>(sums.cells_counted_again) / covered),
       "zones", ""});
}

void find_only_zeros(Raster<Persons> const& raster, Context& context) {
  bool has_value = false, has_zero = false;
  for (std::int64_t number = 0; number < raster.layout().tiles() && !has_value; ++number) {
    auto const tile = raster.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows && !has_value; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns && !has_value; ++column) {
        if (!tile.is_valid(row, column)) continue;
        has_zero = true;
        has_value = tile.value(row, column) != 0;
      }
    }
  }
  if (has_value || !has_zero) return;  // without any cell the zones said so
  context.find({Severity::serious, "raster_all_zero",
                "every cell of the raster that has a value is 0: is it the right band, and was it clipped "
                "rightly?",
                "raster", ""});
}

/// Rows that nothing can be joined to by code, and rows that look like one zone and are two.
void check_codes(FeatureTable const& zones, std::size_t column, Context& context) {
  std::size_t without = 0, repeated = 0;
  std::set<std::string> seen;
  for (auto const& zone : zones.features) {
    auto const code = as_text(zone.fields[column]);
    if (code.empty()) {
      ++without;
    } else if (!seen.insert(code).second) {
      ++repeated;
    }
  }
  if (without > 0) {
    context.find({Severity::warning, "zone_without_code",
                  fmt::format("{} {} no {}: nothing can be joined to such a row", zones_in_words(without),
                              without == 1 ? "has" : "have", zones.columns[column]),
                  "zones", "", without});
  }
  if (repeated > 0) {
    context.find(
        {Severity::warning, "zone_code_repeated",
         fmt::format("{} {} the {} of an earlier one: each has a row of its own", zones_in_words(repeated),
                     repeated == 1 ? "has" : "have", zones.columns[column]),
         "zones", "", repeated});
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

namespace {

std::vector<ZonalStatistics> statistics_and_findings(Raster<Persons> const& raster, PopulationUnit unit,
                                                     std::vector<MultiPolygon> const& outlines,
                                                     Context& context) {
  auto sums = zonal_sums(raster, unit, outlines, context);
  find_gaps(raster.grid(), outlines, sums.zones, context);
  find_overlap(sums, context);
  find_only_zeros(raster, context);
  return std::move(sums.zones);
}

/// The tiles of a raster that any zone covers a part of.
std::vector<unsigned char> tiles_under(Grid const& grid, std::vector<MultiPolygon> const& outlines) {
  TileLayout const layout{grid.rows, grid.columns};
  Grid tiles = grid;
  tiles.cell_width *= TileLayout::side;
  tiles.cell_height *= TileLayout::side;
  tiles.rows = layout.tile_rows();
  tiles.columns = layout.tile_columns();
  std::vector<unsigned char> wanted(static_cast<std::size_t>(layout.tiles()), 0);
  for (auto const& outline : outlines) {
    for (auto const& run : coverage(tiles, outline)) {
      auto const first = wanted.begin() + run.row * tiles.columns + run.first_column;
      std::fill_n(first, run.count, static_cast<unsigned char>(1));
    }
  }
  return wanted;
}

}  // namespace

std::vector<ZonalStatistics> compute_zonal(Raster<Persons> const& raster, PopulationUnit unit,
                                           FeatureTable const& zones, Context& context) {
  auto valid = zones;
  repair_polygons(valid, "zones", context);
  return statistics_and_findings(raster, unit, outlines_on(raster.grid().crs, valid), context);
}

Outputs run(Zonal const& options, Context& context) {
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("reading the zones", 0, 0.1);
  FeatureRead read;
  read.input = "zones";
  read.kind = RequiredGeometry::polygons;
  auto zones = read_features({options.zones.path, options.zones.layer}, read, context);
  repair_polygons(zones, "zones", context);
  if (options.field) check_codes(zones, zones.require_column(options.field->value), context);
  context.begin_step("reading the raster", 0.1, 0.6);
  RasterRead cells;
  cells.input = "raster";
  cells.band = static_cast<int>(options.band.value);
  auto const grid = RasterFile{{options.raster.path}, cells}.grid();
  auto const outlines = outlines_on(grid.crs, zones);
  cells.tiles = tiles_under(grid, outlines);
  auto const raster = read_raster<Persons>({options.raster.path}, cells, context);
  context.begin_step("summing", 0.6, 1);
  auto const unit =
      options.raster_unit == tables::PopulationUnit::count ? PopulationUnit::count : PopulationUnit::density;
  auto const sums = statistics_and_findings(raster, unit, outlines, context);
  write_csv(file.path(), table_of(options, zones, sums), options.hxl ? Hashtags::with : Hashtags::without);
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
