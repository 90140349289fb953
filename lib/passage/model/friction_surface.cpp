#include "passage/model/friction_surface.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

[[noreturn]] void throw_bad_friction(Grid const& grid, std::int64_t row, std::int64_t column, float value) {
  auto const centre = grid.centre(row, column);
  throw Error{ErrorKind::input, "bad_friction",
              fmt::format("friction: row {}, column {} (at {:g} {:g}) is {:g}, expected a number above zero",
                          row, column, centre.x, centre.y, value),
              "mark impassable cells as nodata; friction is a time per metre and cannot be zero or negative"};
}

}  // namespace

FrictionRange require_good_friction(FrictionSurface const& surface) {
  auto const& raster = surface.friction;
  float least = std::numeric_limits<float>::infinity(), most = 0;
  std::int64_t passable = 0;
  for (std::int64_t number = 0; number < raster.layout().tiles(); ++number) {
    auto const tile = raster.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      float const* const values = tile.row_values(row);
      std::uint64_t const* const mask = tile.row_mask(row);
      for (std::int64_t first = 0; first < tile.columns; first += 64) {
        for (auto valid = mask[first / 64]; valid; valid &= valid - 1) {
          auto const at = first + std::countr_zero(valid);
          float const value = values[at];
          least = value < least ? value : least;
          most = value > most ? value : most;
          if (!(value > 0 && value < std::numeric_limits<float>::infinity()))
            throw_bad_friction(raster.grid(), row, tile.column + at, value);
        }
        passable += std::popcount(mask[first / 64]);
      }
    }
  }
  if (passable == 0) {
    throw Error{ErrorKind::input, "all_impassable", "friction: every cell is impassable",
                "check the nodata value and the barriers of the friction raster"};
  }
  if (most > 1e9f * least) {
    throw Error{
        ErrorKind::input, "friction_range",
        fmt::format("friction: values reach from {:g} to {:g}, more than a factor of 1e9", least, most),
        "mark cells that nobody crosses as nodata instead of giving them a huge friction"};
  }
  return {SecondsPerMetre{least}, SecondsPerMetre{most}, passable};
}

Seconds least_move_cost(FrictionSurface const& surface, FrictionRange const& range, Neighbours neighbours) {
  auto const& grid = surface.grid();
  double shortest_m = std::numeric_limits<double>::infinity();
  for (std::int64_t const row : {std::int64_t{0}, grid.rows / 2, grid.rows - 1}) {  // widths are unimodal
    auto const metrics = grid.row_metrics(row);
    shortest_m = std::min({shortest_m, metrics.width.value, metrics.height.value});
  }
  (void)neighbours;  // the shortest moves are the straight ones, which every neighbourhood has
  double factor = 1;
  if (surface.is_directed()) {
    factor = least_slope_factor(surface.pace);
    for (auto const pace : {Pace::tobler, Pace::bicycle})
      if (surface.paces) factor = std::min(factor, least_slope_factor(pace));
  }
  return range.least * Metres{shortest_m} * factor;
}

}  // namespace passage
