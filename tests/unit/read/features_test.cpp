#include "passage/read/features.hpp"

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

std::string line(double x, double y) {
  return "{\"type\":\"LineString\",\"coordinates\":[[" + std::to_string(x) + "," + std::to_string(y) + "],[" +
         std::to_string(x + 0.1) + "," + std::to_string(y) + "]]}";
}
std::string point(double x, double y) {
  return "{\"type\":\"Point\",\"coordinates\":[" + std::to_string(x) + "," + std::to_string(y) + "]}";
}

FeatureRead const roads{.input = "roads", .kind = RequiredGeometry::lines};
FeatureRead const places{.input = "to", .kind = RequiredGeometry::points};

}  // namespace

TEST_CASE("a layer comes with its columns, types, ids and CRS") {
  TemporaryFolder const folder;
  auto const file =
      folder.write("roads.geojson", geojson({{R"({"n":"Éa","t":12,"v":1.5,"d":"2020-03-04"})", line(30, 5)},
                                             {R"({"n":null,"t":13})", line(31, 5)}}));
  Context context;
  auto const table = read_features({file, ""}, roads, context);
  CHECK(table.source == "roads.geojson");
  CHECK(table.columns == std::vector<std::string>{"n", "t", "v", "d"});
  REQUIRE(table.features.size() == 2);
  CHECK(as_text(table.features[0].fields[0]) == "Éa");
  CHECK(as_number(table.features[0].fields[1]) == 12);
  CHECK(as_text(table.features[0].fields[3]) == "2020-03-04");
  CHECK(is_null(table.features[1].fields[0]));
  CHECK(is_null(table.features[1].fields[2]));
  CHECK(table.crs == Crs{});
  auto const& lines = std::get<MultiLine>(table.features[1].geometry);
  CHECK(lines == MultiLine{{{31, 5}, {31.1, 5}}});
  CHECK(context.findings.list().empty());
}

TEST_CASE("nothing is written beside an input") {
  TemporaryFolder const folder;
  auto const from = folder.write("a.geojson", geojson({{"{\"n\":\"x\"}", line(30, 5)}}));
  convert_vector(from, folder.path() / "a.gpkg", "GPKG");
  convert_vector(from, folder.path() / "a.shp", "ESRI Shapefile");
  auto const before = folder.names();
  Context context;
  for (auto const* name : {"a.gpkg", "a.shp", "a.geojson"})
    read_features({folder.path() / name, ""}, roads, context);
  CHECK(folder.names() == before);
}

TEST_CASE("a layer without CRS is refused unless one is given") {
  TemporaryFolder const folder;
  auto const from = folder.write("a.geojson", geojson({{"{\"n\":\"x\"}", line(30, 5)}}));
  auto const file = convert_vector(from, folder.path() / "roads.shp", "ESRI Shapefile");
  std::filesystem::remove(folder.path() / "roads.prj");
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, roads, context); });
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.code() == "no_crs");
  CHECK(error.message() == "roads.shp: no CRS (no .prj beside it); its coordinates can be degrees");
  CHECK(error.hint() ==
        "give --roads-crs EPSG:4326 (in a scenario: crs = \"EPSG:4326\" in [roads]), or fix the file");

  auto options = roads;
  options.crs = Crs{};
  CHECK(read_features({file, ""}, options, context).features.size() == 1);
}

TEST_CASE("each layer keeps its own CRS until it is asked for degrees") {
  TemporaryFolder const folder;
  // 500000 m east in UTM 36N is longitude 33 exactly.
  auto const file = folder.write(
      "roads.geojson",
      geojson({{"{\"n\":1}", R"({"type":"LineString","coordinates":[[500000,0],[500000,1000]]})"}},
              "urn:ogc:def:crs:EPSG::32636"));
  Context context;
  auto const table = read_features({file, ""}, roads, context);
  CHECK(table.crs == Crs::parse("EPSG:32636"));
  auto const degrees = to_lon_lat(table);
  CHECK(degrees.crs == Crs{});
  auto const& first = std::get<MultiLine>(degrees.features[0].geometry)[0][0];
  CHECK(first.x == Approx(33).margin(1e-9));
  CHECK(first.y == Approx(0).margin(1e-9));
}

TEST_CASE("projected coordinates declared as degrees are refused") {
  TemporaryFolder const folder;
  auto const file = folder.write("roads.geojson", geojson({{"{\"n\":1}", line(594026.1, 4918974.1)}}));
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, roads, context); });
  CHECK(error.code() == "projected_as_degrees");
  CHECK_THAT(error.message(),
             contains("roads.geojson: projected coordinates declared as degrees: got 594026.1 4918974.1"));
  CHECK_THAT(error.message(), contains("expected longitudes within 180"));
  CHECK_THAT(error.hint(), contains("--roads-crs"));

  auto options = roads;
  options.crs = Crs::parse("EPSG:26713");
  auto const degrees = to_lon_lat(read_features({file, ""}, options, context));
  CHECK(std::get<MultiLine>(degrees.features[0].geometry)[0][0].x == Approx(-103.8).margin(0.1));
}

TEST_CASE("degrees declared as metres are refused") {
  TemporaryFolder const folder;
  auto const file =
      folder.write("roads.geojson", geojson({{"{\"n\":1}", line(30, 5)}}, "urn:ogc:def:crs:EPSG::32636"));
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, roads, context); });
  CHECK(error.code() == "degrees_as_projected");
  CHECK_THAT(error.message(), contains("UTM zone 36N"));
  CHECK_THAT(error.hint(), contains("--roads-crs EPSG:4326"));
}

TEST_CASE("swapped longitude and latitude are refused where latitudes show it") {
  TemporaryFolder const folder;
  // Manila as lat, lon.
  auto const file = folder.write("to.csv", "name,lon,lat\nManila,14.6,120.98\nCebu,10.3,123.9\n");
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, places, context); });
  CHECK(error.code() == "swapped_coordinates");
  CHECK_THAT(error.message(), contains("swapped") && contains("120.98") && contains("90"));
}

TEST_CASE("one bad coordinate among many is left out and counted") {
  TemporaryFolder const folder;
  std::string text = "name,lon,lat\n";
  for (int i = 0; i < 20; ++i) text += "p" + std::to_string(i) + ",31.5,4.8\n";
  auto const file = folder.write("to.csv", text + "bad,315,48\n");
  Context context;
  auto const table = read_features({file, ""}, places, context);
  CHECK(table.features.size() == 21);
  CHECK(std::holds_alternative<std::monostate>(table.features[20].geometry));
  auto const finding = finding_of(context, "coordinates_outside_range");
  CHECK(finding.severity == Severity::serious);
  CHECK(finding.count == 1);
  CHECK_THAT(finding.text, contains("1 of 21") && contains("315 48"));
  CHECK(context.findings.list().size() == 1);
}

TEST_CASE("a wrong layer name lists the layers and the nearest") {
  TemporaryFolder const folder;
  auto const from = folder.write("a.geojson", geojson({{"{\"n\":\"x\"}", line(30, 5)}}));
  auto const file = convert_vector(from, folder.path() / "all.gpkg", "GPKG", {"-nln", "roads"});
  convert_vector(from, file, "GPKG", {"-update", "-nln", "rivers"});
  Context context;
  auto const error = error_of([&] { read_features({file, "raods"}, roads, context); });
  CHECK(error.code() == "unknown_layer");
  CHECK(error.message() == "all.gpkg: no layer \"raods\"; it has roads, rivers");
  CHECK(error.hint() == "did you mean \"roads\"?");

  auto const several = error_of([&] { read_features({file, ""}, roads, context); });
  CHECK(several.code() == "several_layers");
  CHECK_THAT(several.message(), contains("roads, rivers"));
  CHECK_THAT(several.hint(), contains("all.gpkg|layername=roads"));
  CHECK(read_features({file, "rivers"}, roads, context).features.size() == 1);
}

TEST_CASE("of several layers the only one of the right kind is taken") {
  TemporaryFolder const folder;
  auto const lines = folder.write("a.geojson", geojson({{"{\"n\":\"x\"}", line(30, 5)}}));
  auto const points = folder.write("b.geojson", geojson({{"{\"n\":\"x\"}", point(30, 5)}}));
  auto const file = convert_vector(lines, folder.path() / "all.gpkg", "GPKG", {"-nln", "roads"});
  convert_vector(points, file, "GPKG", {"-update", "-nln", "gates"});
  Context context;
  CHECK(read_features({file, ""}, roads, context).features.size() == 1);
  CHECK(read_features({file, ""}, places, context).features.size() == 1);
}

TEST_CASE("an empty layer is refused") {
  TemporaryFolder const folder;
  auto const file = folder.write("roads.geojson", geojson({}));
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, roads, context); });
  CHECK(error.code() == "empty_layer");
  CHECK_THAT(error.message(), contains("roads.geojson: empty layer: got 0 features"));
  CHECK_THAT(error.hint(), contains("[roads]"));
  auto const header = folder.write("to.csv", "name,lon,lat\n");
  CHECK(error_of([&] { read_features({header, ""}, places, context); }).code() == "empty_layer");
}

TEST_CASE("the wrong kind of geometry is refused, a few odd features are left out") {
  TemporaryFolder const folder;
  auto const file = folder.write("roads.geojson", geojson({{"{\"n\":1}", point(30, 5)}}));
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, roads, context); });
  CHECK(error.code() == "wrong_geometry");
  CHECK(error.message() == "roads.geojson: got points, expected lines");

  auto const mixed =
      folder.write("mixed.geojson",
                   geojson({{"{\"n\":1}", point(30, 5)}, {"{\"n\":2}", line(30, 5)}, {"{\"n\":3}", "null"}}));
  auto const table = read_features({mixed, ""}, roads, context);
  CHECK(table.features.size() == 3);
  CHECK(finding_of(context, "wrong_geometry").count == 1);
  CHECK(finding_of(context, "no_geometry").count == 1);
}

TEST_CASE("curves become lines and heights are dropped") {
  TemporaryFolder const folder;
  auto const file = folder.write(
      "a.csv", "name,WKT\nhalf,\"CIRCULARSTRING(0 0,1 1,2 0)\"\nhigh,\"LINESTRING Z(0 0 7,1 1 8)\"\n");
  Context context;
  auto const table = read_features({file, ""}, roads, context);
  auto const& arc = std::get<MultiLine>(table.features[0].geometry)[0];
  CHECK(arc.size() > 10);
  for (auto const& p : arc) CHECK(std::hypot(p.x - 1, p.y) == Approx(1).margin(1e-9));
  CHECK(std::get<MultiLine>(table.features[1].geometry)[0] == Line{{0, 0}, {1, 1}});
}

TEST_CASE("CSV: usual coordinate names, byte-order mark, codes with leading zeros, empty cells") {
  TemporaryFolder const folder;
  Context context;
  for (auto const* header : {"code,lon,lat", "code,Longitude,LATITUDE", "code,x,y"}) {
    auto const file = folder.write("a.csv", std::string{"\xef\xbb\xbf"} + header + "\n007,31.5,4.8\n,32,5\n");
    auto const table = read_features({file, ""}, places, context);
    CHECK(table.columns[0] == "code");
    CHECK(as_text(table.features[0].fields[0]) == "007");
    CHECK(is_null(table.features[1].fields[0]));
    CHECK(std::get<MultiPoint>(table.features[0].geometry) == MultiPoint{{31.5, 4.8}});
    CHECK(table.crs == Crs{});
  }
  CHECK(context.findings.list().empty());
}

TEST_CASE("CSV: mapped coordinate names, also of a projected CRS") {
  TemporaryFolder const folder;
  auto const file = folder.write("a.csv", "name;east;north\nA;500000;0\n");
  Context context;
  FeatureRead options{
      .input = "to", .kind = RequiredGeometry::points, .columns = {{"lon", "east"}, {"lat", "north"}}};
  options.crs = Crs::parse("EPSG:32636");
  auto const degrees = to_lon_lat(read_features({file, ""}, options, context));
  CHECK(std::get<MultiPoint>(degrees.features[0].geometry)[0].x == Approx(33).margin(1e-9));
}

TEST_CASE("CSV: a row of HXL hashtags is skipped, noted and usable as names") {
  TemporaryFolder const folder;
  auto const file = folder.write("a.csv", "Lieu,Est,Nord\n#loc+name,#geo+lon,#geo+lat\nWau,27.99,7.7\n");
  Context context;
  auto const table = read_features(
      {file, ""}, {.input = "to", .kind = RequiredGeometry::points, .columns = {{"name", "#loc+name"}}},
      context);
  REQUIRE(table.features.size() == 1);
  CHECK(std::get<MultiPoint>(table.features[0].geometry) == MultiPoint{{27.99, 7.7}});
  CHECK(as_text(table.features[0].fields[table.require_column("name")]) == "Wau");
  CHECK(finding_of(context, "hxl_row").severity == Severity::note);
}

TEST_CASE("CSV: no coordinate columns, unreadable coordinates, decimal commas") {
  TemporaryFolder const folder;
  Context context;
  auto const none = folder.write("none.csv", "name,town\na,b\n");
  auto const error = error_of([&] { read_features({none, ""}, places, context); });
  CHECK(error.code() == "no_coordinates");
  CHECK_THAT(error.message(), contains("none.csv") && contains("name, town") && contains("lon|longitude|x"));
  CHECK_THAT(error.hint(), contains("columns = { lon"));

  auto const comma = folder.write("comma.csv", "name;lon;lat\na;31,5;4,8\n");
  auto const commas = error_of([&] { read_features({comma, ""}, places, context); });
  CHECK(commas.code() == "no_coordinates");
  CHECK_THAT(commas.hint(), contains("decimal point"));

  auto const some = folder.write("some.csv", "name,lon,lat\na,31.5,4.8\nb,n/a,\n");
  CHECK(read_features({some, ""}, places, context).features.size() == 2);
  auto const finding = finding_of(context, "coordinates_missing");
  CHECK(finding.count == 1);
  CHECK_THAT(finding.text, contains("1 of 2 rows") && contains("n/a"));
}

TEST_CASE("text that is not UTF-8 is read as Windows-1252 and said so") {
  TemporaryFolder const folder;
  auto const file = folder.write("a.csv", "name,lon,lat\nB\xe9ni \x96 ville,29.47,0.49\n");
  Context context;
  auto const table = read_features({file, ""}, places, context);
  CHECK(as_text(table.features[0].fields[0]) == "Béni – ville");
  CHECK(finding_of(context, "text_not_utf8").count == 1);
  CHECK_THAT(finding_of(context, "text_not_utf8").text,
             contains("read as Windows-1252, the first as \"Béni – ville\""));
}

TEST_CASE("names that a format without their letters turned into question marks are found") {
  TemporaryFolder const folder;
  auto const file = folder.write("a.csv", "name,lon,lat\n????,31.58,4.85\n?,31.6,4.9\nWau,28,7.7\n");
  Context context;
  CHECK(read_features({file, ""}, places, context).features.size() == 3);
  CHECK(finding_of(context, "text_lost").count == 1);  // a single one may be a word for "unknown"
  CHECK(finding_of(context, "text_lost").severity == Severity::serious);

  std::string rows = "name,lon,lat\n??,31.58,4.85\n";
  for (int i = 0; i < 10; ++i) rows += "Wau,28,7.7\n";
  Context other;
  read_features({folder.write("b.csv", rows), ""}, places, other);
  CHECK_FALSE(other.findings.has("text_lost"));  // one place of many that has no name
}

TEST_CASE("a table in UTF-16 is named as such") {
  TemporaryFolder const folder;
  auto const file = folder.write("a.csv", std::string("\xff\xfen\0a\0", 6));
  Context context;
  auto const error = error_of([&] { read_features({file, ""}, places, context); });
  CHECK(error.code() == "unreadable_file");
  CHECK_THAT(error.message(), contains("UTF-16"));
  CHECK_THAT(error.hint(), contains("UTF-8"));
}

TEST_CASE("a shapefile keeps Arabic names with and without .cpg") {
  TemporaryFolder const folder;
  auto const from = folder.write("a.geojson", geojson({{R"({"name":"جوبا"})", point(31.58, 4.85)}}));
  auto const file =
      convert_vector(from, folder.path() / "towns.shp", "ESRI Shapefile", {"-lco", "ENCODING=UTF-8"});
  Context context;
  CHECK(as_text(read_features({file, ""}, places, context).features[0].fields[0]) == "جوبا");
  std::filesystem::remove(folder.path() / "towns.cpg");
  CHECK(as_text(read_features({file, ""}, places, context).features[0].fields[0]) == "جوبا");
}

TEST_CASE("all unknown columns of a map are listed at once") {
  TemporaryFolder const folder;
  auto const file =
      folder.write("roads.geojson", geojson({{R"({"duration_min":3,"class":"a"})", line(30, 5)}}));
  Context context;
  auto options = roads;
  options.columns = {{"duration", "duratoin_min"}, {"road_class", "klass"}};
  auto const error = error_of([&] { read_features({file, ""}, options, context); });
  CHECK(error.code() == "unknown_column");
  CHECK_THAT(error.message(), contains("2 problems") && contains("duratoin_min") && contains("klass") &&
                                  contains("did you mean \"duration_min\"?"));
}

TEST_CASE("columns are known under our name too, values are translated") {
  TemporaryFolder const folder;
  auto const file =
      folder.write("gates.geojson", geojson({{R"({"etat":"ouvert","state":"x"})", point(30, 5)}}));
  Context context;
  auto const table = read_features({file, ""},
                                   {.input = "gates",
                                    .kind = RequiredGeometry::points,
                                    .columns = {{"state", "etat"}},
                                    .values = {{"ouvert", "open"}, {"ferme", "closed"}}},
                                   context);
  CHECK(as_text(table.features[0].fields[table.require_column("state")]) == "open");
  CHECK(as_text(table.features[0].fields[table.require_column("etat")]) == "open");
  CHECK_THAT(finding_of(context, "value_without_use").text, contains("ferme"));
}

TEST_CASE("polygon edges are divided before they are bent by a projection") {
  TemporaryFolder const folder;
  auto const file = folder.write(
      "zones.geojson",
      geojson(
          {{"{\"n\":1}",
            R"({"type":"Polygon","coordinates":[[[500000,900000],[700000,900000],[700000,910000],[500000,910000],[500000,900000]]]})"}},
          "urn:ogc:def:crs:EPSG::32636"));
  Context context;
  auto const degrees =
      to_lon_lat(read_features({file, ""}, {.input = "zones", .kind = RequiredGeometry::polygons}, context));
  auto const& ring = std::get<MultiPolygon>(degrees.features[0].geometry)[0].outer;
  CHECK(ring.front() == ring.back());
  double longest = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) longest = std::max(longest, distance(ring[i - 1], ring[i]));
  CHECK(longest < 0.02);
}

TEST_CASE("a truncated or foreign file is refused with its name") {
  TemporaryFolder const folder;
  Context context;
  auto const text = folder.write("roads.geojson", R"({"type":"FeatureCollection","features":[{"type":"Fea)");
  auto const error = error_of([&] { read_features({text, ""}, roads, context); });
  CHECK(error.code() == "unreadable_file");
  CHECK_THAT(error.message(), contains("roads.geojson"));
  auto const noise = folder.write("roads.bin", "\x01\x02\x03");
  CHECK(error_of([&] { read_features({noise, ""}, roads, context); }).code() == "unreadable_file");
}

TEST_CASE("where any geometry will do, features without are still counted") {
  TemporaryFolder const folder;
  auto const file =
      folder.write("closures.geojson", geojson({{"{\"n\":1}", point(30, 5)}, {"{\"n\":2}", "null"}}));
  Context context;
  CHECK(read_features({file, ""}, {.input = "closures"}, context).features.size() == 2);
  CHECK(finding_of(context, "no_geometry").count == 1);
  auto const plain = folder.write("table.csv", "a,b\n1,2\n");
  Context none;
  CHECK_FALSE(read_features({plain, ""}, {.input = "speeds"}, none).crs);
  CHECK(none.findings.list().empty());
}
