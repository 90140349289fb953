#include "passage/write/page/density_overlay.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"
#include <gdal_priv.h>

#include "passage/write/detail/base64.hpp"
#include "passage/write/detail/palette_png.hpp"

using namespace passage;

TEST_CASE("the overlay covers the grid, stays small, and keeps its classes where they are") {
  auto const result = testing::sample_result();
  auto const overlay = density_overlay(*result.hazard);
  REQUIRE(overlay);
  CHECK(overlay->columns <= 2048);
  CHECK(overlay->rows <= 2048);
  CHECK(overlay->png.size() < 60000);
  testing::Scratch scratch;
  std::ofstream{scratch / "a.png", std::ios::binary} << overlay->png;
  GDALAllRegister();
  auto* file = GDALDataset::Open((scratch / "a.png").c_str(), GDAL_OF_RASTER);
  REQUIRE(file);
  CHECK(file->GetRasterXSize() == overlay->columns);
  CHECK(file->GetRasterBand(1)->GetColorInterpretation() == GCI_PaletteIndex);
  // The hottest spot of the sample lies 78 km east and 72 km north of the grid's corner.
  Projector const to_degrees{result.frame.grid.crs, Crs{}};
  auto const place = to_degrees.lon_lat(testing::sample::at_km(78, 72));
  auto const mercator = [](double lat) { return std::log(std::tan((90 + lat) * 3.14159265358979 / 360)); };
  auto const& box = overlay->degrees;
  int const column = static_cast<int>((place.lon - box.low.x) / box.width() * overlay->columns);
  int const row = static_cast<int>((mercator(box.high.y) - mercator(place.lat)) /
                                   (mercator(box.high.y) - mercator(box.low.y)) * overlay->rows);
  unsigned char index = 0;
  REQUIRE(file->GetRasterBand(1)->RasterIO(GF_Read, column, row, 1, 1, &index, 1, 1, GDT_Byte, 0, 0) ==
          CE_None);
  CHECK(int{index} == 5);
  GDALClose(GDALDataset::ToHandle(file));
}

TEST_CASE("base64 and hexadecimal as RFC 4648 has them") {
  CHECK(detail::base64("") == "");
  CHECK(detail::base64("f") == "Zg==");
  CHECK(detail::base64("fo") == "Zm8=");
  CHECK(detail::base64("foobar") == "Zm9vYmFy");
  CHECK(detail::from_hex("00ffA0") == std::string("\x00\xff\xa0", 3));
}

TEST_CASE("a palette picture is the same bytes twice") {
  detail::IndexedPicture const picture{2, 2, {0, 1, 1, 0}};
  std::vector<detail::PaletteEntry> const palette = {{palette::white, 0}, {palette::ink, 1}};
  CHECK(detail::palette_png(picture, palette) == detail::palette_png(picture, palette));
}
