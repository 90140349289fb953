#include "passage/algorithms/barrier_inputs.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Gate gate(std::string id, std::string type, GateState state) {
  Gate made;
  made.id = std::move(id);
  made.type = std::move(type);
  made.state = state;
  made.point = {1, 2};
  made.wait = Seconds{60};
  return made;
}

}  // namespace

TEST_CASE("only what spans water lets people over it, and nothing that is closed") {
  auto named = gate("K1", "bridge", GateState::open);
  named.name = "Old bridge";
  auto unrecorded = gate("K9", "", GateState::unknown);
  unrecorded.is_recorded = false;
  auto const points = crossings_on_foot(
      {named, gate("K2", "checkpoint", GateState::open), gate("K3", "ferry", GateState::conditional),
       gate("K4", "bridge", GateState::closed), gate("K5", "", GateState::unknown), unrecorded,
       gate("K6", "line crossing", GateState::open), gate("K7", "gate", GateState::open)});
  std::vector<std::string> names;
  for (auto const& point : points) names.push_back(point.name);
  CHECK(names == std::vector<std::string>{"Old bridge", "K3", "K5", "K6"});
  CHECK(points.front().wait == Seconds{60});
  CHECK(points.front().point == Point{1, 2});
}

TEST_CASE("barriers are lines or the edges of areas; crossing points bring wait, width and name") {
  Scratch const scratch;
  std::ofstream{scratch / "barriers.csv"}
      << "WKT\n\"LINESTRING (30 5, 31 5)\"\n"
         "\"POLYGON ((30 6, 31 6, 31 7, 30 6), (30.8 6.2, 30.9 6.2, 30.9 6.3, 30.8 6.2))\"\n";
  std::ofstream{scratch / "gates.csv"}
      << "name,lon,lat,state,wait_min,width_m\nFord,30.5,5,conditional,10,40\n"
         ",30.6,5,,,\nShut,30.7,5,closed,1,1\n";
  Context context;
  CHECK(read_barrier_lines({(scratch / "barriers.csv").string(), ""}, Crs{}, context).size() == 3);
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
