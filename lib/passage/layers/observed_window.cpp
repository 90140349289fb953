#include "passage/layers/observed_window.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/area_index.hpp"

namespace passage {

ObservedWindow::ObservedWindow(Grid const& grid, MultiPolygon const& area)
    : rows_(static_cast<std::size_t>(grid.rows)), is_whole_grid_(area.empty()) {
  AreaIndex const index{{area}};
  auto const box = grid.bounds();
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    auto& runs = rows_[static_cast<std::size_t>(row)];
    if (area.empty()) {
      runs.push_back({0, grid.columns - 1});
    } else {
      double const y = grid.centre(row, 0).y;
      for (auto const& stretch : index.stretches({{box.low.x, y}, {box.high.x, y}})) {
        if (stretch.areas.empty()) continue;
        // Columns whose centre lies between the ends of the stretch.
        auto const columns = static_cast<double>(grid.columns);
        auto const first = static_cast<std::int64_t>(std::ceil(stretch.from.value * columns - 0.5));
        auto const last = static_cast<std::int64_t>(std::ceil(stretch.upto.value * columns - 0.5)) - 1;
        if (first <= last) runs.push_back({first, std::min(last, grid.columns - 1)});
      }
    }
    for (auto const& run : runs) cells_ += run.last - run.first + 1;
  }
}

bool ObservedWindow::contains(std::int64_t row, std::int64_t column) const {
  return std::ranges::any_of(runs(row),
                             [column](Run const& run) { return run.first <= column && column <= run.last; });
}

}  // namespace passage
