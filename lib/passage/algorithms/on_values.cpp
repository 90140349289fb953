#include "passage/algorithms/on_values.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/algorithms/certify.hpp"
#include "passage/algorithms/outlines.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/layers/barriers.hpp"
#include "passage/layers/hazard.hpp"
#include "passage/read/raster.hpp"
#include "passage/search/surface/back_link.hpp"
#include "passage/search/surface/certify_cost.hpp"
#include "passage/search/surface/horizon.hpp"
#include "passage/search/surface/isochrones.hpp"
#include "passage/write/geotiff.hpp"

namespace passage {

namespace {

/// A question as the search takes it.
struct Prepared {
  FrictionSurface surface;
  FrictionRange range;
  std::vector<CostSource> sources;
  CostOptions options;
};

Prepared prepare(SurfaceQuestion question, Context& context) {
  context.begin_step("prepare", 0, 0.1);
  if (!question.initial.empty() && question.initial.size() != question.sources.size())
    throw Error{
        ErrorKind::usage, "wrong_shape",
        fmt::format("initial: {} costs for {} sources", question.initial.size(), question.sources.size()),
        ""};
  Prepared prepared{std::move(question.surface), {}, {}, {}};
  prepared.range = require_good_friction(prepared.surface);
  prepared.sources.reserve(question.sources.size());
  for (std::size_t i = 0; i < question.sources.size(); ++i)
    prepared.sources.push_back(
        {question.sources[i], question.initial.empty() ? Seconds{0} : question.initial[i]});
  if (!question.barriers.empty())
    prepared.surface.blocked =
        block_moves(prepared.surface.grid(), question.barriers, question.neighbours, context);
  prepared.options.neighbours = question.neighbours;
  prepared.options.corners = question.corners;
  prepared.options.max_cost = question.max_cost;
  prepared.options.is_reverse = question.is_reverse;
  prepared.options.quantum = quantum_of(prepared.surface, question.neighbours);
  return prepared;
}

CostField search(Prepared const& prepared, double upto, Context& context) {
  context.begin_step("search", 0.1, upto);
  auto field = accumulate_cost(prepared.surface, prepared.sources, prepared.options, context);
  find_horizon(prepared.surface, prepared.range, prepared.sources, prepared.options, field, context);
  return field;
}

CostField field_of(Raster<Seconds, double> const& seconds, TimeQuantum quantum) {
  CostField field{seconds.grid(), quantum};
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t number = 0; number < seconds.layout().tiles(); ++number) {
    std::fill(labels.begin(), labels.end(), CostField::range_quanta);
    auto const tile = seconds.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (!tile.is_valid(row, column)) continue;
        labels[static_cast<std::size_t>((row - tile.row) * TileLayout::side + column - tile.column)] =
            label_of(Seconds{tile.value(row, column)}, quantum, seconds.grid(),
                     seconds.grid().id(row, column));
      }
    }
    field.write(number, CostField::range_quanta, labels.data(), TileLayout::side);
  }
  return field;
}

}  // namespace

SurfaceAnswer answer_surface(SurfaceQuestion question, SurfaceWishes const& wishes, Context& context) {
  auto const prepared = prepare(std::move(question), context);
  SurfaceAnswer answer{search(prepared, 0.8, context)};
  context.begin_step("derive", 0.8, 1);
  bool const has_allocation = wishes.allocation || (wishes.back_links && prepared.sources.size() > 1);
  if (has_allocation)
    answer.allocation =
        allocate_sources(prepared.surface, prepared.sources, prepared.options, answer.field, context);
  if (wishes.back_links)
    answer.back_links = link_back(prepared.surface, prepared.sources, prepared.options, answer.field,
                                  answer.allocation ? &*answer.allocation : nullptr, context);
  if (!wishes.allocation) answer.allocation.reset();
  context.progress(1);
  return answer;
}

SurfaceVerdict certify_surface(SurfaceQuestion question, Raster<Seconds, double> const& seconds,
                               Context& context) {
  require_same_grid(question.surface.grid(), seconds.grid(), "cost");
  auto const prepared = prepare(std::move(question), context);
  auto const field = field_of(seconds, *prepared.options.quantum);
  context.begin_step("certify", 0.1, 1);
  auto const certificate = certify_cost(prepared.surface, prepared.sources, prepared.options, field, context);
  SurfaceVerdict verdict{!certificate.refutation, certificate.reached_cells};
  if (certificate.refutation) {
    verdict.refuted = certificate.refutation->cell;
    verdict.reason = certificate.refutation->text;
  }
  context.progress(1);
  return verdict;
}

std::vector<ReachedArea> reached_areas(SurfaceQuestion question, std::vector<Seconds> const& times,
                                       Context& context) {
  if (times.empty())
    throw Error{ErrorKind::usage, "missing_option", "times: got none, expected at least one", ""};
  question.max_cost = *std::max_element(times.begin(), times.end());
  auto const field = search(prepare(std::move(question), context), 0.9, context);
  std::vector<ReachedArea> areas;
  for (auto& isochrone : draw_isochrones(field, times))
    areas.push_back({isochrone.time, std::move(isochrone.area), isochrone.cells, isochrone.ground});
  context.progress(1);
  return areas;
}

namespace {

std::vector<MultiPolygon> valid_outlines(Grid const& grid, FeatureTable table, char const* things,
                                         Context& context) {
  repair_polygons(table, things, context);
  return outlines_on(grid.crs, table);
}

}  // namespace

HazardSurface intensity_on(Grid const& grid, IntensityQuestion const& question, Context& context) {
  if (!grid.crs.is_projected_in_metres())
    throw Error{ErrorKind::input, "crs_not_metric",
                fmt::format("grid: its CRS {} is not projected in metres", grid.crs.name()),
                "kernels have a width in metres: give a grid in UTM, for example"};
  HazardOptions options;
  options.as_of = question.as_of;
  options.half_life = question.half_life;
  options.bandwidth = question.bandwidth;
  options.recent_share = question.recent_share;
  options.districts = valid_outlines(grid, question.districts, "districts", context);
  options.provinces = valid_outlines(grid, question.provinces, "provinces", context);
  auto const observed = valid_outlines(grid, question.observed, "observed areas", context);
  if (!observed.empty()) options.observed_window = union_of(observed);
  context.begin_step("intensity", 0, 1);
  auto surface = make_hazard(question.incidents, options, grid, context);
  if (!surface)
    throw Error{ErrorKind::input, "no_usable_incidents", "incidents: no event can be used",
                "see the findings"};
  context.progress(1);
  return std::move(*surface);
}

Raster<Code, double> read_cells(std::string const& path, int band, Context& context) {
  RasterRead options;
  options.band = band;
  return read_raster<Code, double>({path}, options, context);
}

void write_cells(std::string const& path, Raster<Code, double> const& cells, std::string const& unit,
                 Context& context) {
  write_geotiff(path, cells, {"value", unit, ""}, RasterLayout::tiled, context);
}

}  // namespace passage
