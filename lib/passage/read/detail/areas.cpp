#include "passage/read/detail/areas.hpp"

#include <fmt/core.h>

namespace passage::detail {

MultiPolygon valid_area(Feature const& feature, Tally& repaired_ones) {
  auto const* polygons = std::get_if<MultiPolygon>(&feature.geometry);
  if (!polygons) return {};
  auto const problem = validity_problem(*polygons);
  if (!problem) return *polygons;
  repaired_ones.add(feature, *problem);
  return repaired(*polygons);
}

void report_repaired(Tally const& repaired_ones, Context& context, std::string const& input,
                     std::string const& source) {
  repaired_ones.report(context, {Severity::warning, "polygon_repaired", "", input, "", 1}, source,
                       "polygons are invalid", "the area they enclose is used");
}

namespace {
Crs plane_around(Box const& degrees) {
  auto const centre = degrees.centre();
  return Crs::lambert_equal_area({centre.x, centre.y});
}
}  // namespace

EqualAreaPlane::EqualAreaPlane(Box const& degrees)
    : to_plane_(Crs{}, plane_around(degrees)), to_degrees_(plane_around(degrees), Crs{}) {}

std::string EqualAreaPlane::place(Point point) const {
  auto const degrees = to_degrees_.lon_lat(point);
  return fmt::format("{:.4f} {:.4f}", degrees.lon, degrees.lat);
}

}  // namespace passage::detail
