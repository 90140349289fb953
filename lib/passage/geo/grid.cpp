#include "passage/geo/grid.hpp"

#include <cmath>
#include <numbers>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/mercator.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

constexpr double equatorial_radius_m = 6378137.0;
constexpr double flattening = 1 / 298.257223563;
constexpr double e2 = flattening * (2 - flattening);
constexpr double radians_per_degree = std::numbers::pi / 180;

// Area between the equator and a parallel per radian of longitude (Snyder 1987, eq. 3-12 and 3-11).
double zone_area_m2(double latitude_degrees) {
  double const s = std::sin(latitude_degrees * radians_per_degree);
  double const e = std::sqrt(e2);
  double const q = (1 - e2) * (s / (1 - e2 * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
  return equatorial_radius_m * equatorial_radius_m * q / 2;
}

RowMetrics ellipsoidal_row(double latitude, double width_degrees, double height_degrees) {
  double const s = std::sin(latitude * radians_per_degree);
  double const w = std::sqrt(1 - e2 * s * s);
  double const parallel = equatorial_radius_m / w * std::cos(latitude * radians_per_degree);
  double const meridian = equatorial_radius_m * (1 - e2) / (w * w * w);
  double const width = parallel * width_degrees * radians_per_degree;
  double const height = meridian * height_degrees * radians_per_degree;
  double const area =
      (zone_area_m2(latitude + height_degrees / 2) - zone_area_m2(latitude - height_degrees / 2)) *
      width_degrees * radians_per_degree;
  return {Metres{width}, Metres{height}, Metres{std::hypot(width, height)}, SquareMetres{area}};
}

/// A cell of a Mercator map is a cell of degrees of another height in every row.
RowMetrics mercator_row(Grid const& grid, std::int64_t row) {
  Projector const to_degrees{grid.crs, Crs{}};
  auto const box = grid.cell_box(row, 0);
  auto const low = to_degrees.lon_lat(box.low), high = to_degrees.lon_lat(box.high);
  return ellipsoidal_row((low.lat + high.lat) / 2, high.lon - low.lon, high.lat - low.lat);
}

}  // namespace

Box Grid::bounds() const {
  return {{origin.x, origin.y - static_cast<double>(rows) * cell_height},
          {origin.x + static_cast<double>(columns) * cell_width, origin.y}};
}

Box Grid::cell_box(std::int64_t row, std::int64_t column) const {
  return {{origin.x + static_cast<double>(column) * cell_width,
           origin.y - static_cast<double>(row + 1) * cell_height},
          {origin.x + static_cast<double>(column + 1) * cell_width,
           origin.y - static_cast<double>(row) * cell_height}};
}

std::optional<CellId> Grid::cell_at(Point point) const {
  double const column = std::floor((point.x - origin.x) / cell_width);
  double const row = std::floor((origin.y - point.y) / cell_height);
  if (!(column >= 0 && row >= 0 && column < static_cast<double>(columns) && row < static_cast<double>(rows)))
    return std::nullopt;
  return id(static_cast<std::int64_t>(row), static_cast<std::int64_t>(column));
}

RowMetrics Grid::row_metrics(std::int64_t row) const {
  if (crs.is_geographic()) return ellipsoidal_row(centre(row, 0).y, cell_width, cell_height);
  if (!crs.is_projected_in_metres()) {
    throw Error{ErrorKind::input, "no_metric_size",
                fmt::format("the CRS {} is in neither degrees nor metres", crs.name()),
                "reproject the raster to a CRS in metres or to EPSG:4326"};
  }
  if (is_mercator(crs)) return mercator_row(*this, row);
  return {Metres{cell_width}, Metres{cell_height}, Metres{std::hypot(cell_width, cell_height)},
          SquareMetres{cell_width * cell_height}};
}

// Programs write the same lattice with different last digits (1/1200 of a degree has no end in binary).
bool operator==(Grid const& a, Grid const& b) {
  if (a.rows != b.rows || a.columns != b.columns) return false;
  double const x_slack = 1e-6 * a.cell_width, y_slack = 1e-6 * a.cell_height;
  auto const one = a.bounds(), other = b.bounds();
  return std::abs(one.low.x - other.low.x) <= x_slack && std::abs(one.high.x - other.high.x) <= x_slack &&
         std::abs(one.low.y - other.low.y) <= y_slack && std::abs(one.high.y - other.high.y) <= y_slack &&
         a.crs == b.crs;
}

void require_same_grid(Grid const& a, Grid const& b, char const* what) {
  if (a == b) return;
  auto text = [](Grid const& grid) {
    return fmt::format("{} x {} cells of {} x {} at {} {} in {}", grid.columns, grid.rows, grid.cell_width,
                       grid.cell_height, grid.origin.x, grid.origin.y, grid.crs.name());
  };
  throw Error{ErrorKind::input, "grid_mismatch",
              fmt::format("{}: one grid has {}, the other {}", what, text(a), text(b)),
              "bring both rasters to one grid first, for example with gdalwarp"};
}

}  // namespace passage
