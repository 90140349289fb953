#include "passage/write/cost_geotiff.hpp"

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
