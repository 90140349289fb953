#include "passage/algorithms/barrier_inputs.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("barriers are lines or the edges of areas; crossing points bring wait, width and name") {
  Scratch const scratch;
  std::ofstream{scratch / "barriers.geojson"}
      << R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": )"
      << R"({"type": "LineString", "coordinates": [[30, 5], [31, 5]]}}, {"type": "Feature", "properties": {}, )"
      << R"("geometry": {"type": "Polygon", "coordinates": [[[30, 6], [31, 6], [31, 7], [30, 6]], )"
      << R"([[30.8, 6.2], [30.9, 6.2], [30.9, 6.3], [30.8, 6.2]]]}}]})";
  std::ofstream{scratch / "gates.csv"}
      << "name,lon,lat,state,wait_min,width_m\nFord,30.5,5,conditional,10,40\n"
         ",30.6,5,,,\nShut,30.7,5,closed,1,1\n";
  Context context;
  CHECK(read_barrier_lines({(scratch / "barriers.geojson").string(), ""}, Crs{}, context).size() == 3);
  auto const points = read_crossing_points({(scratch / "gates.csv").string(), ""}, Crs{}, context);
  REQUIRE(points.size() == 2);
  CHECK(points[0].name == "Ford");
  CHECK(points[0].wait == Seconds{600});
  CHECK(points[0].width == Metres{40});
  CHECK(points[0].point.x == Approx(30.5));
  CHECK_THAT(points[1].name, contains("gate "));
  CHECK(points[1].wait == Seconds{0});
  CHECK(context.findings.has("gate_state_uncertain"));
}
