#include "passage/search/surface/accumulate_cost.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"
#include "passage/search/surface/cost_search.hpp"

namespace passage {

namespace {

[[noreturn]] void throw_bad_place(std::string code, std::string message, std::string hint) {
  throw Error{ErrorKind::input, std::move(code), std::move(message), std::move(hint)};
}

void require_sources(FrictionSurface const& surface, std::vector<CostSource> const& sources) {
  if (sources.empty())
    throw_bad_place("no_source", "no source: nothing to accumulate from", "give at least one source");
  auto const& grid = surface.grid();
  for (auto const& source : sources) {
    if (source.cell.value >= static_cast<std::uint64_t>(grid.cells()))
      throw_bad_place("source_outside", "a source lies outside the friction raster", "check its CRS");
    auto const row = grid.row_of(source.cell), column = grid.column_of(source.cell);
    if (surface.friction.at(row, column) && (!surface.elevation || surface.elevation->at(row, column)))
      continue;
    auto const centre = grid.centre(row, column);
    throw_bad_place("source_impassable",
                    fmt::format("the source at row {}, column {} ({:g} {:g}) lies on an impassable cell", row,
                                column, centre.x, centre.y),
                    "move it to a passable cell");
  }
}

void require_targets(FrictionSurface const& surface, std::vector<CellId> const& targets) {
  for (auto const target : targets) {
    if (target.value >= static_cast<std::uint64_t>(surface.grid().cells()))
      throw_bad_place("target_outside", "a target lies outside the friction raster", "check its CRS");
  }
}

}  // namespace

double largest_label(CostOptions const& options, TimeQuantum quantum) {
  double const range = CostField::range_quanta - 2;
  if (!options.max_cost) return range;
  return std::min(range, std::floor(options.max_cost->value / quantum.length().value));
}

TimeQuantum quantum_of(FrictionSurface const& surface, Neighbours neighbours) {
  return TimeQuantum::for_least_move(least_move_cost(surface, require_good_friction(surface), neighbours));
}

CostField accumulate_cost(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                          CostOptions const& options, Context& context, CostCounts* counts) {
  require_sources(surface, sources);
  require_targets(surface, options.targets);
  auto const quantum = options.quantum ? *options.quantum : quantum_of(surface, options.neighbours);
  CostField field{surface.grid(), quantum, options.make_store};
  surface::CostSearch search{surface, options, field};
  search.add_sources(sources);
  search.run(context);
  if (counts) *counts = search.counts();
  return field;
}

}  // namespace passage
