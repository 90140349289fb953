#include "passage/read/survey.hpp"

#include <algorithm>

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr char const* events = "year,latitude,longitude,best\n2019,5,31,3\n2018,6,32,1\n";

std::vector<std::string> names_of(Survey const& survey) {
  std::vector<std::string> names;
  for (auto const& layer : survey.layers) names.push_back(layer.source.name());
  return names;
}

}  // namespace

TEST_CASE("every file is looked at in the order of the paths; parts, results and hidden files are not") {
  TemporaryFolder const folder;
  for (auto const* inner : {"b", "old_run", ".git"}) std::filesystem::create_directory(folder / inner);
  folder.write("z.csv", events);
  folder.write("b/events.csv", events);
  folder.write("a.qml", "<qgis/>");
  folder.write("letter.pdf", "%PDF");
  folder.write("roads.zip", "PK");
  folder.write("old_run/run.json", "{}");
  folder.write("old_run/reach.csv", events);
  folder.write(".git/index.csv", events);
  folder.write("broken.geojson", "{ not json");
  Context context;
  auto const survey = survey_folder(folder.path(), context);
  CHECK(names_of(survey) == std::vector<std::string>{"events.csv", "broken.geojson", "z.csv"});
  CHECK(survey.layers[0].readings.at(0).role == InputRole::incidents);
  CHECK(survey.layers[1].trouble.find("broken.geojson") != std::string::npos);
  REQUIRE(survey.not_opened.size() == 2);
  CHECK(survey.not_opened[0] == "letter.pdf");
  CHECK(survey.not_opened[1].find("unpack") != std::string::npos);
}

TEST_CASE("each layer of a file is one of its own") {
  TemporaryFolder const folder;
  auto const line = geojson(
      {{R"({"highway": "primary"})", R"({"type": "LineString", "coordinates": [[31, 5], [31.1, 5]]})"}});
  folder.write("roads.geojson", line);
  convert_vector(folder / "roads.geojson", folder / "all.gpkg", "GPKG");
  convert_vector(folder / "roads.geojson", folder / "other.gpkg", "GPKG");
  std::filesystem::remove(folder / "roads.geojson");
  Context context;
  auto const survey = survey_folder(folder.path(), context);
  CHECK(names_of(survey) == std::vector<std::string>{"all.gpkg", "other.gpkg"});
  auto const chosen = survey_layers({{folder / "other.gpkg", "roads"}}, context);
  CHECK(names_of(chosen) == std::vector<std::string>{"other.gpkg, layer roads"});
  CHECK(chosen.layers[0].readings.at(0).role == InputRole::roads);
}

TEST_CASE("a layer without CRS whose numbers can be degrees gets a guess") {
  TemporaryFolder const folder;
  folder.write("roads.geojson",
               geojson({{R"({"highway": "primary"})",
                         R"({"type": "LineString", "coordinates": [[31, 5], [31.1, 5]]})"}}));
  convert_vector(folder / "roads.geojson", folder / "roads.shp", "ESRI Shapefile");
  std::filesystem::remove(folder / "roads.geojson");
  std::filesystem::remove(folder / "roads.prj");
  Context context;
  auto const survey = survey_folder(folder.path(), context);
  REQUIRE(survey.layers.size() == 1);
  CHECK(survey.layers[0].crs == "EPSG:4326");
  CHECK(survey.layers[0].seen.find("no CRS") != std::string::npos);
}

TEST_CASE("no folder and an empty one are errors") {
  TemporaryFolder const folder;
  Context context;
  CHECK(error_of([&] { survey_folder(folder / "none", context); }).code() == "missing_folder");
  CHECK(error_of([&] { survey_folder(folder.path(), context); }).code() == "empty_folder");
  CHECK(error_of([&] { survey_layers({{folder / "none.gpkg", ""}}, context); }).code() == "missing_file");
}
