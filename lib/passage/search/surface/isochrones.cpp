#include "passage/search/surface/isochrones.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

CellSet cells_within(CostField const& field, Seconds cost) {
  constexpr auto side = TileLayout::side;
  auto const& grid = field.grid();
  CellSet cells{grid.rows, grid.columns};
  double const most = std::floor(cost.value / field.quantum().length().value);
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < field.layout().tiles(); ++tile) {
    if (!field.is_reached(tile) || field.least(tile) > most) continue;
    field.read(tile, {}, CostField::range_quanta, labels.data(), side);
    auto const row = tile / field.layout().tile_columns() * side,
               column = tile % field.layout().tile_columns() * side;
    for (std::int64_t at = 0; at < side * side; ++at)
      if (labels[static_cast<std::size_t>(at)] <= most &&
          labels[static_cast<std::size_t>(at)] < CostField::range_quanta)
        cells.add(row + at / side, column + at % side);
  }
  return cells;
}

std::vector<Isochrone> draw_isochrones(CostField const& field, std::vector<Seconds> times) {
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  std::vector<Isochrone> result;
  for (auto const time : times) {
    auto const cells = cells_within(field, time);
    Isochrone drawn{time, outline(field.grid(), cells), cells.size(), {}};
    for (std::int64_t row = 0; row < cells.rows(); ++row) {
      std::int64_t count = 0;
      for (std::int64_t column = 0; column < cells.columns(); ++column) count += cells.has(row, column);
      if (count) drawn.ground += static_cast<double>(count) * field.grid().row_metrics(row).area;
    }
    result.push_back(std::move(drawn));
  }
  return result;
}

}  // namespace passage
