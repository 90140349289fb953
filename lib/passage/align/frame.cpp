#include "passage/align/frame.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "passage/base/error.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/geo/mercator.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

constexpr int samples_per_side = 12;
constexpr double largest_error = 0.1;  // of lengths in the frame

/// Points all over a longitude/latitude box, its border included.
std::vector<LonLat> samples(Box const& box) {
  std::vector<LonLat> points;
  for (int row = 0; row <= samples_per_side; ++row) {
    for (int column = 0; column <= samples_per_side; ++column) {
      points.push_back({box.low.x + box.width() * column / samples_per_side,
                        box.low.y + box.height() * row / samples_per_side});
    }
  }
  return points;
}

bool fits_utm(Box const& box, int zone) {
  double const middle = zone * 6.0 - 183.0, reach = 3.5;
  bool const is_on_one_side = box.low.y >= -0.5 || box.high.y <= 0.5;
  return box.low.x >= middle - reach && box.high.x <= middle + reach && box.low.y >= -80 &&
         box.high.y <= 84 && is_on_one_side;
}

Crs automatic_crs(Box const& box) {
  auto const centre = box.centre();
  int const zone = std::clamp(static_cast<int>(std::floor((centre.x + 180) / 6)) + 1, 1, 60);
  if (fits_utm(box, zone)) return Crs::utm(zone, centre.y >= 0);
  // Whole tenths of a degree keep the definition readable and stable when an input grows a little.
  return Crs::lambert_equal_area({std::round(centre.x * 10) / 10, std::round(centre.y * 10) / 10});
}

Crs parsed_crs(std::string_view definition) {
  auto crs = Crs::parse(definition);
  if (!crs.is_projected_in_metres()) {
    throw Error{ErrorKind::input, "crs_not_metric",
                fmt::format("[scenario] crs: got {} ({}), expected a CRS projected in metres", definition,
                            crs.name()),
                R"(write crs = "auto", or a UTM zone such as "EPSG:32636")"};
  }
  refuse_mercator(crs, fmt::format("[scenario] crs: got {}", definition),
                  R"(write crs = "auto", or a UTM zone such as "EPSG:32636")");
  return crs;
}

/// The largest difference between a length in the plane and on the ellipsoid, as a share.
double scale_error(Projector const& project, Box const& box) {
  Metres const step{200};
  double worst = 0;
  for (auto const& place : samples(box)) {
    auto const here = project(place);
    for (double azimuth = 0; azimuth < 180; azimuth += 45) {
      auto const there = project(destination(place, Degrees{azimuth}, step));
      worst = std::max(worst, std::abs(distance(here, there) / step.value - 1));
    }
  }
  return worst;
}

Grid covering_grid(Crs crs, Box const& box, double cell) {
  Grid grid;
  grid.crs = std::move(crs);
  grid.cell_width = grid.cell_height = cell;
  double const left = std::floor(box.low.x / cell), right = std::ceil(box.high.x / cell);
  double const bottom = std::floor(box.low.y / cell), top = std::ceil(box.high.y / cell);
  grid.origin = {left * cell, top * cell};
  grid.columns = std::max<std::int64_t>(1, std::llround(right - left));
  grid.rows = std::max<std::int64_t>(1, std::llround(top - bottom));
  return grid;
}

}  // namespace

Frame choose_frame(std::vector<Box> const& extents, Metres cell, std::string_view crs) {
  Box whole;
  for (auto const& extent : extents) whole.add(extent);
  if (whole.is_empty()) {
    throw Error{ErrorKind::input, "no_extent", "the inputs cover no ground: no feature has coordinates"};
  }
  if (!(cell.value > 0) || !std::isfinite(cell.value)) {
    throw Error{ErrorKind::input, "cell_size",
                fmt::format("[scenario] cell: got {} m, expected more than 0", cell.value)};
  }
  auto const chosen = crs == "auto" ? automatic_crs(whole) : parsed_crs(crs);
  Projector const project{Crs{}, chosen};
  Box plane;
  for (auto const& place : samples(whole)) plane.add(project(place));
  auto const error = scale_error(project, whole);
  if (crs != "auto" && error > largest_error) {
    throw Error{ErrorKind::input, "crs_not_metric",
                fmt::format("[scenario] crs: in {} lengths differ from the ground by up to {:.0f} % here, "
                            "expected at most {:.0f} %",
                            chosen.name(), error * 100, largest_error * 100),
                "write crs = \"auto\""};
  }
  return {covering_grid(chosen, plane, cell.value), error};
}

std::string describe(Frame const& frame) {
  auto const& crs = frame.grid.crs;
  auto const code = crs.authority_code().empty() ? std::string{} : fmt::format(" ({})", crs.authority_code());
  return fmt::format("Computed in {}{}, where lengths differ from the ground by at most {:.2f} %.",
                     crs.name(), code, frame.largest_scale_error * 100);
}

}  // namespace passage
