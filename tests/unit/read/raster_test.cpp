#include "passage/read/raster.hpp"

#include <cmath>
#include <limits>

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {
RasterRead const people{.input = "population", .least = 0};

Raster<Persons> read(std::filesystem::path const& file, RasterRead const& options) {
  Context context;
  return read_raster<Persons>({file, ""}, options, context);
}
}  // namespace

TEST_CASE("cells, grid and mask come as the file has them") {
  TemporaryFolder const folder;
  auto const file =
      write_raster(folder.path() / "p.tif",
                   {.rows = {{1, 2, -9999}, {4.5, 0, std::nan("")}}, .nodata = -9999, .has_nodata = true});
  auto const raster = read(file, people);
  CHECK(raster.grid().rows == 2);
  CHECK(raster.grid().columns == 3);
  CHECK(raster.grid().origin == Point{30, 5});
  CHECK(raster.grid().cell_width == Approx(0.1));
  CHECK(raster.grid().crs == Crs{});
  CHECK(raster.at(0, 1) == Persons{2});
  CHECK(raster.at(1, 0) == Persons{4.5});
  CHECK(raster.at(1, 1) == Persons{0});
  CHECK_FALSE(raster.at(0, 2));
  CHECK_FALSE(raster.at(1, 2));
  CHECK(folder.names() == std::vector<std::string>{"p.tif"});
}

TEST_CASE("rasters larger than a tile are put together from all of them") {
  TemporaryFolder const folder;
  TestRaster source{.rows = {}, .left = 0, .top = 60, .cell = 0.01};
  for (int row = 0; row < 300; ++row) {
    source.rows.emplace_back();
    for (int column = 0; column < 520; ++column) source.rows.back().push_back(row * 1000 + column);
  }
  auto const raster = read(write_raster(folder.path() / "p.tif", source), people);
  std::size_t wrong = 0, cells = 0;
  raster.for_each_valid([&](auto row, auto column, Persons value) {
    ++cells;
    if (value.value != static_cast<double>(row * 1000 + column)) ++wrong;
  });
  CHECK(cells == 300 * 520);
  CHECK(wrong == 0);
}

TEST_CASE("only the wanted tiles are read; the others stay invalid, whatever they hold") {
  TemporaryFolder const folder;
  std::vector<std::vector<double>> rows(300, std::vector<double>(600, 7));
  rows[10][300] = -5;  // below the least value, in a tile that nobody asks for
  auto const file = write_raster(folder.path() / "p.tif", {.rows = rows});
  auto options = people;
  options.tiles = {1, 0, 0, 0, 0, 1};
  auto const raster = read(file, options);
  CHECK(raster.at(0, 0) == Persons{7});
  CHECK(raster.at(255, 255) == Persons{7});
  CHECK_FALSE(raster.at(10, 300));
  CHECK_FALSE(raster.at(256, 0));
  CHECK(raster.at(299, 599) == Persons{7});
  options.tiles[1] = 1;
  CHECK(error_of([&] { read(file, options); }).code() == "negative_value");
}

TEST_CASE("a window keeps the cells that meet it") {
  TemporaryFolder const folder;
  auto const file = write_raster(folder.path() / "p.tif", {.rows = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}});
  auto options = people;
  options.window = Box{{30.11, 4.75}, {30.25, 4.85}};
  auto const raster = read(file, options);
  CHECK(raster.grid().rows == 2);
  CHECK(raster.grid().columns == 2);
  CHECK(raster.at(0, 0) == Persons{5});
  CHECK(raster.at(Point{30.25, 4.75}) == Persons{9});
  options.window = Box{{10, 4}, {11, 5}};
  CHECK(error_of([&] { read(file, options); }).code() == "window_outside");
}

TEST_CASE("undeclared nodata is an error with value, count, place and the way out") {
  TemporaryFolder const folder;
  for (double const value : {-99999.0, -9999.0, -200.0, -3.4028234663852886e38}) {
    auto const file = write_raster(folder.path() / "p.tif", {.rows = {{1, value, 3}, {value, 5, 6}}});
    auto const error = error_of([&] { read(file, people); });
    CHECK(error.kind() == ErrorKind::input);
    CHECK(error.code() == "undeclared_nodata");
    CHECK_THAT(error.message(),
               contains("p.tif: 2 cells (33.3 %) hold -") && contains("first at 30.15 4.95"));
    CHECK_THAT(error.hint(), contains("gdal_edit.py -a_nodata") && contains("--population-nodata"));
    auto options = people;
    options.nodata = value;
    CHECK_FALSE(read(file, options).at(0, 1));
  }
}

TEST_CASE("cells that are no number count as no data, with a finding unless the file says so") {
  TemporaryFolder const folder;
  double const infinite = std::numeric_limits<double>::infinity();
  auto const count = [&](std::filesystem::path const& file) {
    Context context;
    auto const raster = read_raster<Persons>({file, ""}, people, context);
    CHECK_FALSE(raster.at(0, 1));
    auto const all = context.findings.by_consequence();
    return all.empty() ? std::size_t{0} : all.front().code == "not_a_number" ? all.front().count : 99;
  };
  CHECK(count(write_raster(folder.path() / "a.tif", {.rows = {{1, std::nan(""), 3}, {infinite, 5, 6}}})) ==
        2);
  CHECK(count(write_raster(folder.path() / "b.tif",
                           {.rows = {{1, std::nan(""), 3}}, .nodata = std::nan(""), .has_nodata = true})) ==
        0);
  CHECK(count(write_raster(
            folder.path() / "c.tif",
            {.rows = {{1, -9999, 3}, {4, std::nan(""), 6}}, .nodata = -9999, .has_nodata = true})) == 1);
}

TEST_CASE("hints name only options that a command has") {
  TemporaryFolder const folder;
  RasterRead const friction{.input = "friction", .least = 0};
  auto const sentinel = write_raster(folder.path() / "f.tif", {.rows = {{1, -9999, 3}}});
  auto const bare = write_raster(folder.path() / "bare.tif", {.rows = {{1, 2}}, .crs = ""});
  CHECK(error_of([&] { read(sentinel, friction); }).hint() ==
        "declare it with gdal_edit.py -a_nodata -9999 FILE");
  CHECK(error_of([&] { read(bare, friction); }).hint() ==
        "declare it with gdal_edit.py -a_srs EPSG:CODE FILE");
  CHECK(error_of([&] { read(bare, RasterRead{}); }).hint() ==
        "declare it with gdal_edit.py -a_srs EPSG:CODE FILE");
}

TEST_CASE("negative people are an error") {
  TemporaryFolder const folder;
  auto const file = write_raster(folder.path() / "p.tif", {.rows = {{1, -7, 3}, {-2, 5, 6}}});
  auto const error = error_of([&] { read(file, people); });
  CHECK(error.code() == "negative_value");
  CHECK_THAT(error.message(), contains("2 cells below 0, got -7 at 30.15 4.95"));
}

TEST_CASE("the lowest float is nodata however it was rounded when it was declared") {
  TemporaryFolder const folder;
  auto const file =
      write_raster(folder.path() / "p.tif",
                   {.rows = {{1, -3.4028234663852886e38}}, .nodata = -3.4e38, .has_nodata = true});
  CHECK_FALSE(read(file, people).at(0, 1));
}

TEST_CASE("a raster without CRS, position or north is refused") {
  TemporaryFolder const folder;
  auto const bare = write_raster(folder.path() / "bare.tif", {.rows = {{1, 2}}, .crs = ""});
  auto const error = error_of([&] { read(bare, people); });
  CHECK(error.code() == "no_crs");
  CHECK(error.message() == "bare.tif: no CRS");
  CHECK(error.hint() ==
        "give --population-crs EPSG:CODE (in a scenario: crs = \"EPSG:CODE\" in [population]), or fix the "
        "file");
  auto options = people;
  options.crs = Crs{};
  CHECK(read(bare, options).at(0, 0) == Persons{1});

  auto const turned = write_raster(folder.path() / "turned.tif", {.rows = {{1, 2}}, .skew = 0.02});
  CHECK(error_of([&] { read(turned, people); }).code() == "rotated_raster");
}

TEST_CASE("a raster in metres that says degrees is refused") {
  TemporaryFolder const folder;
  auto const file =
      write_raster(folder.path() / "p.tif", {.rows = {{1, 2}}, .left = 500000, .top = 400000, .cell = 100});
  auto const error = error_of([&] { read(file, people); });
  CHECK(error.code() == "projected_as_degrees");
  CHECK_THAT(error.message(), contains("500000"));
  CHECK_THAT(error.hint(), contains("--population-crs"));
}

TEST_CASE("a band that is not there is named") {
  TemporaryFolder const folder;
  auto const file = write_raster(folder.path() / "p.tif", {.rows = {{1, 2}}});
  auto options = people;
  options.band = 3;
  auto const error = error_of([&] { read(file, options); });
  CHECK(error.code() == "unknown_band");
  CHECK_THAT(error.message(), contains("no band 3; it has 1"));
}
