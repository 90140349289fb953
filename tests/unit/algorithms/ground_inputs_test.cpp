#include "passage/algorithms/ground_inputs.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

namespace passage {

TEST_CASE("roads have their recorded speed, else that of their class; the others are counted") {
  testing::Scratch const scratch;
  auto const path = (scratch.path() / "roads.geojson").string();
  auto const road = [](std::string const& properties) {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"LineString","coordinates":[[33.0,9.0],[33.1,9.0]]}})";
  };
  std::ofstream{path} << R"({"type":"FeatureCollection","features":[)" << road(R"({"kmh":50,"kind":"Track"})")
                      << "," << road(R"({"kmh":null,"kind":"track"})") << ","
                      << road(R"({"kmh":null,"kind":"ferry"})") << "," << road(R"({"kmh":null,"kind":null})")
                      << "]}";
  SurfaceInputs inputs;
  inputs.roads = LineInput{path, {}};
  inputs.road_class = ColumnName{"kind"};
  inputs.road_speed = ColumnName{"kmh"};
  std::vector<ClassSpeed> const speeds{{1002, "Track", kilometres_per_hour(15), Pace::tobler}};
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  Context context;
  auto const roads = read_friction_roads(inputs, speeds, grid, context);
  REQUIRE(roads.size() == 2);
  CHECK(roads[0].speed == kilometres_per_hour(50));
  CHECK(roads[0].pace == Pace::level);
  CHECK(roads[1].speed == kilometres_per_hour(15));
  CHECK(roads[1].pace == Pace::tobler);
  CHECK(roads[0].line[0].x == testing::Approx(500000).margin(1));
  CHECK(context.findings.has("class_without_speed"));
  CHECK(context.findings.has("road_without_speed"));
}

TEST_CASE("roads that meet a barrier away from every crossing point are a finding") {
  auto const surface = testing::friction_of(testing::drawn_cells(std::vector<std::string>(9, ".........")));
  auto const& grid = surface.grid();
  Line const river{grid.centre(4, 0), grid.centre(4, 8)};
  std::vector<FrictionRoad> const roads{{{grid.centre(0, 2), grid.centre(8, 2)}, kilometres_per_hour(36)}};
  Context near, far;
  find_unbridged(roads, {river}, {grid.centre(4, 3)}, grid, near);
  CHECK_FALSE(near.findings.has("road_meets_barrier"));
  find_unbridged(roads, {river}, {grid.centre(4, 6)}, grid, far);
  CHECK(far.findings.has("road_meets_barrier"));
}

}  // namespace passage
