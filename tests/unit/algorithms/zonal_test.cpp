#include "passage/algorithms/zonal.hpp"

#include "support/catch.hpp"

#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Raster<Persons> uniform(double people) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {500000, 510000};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = grid.columns = 100;
  Raster<Persons> raster{grid};
  for (std::int64_t row = 0; row < 100; ++row) {
    for (std::int64_t column = 0; column < 100; ++column) raster.set(row, column, Persons{people});
  }
  return raster;
}

FeatureTable zones(std::vector<MultiPolygon> const& areas, Crs const& crs) {
  FeatureTable table;
  table.crs = crs;
  table.columns = {"code"};
  for (auto const& area : areas) {
    Feature feature;
    feature.id = static_cast<std::int64_t>(table.features.size() + 1);
    feature.geometry = area;
    feature.fields = {Field{std::string{"Z"} + std::to_string(feature.id)}};
    table.features.push_back(feature);
  }
  return table;
}

}  // namespace

TEST_CASE("zones in another CRS sum the same people") {
  auto const raster = uniform(3);
  Context context;
  auto const disc = buffer(Point{505000, 505000}, 2000);
  auto const in_plane =
      compute_zonal(raster, PopulationUnit::count, zones({disc}, raster.grid().crs), context);
  Projector const to_degrees{raster.grid().crs, Crs{}};
  auto const in_degrees =
      compute_zonal(raster, PopulationUnit::count, zones({to_degrees(disc)}, Crs{}), context);
  CHECK(in_plane[0].sum == Approx(3 * area(disc) / 10000).epsilon(1e-9));
  CHECK(in_degrees[0].sum == Approx(in_plane[0].sum).epsilon(1e-7));
  CHECK(context.findings.list().empty());
}

TEST_CASE("zones beyond the raster and without data are told") {
  auto const raster = uniform(3);
  Context context;
  compute_zonal(
      raster, PopulationUnit::count,
      zones({buffer(Point{500000, 505000}, 2000), buffer(Point{900000, 505000}, 2000)}, raster.grid().crs),
      context);
  CHECK(context.findings.has("zones_beyond_raster"));
  CHECK(context.findings.has("zones_without_data"));
}
