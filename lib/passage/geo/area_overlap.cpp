#include "passage/geo/area_overlap.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include "passage/geo/coverage.hpp"

namespace passage {

namespace {

constexpr std::int64_t net = 512;
constexpr double whole_cell = 1 - 1e-9;

Grid net_over(std::vector<MultiPolygon> const& areas) {
  Box box;
  for (auto const& area : areas) box.add(bounds(area));
  Grid grid;
  grid.rows = grid.columns = net;
  grid.cell_width = std::max(box.width(), 1e-9) / static_cast<double>(net);
  grid.cell_height = std::max(box.height(), 1e-9) / static_cast<double>(net);
  grid.origin = {box.low.x, box.high.y};
  return grid;
}

}  // namespace

std::vector<AreaOverlap> overlaps_among(std::vector<MultiPolygon> const& areas) {
  if (areas.size() < 2) return {};
  auto const grid = net_over(areas);
  std::vector<std::size_t> holder(static_cast<std::size_t>(grid.cells()), areas.size());
  std::vector<std::size_t> size(areas.size(), 0);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;  // second, first
  for (std::size_t i = 0; i < areas.size(); ++i) {
    for (auto const& run : coverage(grid, areas[i])) {
      if (run.share < whole_cell) continue;
      size[i] += static_cast<std::size_t>(run.count);
      auto const start = static_cast<std::size_t>(run.row * grid.columns + run.first_column);
      for (auto cell = start; cell < start + static_cast<std::size_t>(run.count); ++cell) {
        if (holder[cell] == areas.size()) {
          holder[cell] = i;
        } else if (holder[cell] != i) {
          ++shared[{i, holder[cell]}];
        }
      }
    }
  }
  std::vector<AreaOverlap> overlaps;
  overlaps.reserve(shared.size());
  for (auto const& [pair, cells] : shared) {
    auto const smaller = std::min(size[pair.first], size[pair.second]);
    overlaps.push_back({pair.second, pair.first, static_cast<double>(cells) / static_cast<double>(smaller)});
  }
  return overlaps;
}

}  // namespace passage
