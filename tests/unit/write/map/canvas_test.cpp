#include "passage/write/map/canvas.hpp"

#include <cstdint>
#include <memory>
#include <vector>

#include "support/catch.hpp"
#include "support/drawing_fixture.hpp"
#include <gdal_priv.h>

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::Scratch;

TEST_CASE("a canvas writes nothing until it is finished") {
  Scratch scratch;
  {
    auto canvas = Canvas::png(scratch / "a.png", {10, 10}, 72);
    canvas.disc({5, 5}, 3, palette::ink);
  }
  CHECK(std::filesystem::is_empty(scratch.path()));
  auto canvas = Canvas::png(scratch / "a.png", {25.4, 25.4}, 100);
  canvas.finish();
  auto const bytes = bytes_of(scratch / "a.png");
  CHECK(bytes.substr(1, 3) == "PNG");
  // IHDR: width and height as big-endian numbers from byte 16.
  CHECK(static_cast<unsigned char>(bytes[19]) == 100);
}

TEST_CASE("the PDF carries the given date and not the clock's") {
  Scratch scratch;
  auto canvas = Canvas::pdf(scratch / "a.pdf", {100, 100}, *parse_date("2031-01-11"), "Sheet");
  canvas.text("word", {10, 10}, {8});
  canvas.finish();
  CHECK(bytes_of(scratch / "a.pdf").find("20310111") != std::string::npos);
}

TEST_CASE("text is measured in millimetres, breaks at its width and ends at its last line") {
  Scratch scratch;
  auto canvas = Canvas::svg(scratch / "a.svg", {100, 100});
  TextStyle style{72};
  CHECK(canvas.measure("x", style).height_mm == testing::Approx(25.4 * 1.36).epsilon(0.1));
  style.size_pt = 8;
  auto const one = canvas.measure("several words that are long", style);
  style.width_mm = one.width_mm / 2;
  auto const broken = canvas.measure("several words that are long", style);
  CHECK(broken.height_mm > 1.8 * one.height_mm);
  style.most_lines = 1;
  CHECK(canvas.measure("several words that are long", style).height_mm == testing::Approx(one.height_mm));
}

TEST_CASE("Arabic is shaped with a font that has it: letters join and are narrower than apart") {
  Scratch scratch;
  auto canvas = Canvas::svg(scratch / "a.svg", {100, 100});
  TextStyle const style{10};
  double const joined = canvas.measure("سوق", style).width_mm;
  double apart = 0;
  for (auto const* letter : {"س", "و", "ق"}) apart += canvas.measure(letter, style).width_mm;
  CHECK(joined > 1);
  CHECK(joined < apart);
}

TEST_CASE("a folder that cannot be made is an error") {
  Scratch scratch;
  std::ofstream{scratch / "file"} << "x";
  CHECK_THROWS_AS(Canvas::png(scratch / "file/a.png", {10, 10}, 72), Error);
}

TEST_CASE("a right-to-left sheet starts its lines at the right") {
  auto const ink_at = [](bool is_right_to_left, char const* text) {
    Scratch scratch;
    auto canvas = Canvas::png(scratch / "c.png", {100, 20}, 50);
    canvas.set_right_to_left(is_right_to_left);
    canvas.fill_box({{0, 0}, {100, 20}}, palette::white);
    TextStyle style{10, palette::ink};
    style.width_mm = 96;
    canvas.text(text, {2, 2}, style);
    canvas.finish();
    GDALAllRegister();
    std::unique_ptr<GDALDataset> const picture{
        GDALDataset::Open((scratch / "c.png").c_str(), GDAL_OF_RASTER)};
    REQUIRE(picture);
    int const columns = picture->GetRasterXSize(), rows = picture->GetRasterYSize();
    std::vector<std::uint8_t> cells(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    REQUIRE(picture->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, columns, rows, cells.data(), columns, rows,
                                                GDT_Byte, 0, 0) == CE_None);
    auto const has_ink = [&](int from, int upto) {
      for (int row = 0; row < rows; ++row)
        for (int column = from; column < upto; ++column)
          if (cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                    static_cast<std::size_t>(column)] < 128)
            return true;
      return false;
    };
    return std::pair{has_ink(0, columns / 2), has_ink(columns / 2, columns)};
  };
  CHECK(ink_at(false, "Wau") == std::pair{true, false});
  CHECK(ink_at(true, "عبر") == std::pair{false, true});
  CHECK(ink_at(true, "Wau") == std::pair{false, true});
}
