#include "passage/write/geotiff.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/scratch.hpp"
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::Scratch;

namespace {

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};

std::unique_ptr<GDALDataset, Close> open(std::filesystem::path const& path) {
  GDALAllRegister();
  return std::unique_ptr<GDALDataset, Close>{GDALDataset::Open(path.c_str(), GDAL_OF_RASTER)};
}

Grid const grid{Crs::parse("EPSG:32636"), {400000, 600000}, 1000, 500, 300, 517};

/// Holes on a diagonal, zero in a corner, everything else its own number.
template <class Cell>
Raster<Seconds, Cell> sample() {
  Raster<Seconds, Cell> raster{grid};
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      if (row != column) raster.set(row, column, Seconds{static_cast<double>(row * 1000 + column)});
    }
  }
  raster.set(0, 0, Seconds{0});
  return raster;
}

BandText const text{"travel_time_s", "s", "Travel time from the origins"};

std::vector<double> read_row(GDALDataset& file, int row) {
  std::vector<double> cells(static_cast<std::size_t>(file.GetRasterXSize()));
  REQUIRE(file.GetRasterBand(1)->RasterIO(GF_Read, 0, row, file.GetRasterXSize(), 1, cells.data(),
                                          file.GetRasterXSize(), 1, GDT_Float64, 0, 0) == CE_None);
  return cells;
}

}  // namespace

TEST_CASE("a raster comes back cell by cell with unit, name, grid and holes") {
  Scratch scratch;
  Context context;
  for (auto kind : {RasterLayout::tiled, RasterLayout::cloud_optimised}) {
    write_geotiff(scratch / "t.tif", sample<double>(), text, kind, context);
    auto const file = open(scratch / "t.tif");
    REQUIRE(file);
    CHECK(file->GetRasterXSize() == 517);
    CHECK(file->GetRasterYSize() == 300);
    auto& band = *file->GetRasterBand(1);
    CHECK(std::string{band.GetDescription()} == "travel_time_s");
    CHECK(std::string{band.GetUnitType()} == "s");
    CHECK(std::isnan(band.GetNoDataValue()));
    double transform[6];
    file->GetGeoTransform(transform);
    CHECK(transform[0] == 400000);
    CHECK(transform[1] == 1000);
    CHECK(transform[3] == 600000);
    CHECK(transform[5] == -500);
    CHECK(std::string{file->GetSpatialRef()->GetAuthorityCode(nullptr)} == "32636");
    auto const first = read_row(*file, 0);
    CHECK(first[0] == 0);
    CHECK(first[516] == 516);
    auto const last = read_row(*file, 299);
    CHECK(std::isnan(last[299]));
    CHECK(last[300] == 299300);
    CHECK((band.GetOverviewCount() > 0) == (kind == RasterLayout::cloud_optimised));
    bool const is_cog = file->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") != nullptr;
    CHECK(is_cog == (kind == RasterLayout::cloud_optimised));
  }
}

TEST_CASE("integers keep every value below their largest, which marks the holes") {
  Scratch scratch;
  Context context;
  write_geotiff(scratch / "t.tif", sample<std::uint32_t>(), text, RasterLayout::cloud_optimised, context);
  auto const file = open(scratch / "t.tif");
  CHECK(file->GetRasterBand(1)->GetNoDataValue() == 4294967295.0);
  CHECK(read_row(*file, 299)[299] == 4294967295.0);
  CHECK(read_row(*file, 299)[0] == 299000);
  auto full = sample<std::uint32_t>();
  full.set(1, 1, Seconds{4294967295.0});
  CHECK_THROWS_WITH(write_geotiff(scratch / "u.tif", full, text, RasterLayout::tiled, context),
                    testing::contains("stands for no data"));
}

TEST_CASE("same cells, same bytes, nothing left beside") {
  Scratch scratch;
  Context context;
  write_geotiff(scratch / "a.tif", sample<float>(), text, RasterLayout::cloud_optimised, context);
  write_geotiff(scratch / "b.tif", sample<float>(), text, RasterLayout::cloud_optimised, context);
  CHECK(bytes_of(scratch / "a.tif") == bytes_of(scratch / "b.tif"));
  CHECK(std::distance(std::filesystem::directory_iterator{scratch.path()}, {}) == 2);
}

TEST_CASE("a cancelled or refused write leaves nothing") {
  Scratch scratch;
  std::atomic<bool> const cancel{true};
  Context context{nullptr, &cancel};
  CHECK_THROWS_AS(write_geotiff(scratch / "a.tif", sample<float>(), text, RasterLayout::tiled, context),
                  Error);
  Context patient;
  CHECK_THROWS_WITH(write_geotiff(scratch / "a.png", sample<float>(), text, RasterLayout::tiled, patient),
                    testing::contains(".tif"));
  CHECK(std::filesystem::is_empty(scratch.path()));
}
