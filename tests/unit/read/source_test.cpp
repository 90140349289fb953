#include "passage/read/source.hpp"

#include "files.hpp"
#include "support/catch.hpp"

#include "passage/read/features.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("a layer is named after a bar as QGIS writes it") {
  auto const source = parse_source("roads.gpkg|layername=main roads", "/data");
  CHECK(source.file == std::filesystem::path{"/data/roads.gpkg"});
  CHECK(source.layer == "main roads");
  CHECK(source.name() == "roads.gpkg, layer main roads");
  CHECK(parse_source("/other/roads.shp", "/data").file == std::filesystem::path{"/other/roads.shp"});
  CHECK(parse_source("roads.shp").name() == "roads.shp");
}

TEST_CASE("a filter after the bar is refused, since ignoring it would change the answer") {
  auto const error = error_of([] { parse_source("a.gpkg|layername=x|subset=class='primary'"); });
  CHECK(error.kind() == ErrorKind::usage);
  CHECK(error.code() == "source_option");
  CHECK_THAT(error.message(), contains("subset=class='primary'"));
}

TEST_CASE("nothing but local files is opened") {
  for (auto const* path : {"/vsicurl/https://example.org/roads.geojson", "/vsizip/x.zip/roads.shp",
                           "https://example.org/roads.geojson", "PG:dbname=gis", "MYSQL:gis",
                           "WFS:example.org", "/vsimem/roads.geojson"}) {
    auto const error = error_of([&] { require_local({path, ""}); });
    CHECK(error.kind() == ErrorKind::input);
    CHECK(error.code() == "remote_input");
    CHECK_THAT(error.message(), contains(path));
  }
}

TEST_CASE("a missing file is named with the nearest one") {
  TemporaryFolder const folder;
  folder.write("roads.geojson", geojson({}));
  auto const error = error_of([&] { require_local({folder.path() / "road.geojson", ""}); });
  CHECK(error.code() == "missing_file");
  CHECK_THAT(error.message(), contains("road.geojson: no such file"));
  CHECK_THAT(error.hint(), contains("roads.geojson"));
}

TEST_CASE("a VRT may refer to local files only, also through another VRT") {
  TemporaryFolder const folder;
  folder.write("roads.geojson",
               geojson({{"{\"a\":1}", R"({"type":"LineString","coordinates":[[30,5],[30.1,5]]})"}}));
  auto vrt = [](std::string const& target) {
    return "<OGRVRTDataSource><OGRVRTLayer name=\"roads\"><SrcDataSource relativeToVRT=\"1\">" + target +
           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  };
  auto const local = folder.write("local.vrt", vrt("roads.geojson"));
  Context context;
  CHECK(read_features({local, ""}, {.input = "roads", .kind = RequiredGeometry::lines}, context)
            .features.size() == 1);
  CHECK(files_of({local, ""}).size() == 2);

  for (auto const* target :
       {"/vsicurl/https://example.org/a.geojson", "https://example.org/a.geojson", "PG:dbname=x"}) {
    auto const remote = folder.write("remote.vrt", vrt(target));
    CHECK(error_of([&] { require_local({remote, ""}); }).code() == "remote_input");
    auto const nested = folder.write("nested.vrt", vrt("remote.vrt"));
    auto const error = error_of([&] { require_local({nested, ""}); });
    CHECK(error.code() == "remote_input");
    CHECK_THAT(error.message(), contains("remote.vrt"));
  }
  auto const broken = folder.write("broken.vrt", vrt("gone.geojson"));
  CHECK(error_of([&] { require_local({broken, ""}); }).code() == "missing_file");
}

TEST_CASE("a service description is not opened through a raster VRT") {
  TemporaryFolder const folder;
  auto const file =
      folder.write("tiles.vrt",
                   "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand dataType=\"Byte\" "
                   "band=\"1\"><SimpleSource><SourceFilename>&lt;GDAL_WMS&gt;&lt;/GDAL_WMS&gt;"
                   "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>");
  CHECK(error_of([&] { require_local({file, ""}); }).kind() == ErrorKind::input);
}

TEST_CASE("a shapefile brings its sidecars") {
  TemporaryFolder const folder;
  auto const from =
      folder.write("a.geojson", geojson({{"{\"n\":\"x\"}", R"({"type":"Point","coordinates":[30,5]})"}}));
  convert_vector(from, folder.path() / "gates.shp", "ESRI Shapefile", {"-lco", "ENCODING=UTF-8"});
  auto const files = files_of({folder.path() / "gates.shp", ""});
  std::vector<std::string> names;
  for (auto const& file : files) names.push_back(file.filename().string());
  CHECK(names == std::vector<std::string>{"gates.cpg", "gates.dbf", "gates.prj", "gates.shp", "gates.shx"});
}

TEST_CASE("layers are listed without style tables") {
  TemporaryFolder const folder;
  auto const from =
      folder.write("a.geojson", geojson({{"{\"n\":\"x\"}", R"({"type":"Point","coordinates":[30,5]})"}}));
  auto const file = folder.path() / "all.gpkg";
  convert_vector(from, file, "GPKG", {"-nln", "gates"});
  convert_vector(from, file, "GPKG", {"-update", "-nln", "layer_styles"});
  CHECK(layer_names({file, ""}) == std::vector<std::string>{"gates"});
}
