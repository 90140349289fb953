#include "passage/algorithms/routes.hpp"

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace passage {
namespace {

/// Two ways from A to B, 40 and 60 minutes, and a place C that nothing joins.
void write_inputs(std::filesystem::path const& folder) {
  auto const road = [](std::string const& coordinates, int minutes) {
    return R"({"type":"Feature","properties":{"minutes":)" + std::to_string(minutes) +
           R"(},"geometry":{"type":"LineString","coordinates":[)" + coordinates + "]}}";
  };
  std::ofstream{folder / "roads.geojson"}
      << R"({"type":"FeatureCollection","features":[)" << road("[30.0,5.0],[30.2,5.1],[30.4,5.0]", 40) << ","
      << road("[30.0,5.0],[30.2,4.8],[30.4,5.0]", 60) << "," << road("[30.0,6.0],[30.1,6.0]", 10) << "]}";
  std::ofstream{folder / "places.csv"} << "name,lon,lat\nA,30.0,5.0\nB,30.4,5.0\nC,30.1,6.0\n";
}

Routes question(std::filesystem::path const& folder, std::string const& to) {
  Routes options;
  options.roads.source.path = (folder / "roads.geojson").string();
  options.roads.duration = ColumnName{"minutes"};
  for (auto* places : {&options.from, &options.to})
    places->source = PlaceInput{(folder / "places.csv").string(), {}};
  options.from.select = {Text{"A"}};
  options.to.select = {Text{to}};
  options.out.path = (folder / "routes.gpkg").string();
  return options;
}

TEST_CASE("Routes between places: the fastest and its alternative, in a GeoPackage") {
  testing::Scratch const scratch;
  write_inputs(scratch.path());
  Context context;
  auto const outputs = run(question(scratch.path(), "B"), context);
  CHECK(outputs.answer == Answer::result);
  auto const* options = find(outputs.summary, "options");
  REQUIRE(options);
  CHECK(std::get<List>(options->value).size() == 2);
  CHECK(std::filesystem::exists(scratch.path() / "routes.gpkg"));
}

TEST_CASE("No route is an answer") {
  testing::Scratch const scratch;
  write_inputs(scratch.path());
  Context context;
  CHECK(run(question(scratch.path(), "C"), context).answer == Answer::no_route);
  CHECK(context.findings.has("no_route"));
}

TEST_CASE("A hazard raster and incidents exclude each other") {
  Routes options;
  options.hazard = RasterInput<HazardRate>{"hazard.tif"};
  options.evidence.incidents.emplace();
  Problems problems;
  check(options, {}, problems);
  REQUIRE(problems.list().size() == 1);
  CHECK(problems.list()[0].code == "two_hazards");
}

}  // namespace
}  // namespace passage
