#include "passage/algorithms/written_routes.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

WrittenPlace at(std::string name, double lon, double lat) {
  WrittenPlace written;
  written.text = name;
  written.read_as = "place name";
  written.place.name = std::move(name);
  written.place.place = {lon, lat};
  return written;
}

/// Four towns, and a road that joins the first three by a detour to the north.
PreparedCase prepared(std::vector<WrittenProposal> const& proposals, bool has_roads, Context& context) {
  ScenarioInputs inputs;
  for (auto const& proposal : proposals) {
    for (auto const& written : proposal.places) inputs.stops.push_back(written.place);
  }
  if (has_roads) {
    RoadFeature road;
    road.line = {{31.0, 5.0}, {31.1, 5.2}, {31.2, 5.0}, {31.4, 5.0}};
    road.duration = hour * 3;
    road.length = Metres{71700};
    inputs.roads = {road};
  }
  Scenario scenario;
  if (has_roads) scenario.roads.emplace();
  return prepare_case(scenario, std::move(inputs), context);
}

}  // namespace

TEST_CASE("places are joined along the roads, in their order") {
  Context context;
  std::vector<WrittenProposal> const proposals{
      {"by road", {at("A", 31.0, 5.0), at("B", 31.2, 5.0), at("C", 31.4, 5.0)}}};
  auto const made = prepared(proposals, true, context);
  auto const routes = join_places(proposals, made, made.ends, context);
  REQUIRE(routes.size() == 1);
  // 0.1 degrees east and 0.2 north and back, then 0.2 east: about 2 x 24.8 + 22.2 km.
  CHECK(length(routes[0].line) == Approx(71700).epsilon(0.01));
  CHECK(routes[0].straight.value == 0);
  CHECK(routes[0].stops.size() == 3);
  CHECK(context.findings.has("proposal_read"));
}

TEST_CASE("without roads places are joined by straight lines, and the reading is drawn") {
  Context context;
  std::vector<WrittenProposal> const proposals{{"one", {at("A", 31.0, 5.0), at("B", 31.2, 5.0)}},
                                               {"two", {at("C", 31.4, 5.0), at("D", 31.4, 5.3)}}};
  auto const made = prepared(proposals, false, context);
  auto const routes = join_places(proposals, made, made.ends, context);
  REQUIRE(routes.size() == 2);
  CHECK(routes[0].line.size() == 2);
  CHECK(routes[1].straight.value == Approx(33200).epsilon(0.01));
  passage::testing::Scratch scratch;
  write_reading(scratch / "reading.gpkg", proposals, routes, made.result.frame.grid.crs);
  CHECK(std::filesystem::file_size(scratch / "reading.gpkg") > 10000);
}
