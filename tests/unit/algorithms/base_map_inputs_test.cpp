#include "passage/algorithms/base_map_inputs.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace passage {

namespace {

std::string geojson(std::string const& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string town(std::string const& properties, double lon) {
  return R"({"type":"Feature","properties":)" + properties +
         R"(,"geometry":{"type":"Point","coordinates":[)" + std::to_string(lon) + ",9]}}";
}

AnyInput written(testing::Scratch const& scratch, std::string const& name, std::string const& text) {
  auto const path = (scratch / name).string();
  std::ofstream{path} << text;
  return {path, {}};
}

}  // namespace

TEST_CASE("towns keep their people and their kind; those without a name are not drawn") {
  testing::Scratch const scratch;
  auto const file = written(scratch, "towns.geojson",
                            geojson(town(R"({"name":"A","population":321,"place":"city"})", 33) + "," +
                                    town(R"({"name":"B","population":null,"place":"city"})", 34) + "," +
                                    town(R"({"name":"C","population":null,"place":"village"})", 35) + "," +
                                    town(R"({"name":null,"population":5,"place":"town"})", 36)));
  tables::MapLayers map;
  map.places.emplace();
  map.places->path = file.path;
  std::vector<InputRecord> records;
  Context context;
  InputTables tables{scratch.path(), records, context};
  auto const places = read_base_map(map, tables, context).base.places;
  REQUIRE(places.size() == 3);
  CHECK(places[0].population == 321);
  CHECK(places[1].population == 0);
  CHECK(places[1].kind == "city");
  CHECK(places[1].place.lon == 34);
  REQUIRE(records.size() == 1);
  CHECK(records[0].table == "map places");
}

TEST_CASE("areas are drawn by their edges where lines are wanted, and as areas where those are") {
  testing::Scratch const scratch;
  auto const square = R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":)"
                      R"([[[33,9],[33.01,9],[33.01,9.01],[33,9.01],[33,9]]]}})";
  auto const file = written(scratch, "square.geojson", geojson(square));
  std::vector<InputRecord> records;
  Context context;
  InputTables tables{scratch.path(), records, context};
  auto const lines = read_drawn_lines(file, "terrain barriers", tables);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].front() == lines[0].back());
  tables::MapLayers map;
  map.water.emplace();
  map.water->path = file.path;
  CHECK(read_base_map(map, tables, context).base.water.size() == 1);
}

}  // namespace passage
