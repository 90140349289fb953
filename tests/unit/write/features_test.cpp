#include "passage/write/features.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::Scratch;

namespace {

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};
using Opened = std::unique_ptr<GDALDataset, Close>;

Opened open(std::filesystem::path const& path) {
  GDALAllRegister();
  return Opened{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_RASTER)};
}

FeatureLayer towns() {
  FeatureLayer layer{"towns",  "Places with people", GeometryKind::point, Crs::parse("EPSG:32636"), {}, {},
                     "<qgis/>"};
  layer.columns = {{"name", ColumnKind::text, "Name", "As recorded"},
                   {"people_persons", ColumnKind::whole, "People", "Count"},
                   {"height_m", ColumnKind::number, "", ""},
                   {"seen", ColumnKind::date, "Last seen", ""},
                   {"is_port", ColumnKind::yes_no, "", ""}};
  layer.features = {
      {1, MultiPoint{{500000, 500000}}, {"جوبا", std::int64_t{12}, 1.5, "2020-02-29", std::int64_t{1}}},
      {2, MultiPoint{{510000, 500000}}, {"Вау", std::monostate{}, std::monostate{}, "", std::int64_t{0}}}};
  return layer;
}

FeatureLayer ground() {
  FeatureLayer layer{"ground", "", GeometryKind::polygon, Crs::parse("EPSG:32636"), {{"id"}}, {}, ""};
  Line const outer{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
  Line const hole{{10, 10}, {10, 20}, {20, 20}, {20, 10}, {10, 10}};
  layer.features = {{1, MultiPolygon{{outer, {hole}}}, {"a"}}};
  return layer;
}

Date const stamp = *parse_date("2020-01-02");

}  // namespace

TEST_CASE("a GeoPackage keeps layers, types, scripts, NULL, CRS, aliases and descriptions") {
  Scratch scratch;
  write_geopackage(scratch / "a.gpkg", {towns(), ground()}, stamp);
  auto const file = open(scratch / "a.gpkg");
  REQUIRE(file);
  auto& layer = *file->GetLayerByName("towns");
  CHECK(layer.GetFeatureCount() == 2);
  CHECK(layer.GetGeomType() == wkbPoint);
  CHECK(std::string{layer.GetSpatialRef()->GetAuthorityCode(nullptr)} == "32636");
  std::unique_ptr<OGRFeature> const first{layer.GetNextFeature()};
  CHECK(std::string{first->GetFieldAsString("name")} == "جوبا");
  CHECK(first->GetFieldAsInteger64("people_persons") == 12);
  CHECK(std::string{first->GetFieldAsString("seen")} == "2020/02/29");
  CHECK(first->GetFieldDefnRef(first->GetFieldIndex("is_port"))->GetSubType() == OFSTBoolean);
  CHECK(first->GetGeometryRef()->toPoint()->getX() == 500000);
  std::unique_ptr<OGRFeature> const second{layer.GetNextFeature()};
  CHECK(second->IsFieldNull(second->GetFieldIndex("people_persons")));
  CHECK(second->IsFieldNull(second->GetFieldIndex("seen")));
  auto* described =
      file->ExecuteSQL("SELECT name, description FROM gpkg_data_columns WHERE column_name = 'people_persons'",
                       nullptr, nullptr);
  REQUIRE(described);
  std::unique_ptr<OGRFeature> const description{described->GetNextFeature()};
  CHECK(std::string{description->GetFieldAsString(0)} == "People");
  CHECK(std::string{description->GetFieldAsString(1)} == "Count");
  file->ReleaseResultSet(described);
  CHECK(file->GetLayerByName("ground")->GetGeomType() == wkbMultiPolygon);
}

TEST_CASE("the style table names exactly the layers that have a style, as default") {
  Scratch scratch;
  write_geopackage(scratch / "a.gpkg", {towns(), ground()}, stamp);
  auto const file = open(scratch / "a.gpkg");
  auto* styles = file->GetLayerByName("layer_styles");
  REQUIRE(styles);
  REQUIRE(styles->GetFeatureCount() == 1);
  std::unique_ptr<OGRFeature> const style{styles->GetNextFeature()};
  CHECK(std::string{style->GetFieldAsString("f_table_name")} == "towns");
  CHECK(std::string{style->GetFieldAsString("f_geometry_column")} == "geom");
  CHECK(std::string{style->GetFieldAsString("styleQML")} == "<qgis/>");
  CHECK(style->GetFieldAsInteger("useAsDefault") == 1);
}

TEST_CASE("every format gives the same bytes twice") {
  Scratch scratch;
  for (std::string const extension : {"gpkg", "geojson", "fgb", "shp", "csv"}) {
    INFO(extension);
    write_features(scratch / ("a." + extension), {towns()}, stamp);
    auto const first = bytes_of(scratch / ("a." + extension));
    write_features(scratch / ("a." + extension), {towns()}, stamp);
    CHECK_FALSE(first.empty());
    CHECK(bytes_of(scratch / ("a." + extension)) == first);
  }
  for (auto const& entry : std::filesystem::directory_iterator{scratch.path()})
    CHECK(entry.path().string().find("partial") == std::string::npos);
}

TEST_CASE("GeoJSON is in degrees with right-handed rings") {
  Scratch scratch;
  write_geojson(scratch / "g.geojson", ground());
  auto const json = nlohmann::json::parse(bytes_of(scratch / "g.geojson"));
  CHECK_FALSE(json.contains("crs"));
  REQUIRE(json["features"][0]["geometry"]["type"] == "Polygon");
  auto const rings = json["features"][0]["geometry"]["coordinates"];
  REQUIRE(rings.size() == 2);
  auto signed_area = [](nlohmann::json const& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
      sum += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
             ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    return sum;
  };
  CHECK(signed_area(rings[0]) > 0);
  CHECK(signed_area(rings[1]) < 0);
  CHECK(rings[0][0][0].get<double>() > 25);
}

TEST_CASE("a Shapefile keeps scripts and publishes its cut column names") {
  Scratch scratch;
  auto layer = towns();
  layer.columns[1].name = "people_within_2km";
  layer.columns[2].name = "people_within_5km";
  write_shapefile(scratch / "t.shp", layer);
  auto const file = open(scratch / "t.shp");
  REQUIRE(file);
  std::unique_ptr<OGRFeature> const first{file->GetLayer(0)->GetNextFeature()};
  CHECK(std::string{first->GetFieldAsString("name")} == "جوبا");
  CHECK(first->GetFieldAsInteger64("people_wit") == 12);
  CHECK(first->GetFieldAsDouble("people_wi2") == 1.5);
  CHECK(bytes_of(scratch / "t.columns.csv").find("people_wi2,people_within_5km") != std::string::npos);
}

TEST_CASE("points in CSV are longitude and latitude, lines are WKT") {
  Scratch scratch;
  write_feature_csv(scratch / "t.csv", towns());
  auto const text = bytes_of(scratch / "t.csv");
  CHECK(text.find("lon,lat,name,people_persons") != std::string::npos);
  CHECK(text.find("33.0000000,4.52") != std::string::npos);
  FeatureLayer lines{"l", "", GeometryKind::line, Crs{}, {{"id"}}, {{1, MultiLine{{{1, 2}, {3, 4}}}, {"a"}}},
                     ""};
  write_feature_csv(scratch / "l.csv", lines);
  CHECK(bytes_of(scratch / "l.csv") ==
        "id,wkt\na,\"LINESTRING (1.0000000 2.0000000, 3.0000000 4.0000000)\"\n");
}

TEST_CASE("a table becomes a layer whose kinds follow its values") {
  FeatureTable table;
  table.source = "made";
  table.crs = Crs{};
  table.columns = {"whole", "number", "text", "nothing"};
  table.features = {{1, MultiPoint{{1, 2}}, {std::int64_t{1}, std::int64_t{2}, "x", std::monostate{}}},
                    {2, MultiPoint{{1, 3}}, {std::monostate{}, 2.5, "3", std::monostate{}}}};
  auto const layer = layer_of(table, "made");
  CHECK(layer.geometry == GeometryKind::point);
  CHECK(layer.columns[0].kind == ColumnKind::whole);
  CHECK(layer.columns[1].kind == ColumnKind::number);
  CHECK(layer.columns[2].kind == ColumnKind::text);
  CHECK(layer.columns[3].kind == ColumnKind::text);
  table.features[1].geometry = MultiLine{{{0, 0}, {1, 1}}};
  CHECK_THROWS_WITH(layer_of(table, "made"), testing::contains("cannot share a layer"));
}

TEST_CASE("an unknown file type and several layers in one file are refused") {
  Scratch scratch;
  std::ofstream{scratch / "file"} << "no folder";
  CHECK_THROWS_WITH(write_features(scratch / "a.xyz", {towns()}, stamp),
                    testing::contains("unknown file type"));
  CHECK_THROWS_WITH(write_features(scratch / "a.shp", {towns(), ground()}, stamp),
                    testing::contains("2 layers"));
  CHECK_THROWS_WITH(write_geopackage(scratch / "file/a.gpkg", {towns()}, stamp),
                    testing::contains("cannot be written"));
}
