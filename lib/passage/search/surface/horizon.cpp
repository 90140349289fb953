#include "passage/search/surface/horizon.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include <fmt/core.h>

#include "passage/base/parallel.hpp"
#include "passage/search/surface/finished_field.hpp"

namespace passage {

namespace {

using namespace surface;

constexpr int side = WorkTile::side;

std::int64_t beyond_in(FinishedField const& finished, WorkTile const& work, std::int64_t tile) {
  auto const& moves = finished.costs().moves();
  auto const infinite = std::numeric_limits<double>::infinity();
  std::int64_t count = 0;
  for (int cell_number = 0; cell_number < side * side; ++cell_number) {
    int const cell = WorkTile::at(cell_number / side, cell_number % side);
    double const label = work.label[static_cast<std::size_t>(cell)];
    if (!(label < infinite)) continue;
    for (std::size_t number = 0; number < moves.size(); ++number) {
      int const there = cell + moves[number].to;
      if (work.label[static_cast<std::size_t>(there)] < infinite) continue;
      if (FinishedField::is_blocked(work, cell, number)) continue;
      double const arrival = label + finished.costs()(work, cell, moves[number]);
      count += arrival < infinite && arrival > finished.limit();
    }
  }
  for (auto const& departure : finished.reader().departures(tile)) {
    double const label =
        work.label[static_cast<std::size_t>(WorkTile::at(departure.cell / side, departure.cell % side))];
    count += label < infinite && label + departure.cost > finished.limit();
  }
  return count;
}

double most_label(CostField const& field) {
  double most = 0;
  for (std::int64_t tile = 0; tile < field.layout().tiles(); ++tile)
    if (field.is_reached(tile)) most = std::max(most, field.most(tile));
  return most;
}

/// A bound of what one move or crossing can cost, for level surfaces.
double most_move(FrictionSurface const& surface, FrictionRange const& range, TimeQuantum quantum) {
  auto const& grid = surface.grid();
  double longest = 0;
  for (auto const row : {std::int64_t{0}, grid.rows / 2, grid.rows - 1})
    longest = std::max({longest, grid.row_metrics(row).width.value, grid.row_metrics(row).height.value});
  double most = 8 * longest * range.most.value;  // no move is longer than √13 cells
  for (auto const& crossing : surface.crossings) most = std::max(most, crossing.cost.value);
  return most / quantum.length().value;
}

}  // namespace

std::int64_t moves_beyond_horizon(FrictionSurface const& surface, FrictionRange const& range,
                                  std::vector<CostSource> const& sources, CostOptions const& options,
                                  CostField const& field, Context& context) {
  CostOptions endless = options;
  endless.max_cost.reset();
  double const end = largest_label(endless, field.quantum());
  if (largest_label(options, field.quantum()) < end) return 0;
  if (!surface.is_directed() && most_label(field) + most_move(surface, range, field.quantum()) < end)
    return 0;
  FinishedField const finished{surface, sources, endless, field};
  auto const tiles = static_cast<std::size_t>(finished.layout().tiles());
  std::vector<std::int64_t> counts(tiles);
  std::vector<std::unique_ptr<WorkTile>> works(static_cast<std::size_t>(std::max(1, context.threads)));
  parallel_for(tiles, context, [&](std::size_t number, int worker) {
    auto& work = works[static_cast<std::size_t>(worker)];
    if (!work) work = std::make_unique<WorkTile>();
    auto const tile = static_cast<std::int64_t>(number);
    if (!field.is_reached(tile)) return;
    finished.read(tile, *work);
    counts[number] = beyond_in(finished, *work, tile);
  });
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

void find_horizon(FrictionSurface const& surface, FrictionRange const& range,
                  std::vector<CostSource> const& sources, CostOptions const& options, CostField const& field,
                  Context& context) {
  auto const count = moves_beyond_horizon(surface, range, sources, options, field, context);
  if (count == 0) return;
  auto const end = CostField::range_quanta * field.quantum().length().value;
  context.find({Severity::serious, "horizon_reached",
                fmt::format("{} beyond {:.4g} s, the end of what costs can hold here; cells beyond "
                            "are left empty: give a greatest cost, or friction values less far apart",
                            count, end),
                "friction", "", static_cast<std::size_t>(count)});
}

}  // namespace passage
