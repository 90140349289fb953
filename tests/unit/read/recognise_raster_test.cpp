#include "passage/read/recognise_raster.hpp"

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

RasterLook look_like(std::string description, double low, double high, bool is_whole) {
  RasterLook look;
  look.grid.cell_width = look.grid.cell_height = 0.01;
  look.description = std::move(description);
  look.low = low;
  look.high = high;
  look.is_whole = is_whole;
  look.has_data = true;
  look.is_one_byte = is_whole && low >= 0 && high > 200 && high <= 255;
  return look;
}

std::vector<Reading> readings(RasterLook const& look) {
  return recognise_raster(look, {"x.tif", ""}).readings;
}

/// Cells of 0.01 degrees at the equator have 1.23 km².
std::filesystem::path people(TemporaryFolder const& folder, std::string const& name, double town,
                             double nodata) {
  TestRaster raster;
  raster.cell = 0.01;
  raster.rows.assign(100, std::vector<double>(100, 20));
  for (int row = 45; row < 55; ++row) {
    for (int column = 45; column < 55; ++column) raster.rows[row][column] = town;
  }
  if (nodata != 0) raster.rows[0][0] = nodata;
  return write_raster(folder / name, raster);
}

std::string value_of(std::vector<GuessedKey> const& keys, std::string const& key) {
  for (auto const& each : keys) {
    if (each.key == key) return each.value;
  }
  return "";
}

}  // namespace

TEST_CASE("rasters are what their name and numbers say") {
  CHECK(readings(look_like("ssd_ppp_2020_unadj.tif", 0, 400.5, false)).at(0).role == InputRole::population);
  CHECK(readings(look_like("dem_srtm1.tif", -14, 2361, true)).at(0).role == InputRole::elevation);
  CHECK(readings(look_like("landcover_428m.tif", 0, 15, true)).at(0).role == InputRole::land_cover);
  CHECK(readings(look_like("friction_min_per_m.tif", 0.0005, 0.08, false)).at(0).role == InputRole::friction);
  CHECK(readings(look_like("tree_fraction.tif", 0, 100, true)).empty());
  CHECK(readings(look_like("demand.tif", 0, 90000, true)).empty());
  auto const levels = readings(look_like("population_levels_8bit.tif", 0, 255, true));
  CHECK(levels.at(0).belief == Belief::weak);
  CHECK_FALSE(levels.at(0).caution.empty());
}

TEST_CASE("a look sees range, whole numbers and emptiness") {
  TemporaryFolder const folder;
  TestRaster raster;
  raster.rows = {{1, 2.5}, {-7, 3}};
  raster.nodata = -7;
  raster.has_nodata = true;
  auto const look = look_at_raster({write_raster(folder / "a.tif", raster), ""});
  CHECK(look.low == 1);
  CHECK(look.high == 3);
  CHECK_FALSE(look.is_whole);
  raster.rows = {{-7, -7}};
  auto const empty = look_at_raster({write_raster(folder / "b.tif", raster), ""});
  CHECK_FALSE(empty.has_data);
  CHECK_FALSE(recognise_raster(empty, {"b.tif", ""}).trouble.empty());
}

TEST_CASE("the unit of people, and the number that means none") {
  TemporaryFolder const folder;
  Context context;
  auto const plain = population_keys({people(folder, "a_pop.tif", 3000, 0), ""}, context);
  CHECK(value_of(plain, "unit") == "\"count\"");
  CHECK(value_of(plain, "nodata").empty());
  auto const named = population_keys({people(folder, "population_density.tif", 3000, 0), ""}, context);
  CHECK(value_of(named, "unit") == "\"density\"");
  auto const holes = population_keys({people(folder, "b_pop.tif", 3000, -9999), ""}, context);
  CHECK(value_of(holes, "nodata") == "-9999");
  CHECK(value_of(holes, "unit") == "\"count\"");
}
