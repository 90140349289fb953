#include "passage/layers/hillshade.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "passage/geo/projector.hpp"

namespace passage {

namespace {

/// Heights on the relief's own cells; NaN where there is none.
struct Heights {
  int columns = 0, rows = 0;
  double cell = 0;
  std::vector<double> values;

  double at(int row, int column) const {
    row = std::clamp(row, 0, rows - 1);
    column = std::clamp(column, 0, columns - 1);
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
};

Heights sampled(Raster<Metres> const& elevation, Grid const& frame, int most_cells, Context& context) {
  auto const box = frame.bounds();
  Heights heights;
  // Never finer than the heights themselves: repeated cells would make steps that are not there.
  constexpr double metres_per_degree = 111320;
  auto const& source = elevation.grid();
  double const source_cell =
      std::max(source.cell_width, source.cell_height) * (source.crs.is_geographic() ? metres_per_degree : 1);
  heights.cell = std::max(std::max(box.width(), box.height()) / most_cells, source_cell);
  heights.columns = std::max(2, static_cast<int>(box.width() / heights.cell));
  heights.rows = std::max(2, static_cast<int>(box.height() / heights.cell));
  heights.values.reserve(static_cast<std::size_t>(heights.rows) * static_cast<std::size_t>(heights.columns));
  Projector const to_elevation{frame.crs, elevation.grid().crs};
  for (int row = 0; row < heights.rows; ++row) {
    context.check_cancel();
    for (int column = 0; column < heights.columns; ++column) {
      Point const centre{box.low.x + (column + 0.5) * heights.cell, box.high.y - (row + 0.5) * heights.cell};
      auto const height = elevation.at(to_elevation(centre));
      heights.values.push_back(height ? height->value : std::nan(""));
    }
  }
  return heights;
}

struct Slope {
  double east, north;  ///< rise over run
};

/// Horn's slopes over the eight neighbours; a neighbour without height counts as the cell itself.
Slope slope_at(Heights const& heights, int row, int column) {
  double const here = heights.at(row, column);
  auto const z = [&](int up, int right) {
    double const value = heights.at(row - up, column + right);
    return std::isnan(value) ? here : value;
  };
  double const run = 8 * heights.cell;
  return {(z(1, 1) + 2 * z(0, 1) + z(-1, 1) - z(1, -1) - 2 * z(0, -1) - z(-1, -1)) / run,
          (z(1, 1) + 2 * z(1, 0) + z(1, -1) - z(-1, 1) - 2 * z(-1, 0) - z(-1, -1)) / run};
}

/// How much slopes are stretched: the steepest tenth becomes about 45 degrees.
double exaggeration(std::vector<Slope> const& slopes) {
  std::vector<double> sizes;
  sizes.reserve(slopes.size());
  for (auto const& slope : slopes) sizes.push_back(std::hypot(slope.east, slope.north));
  if (sizes.empty()) return 1;
  auto const tenth = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9 / 10);
  std::ranges::nth_element(sizes, tenth);
  return *tenth > 0 ? 1 / *tenth : 1;
}

}  // namespace

Relief hillshade(Raster<Metres> const& elevation, Grid const& frame, int most_cells, Context& context) {
  auto const heights = sampled(elevation, frame, most_cells, context);
  std::vector<Slope> slopes;
  for (int row = 0; row < heights.rows; ++row)
    for (int column = 0; column < heights.columns; ++column)
      if (!std::isnan(heights.at(row, column))) slopes.push_back(slope_at(heights, row, column));
  double const stretch = exaggeration(slopes);
  Relief relief;
  relief.columns = heights.columns;
  relief.rows = heights.rows;
  auto const box = frame.bounds();
  relief.low = {box.low.x, box.high.y - heights.rows * heights.cell};
  relief.high = {box.low.x + heights.columns * heights.cell, box.high.y};
  auto next = slopes.begin();
  for (int row = 0; row < heights.rows; ++row) {
    for (int column = 0; column < heights.columns; ++column) {
      if (std::isnan(heights.at(row, column))) {
        relief.shades += Relief::no_shade;
        continue;
      }
      auto const slope = *next++;
      double const east = slope.east * stretch, north = slope.north * stretch;
      // The surface's normal against light from the north-west, 45° high; level ground is the middle.
      double const light = (east - north) * 0.5 + 0.7071;
      double const lit = std::clamp(light / std::sqrt(1 + east * east + north * north), 0.0, 1.0);
      relief.shades += static_cast<char>('a' + std::lround(lit * (Relief::levels - 1)));
    }
  }
  return relief;
}

}  // namespace passage
