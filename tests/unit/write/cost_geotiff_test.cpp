#include "passage/write/cost_geotiff.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/friction_of.hpp"
#include <gdal_priv.h>

using namespace passage;
using namespace passage::testing;

TEST_CASE("costs are written as exact seconds, unreached cells as no data") {
  GDALAllRegister();
  OracleGrid const drawn{3, 4, 100, 100, std::vector<float>(12, 1.0f)};
  CostField field{grid_of(drawn), TimeQuantum{-10}};
  std::vector<double> labels(TileLayout::cells_per_tile(), 1e18);
  labels[0] = 0;
  labels[TileLayout::side + 2] = 1025;
  field.write(0, 1e18, labels.data(), TileLayout::side);
  auto const path = std::filesystem::temp_directory_path() / "passage_cost_test.tif";
  Context context;
  for (auto const kind : {RasterLayout::tiled, RasterLayout::uncompressed}) {
    write_cost(path, field, kind, context);
    auto* const dataset = GDALDataset::Open(path.c_str(), GDAL_OF_RASTER);
    REQUIRE(dataset);
    double cells[12];
    REQUIRE(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 4, 3, cells, 4, 3, GDT_Float64, 0, 0) ==
            CE_None);
    CHECK(cells[0] == 0);
    CHECK(cells[6] == 1025.0 / 1024);
    CHECK(std::isnan(cells[1]));
    GDALClose(dataset);
    std::filesystem::remove(path);
  }
}

TEST_CASE("back-links are written as they are derived, with gates apart from what is not reached") {
  GDALAllRegister();
  auto const grid = grid_of(OracleGrid{300, 3, 100, 100, {}});
  auto const path = std::filesystem::temp_directory_path() / "passage_link_test.tif";
  Context context;
  auto fill = [](std::int64_t tile, std::uint8_t* links) {
    std::fill_n(links, TileLayout::cells_per_tile(), no_link);
    links[2] = tile == 0 ? through_crossing : std::uint8_t{7};
  };
  write_back_links(path, grid, fill, RasterLayout::tiled, context);
  auto* const dataset = GDALDataset::Open(path.c_str(), GDAL_OF_RASTER);
  REQUIRE(dataset);
  std::vector<std::uint8_t> cells(900);
  auto& band = *dataset->GetRasterBand(1);
  REQUIRE(band.RasterIO(GF_Read, 0, 0, 3, 300, cells.data(), 3, 300, GDT_Byte, 0, 0) == CE_None);
  CHECK(band.GetNoDataValue() == no_link);
  CHECK(cells[2] == 254);
  CHECK(cells[256 * 3 + 2] == 7);
  CHECK(std::count(cells.begin(), cells.end(), no_link) == 898);
  GDALClose(dataset);
  std::filesystem::remove(path);
}
