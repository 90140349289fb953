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

TEST_CASE("Overlapping zones are right row by row, and said to overlap; neighbours are not") {
  auto const raster = uniform(3);
  auto const square = [](double west, double east) {
    return MultiPolygon{
        {{{west, 501000}, {east, 501000}, {east, 502000}, {west, 502000}, {west, 501000}}, {}}};
  };
  Context context;
  auto const sums = compute_zonal(
      raster, PopulationUnit::count,
      zones({square(501000, 502000), square(501500, 502500), square(502500, 503050)}, raster.grid().crs),
      context);
  CHECK(sums[0].sum == Approx(300));
  CHECK(sums[1].sum == Approx(300));
  REQUIRE(context.findings.has("zones_overlap"));
  // 5 x 10 cells lie in both of the first two.
  CHECK_THAT(context.findings.list()[0].text, passage::testing::contains("on 50 cells"));
  Context apart;
  compute_zonal(raster, PopulationUnit::count,
                zones({square(501000, 501550), square(501550, 502500)}, raster.grid().crs), apart);
  CHECK(apart.findings.list().empty());
}

TEST_CASE("What overlaps is counted the same for any number of threads") {
  auto const raster = uniform(1);
  std::vector<MultiPolygon> areas;
  for (int i = 0; i < 40; ++i)
    areas.push_back(buffer(Point{502000 + 150.0 * i, 505000 + 37.0 * (i % 7)}, 900));
  Context one, many;
  many.threads = 4;
  auto const a = zonal_sums(raster, PopulationUnit::count, areas, one);
  auto const b = zonal_sums(raster, PopulationUnit::count, areas, many);
  CHECK(a.cells_counted_again == b.cells_counted_again);
  // By brute force: how many areas hold each cell wholly.
  std::int64_t again = 0;
  for (std::int64_t row = 0; row < 100; ++row) {
    for (std::int64_t column = 0; column < 100; ++column) {
      auto const cell = raster.grid().cell_box(row, column);
      MultiPolygon const square{
          {{cell.low, {cell.high.x, cell.low.y}, cell.high, {cell.low.x, cell.high.y}, cell.low}, {}}};
      int holders = 0;
      for (auto const& area_of : areas) holders += area(difference(square, area_of)) < 1e-6;
      again += std::max(0, holders - 1);
    }
  }
  CHECK(a.cells_counted_again == again);
  CHECK(again > 1000);
}

TEST_CASE("A raster of zeros is said to be one") {
  Context context;
  auto const raster = uniform(0);
  compute_zonal(raster, PopulationUnit::count,
                zones({buffer(Point{505000, 505000}, 2000)}, raster.grid().crs), context);
  CHECK(context.findings.has("raster_all_zero"));
}
