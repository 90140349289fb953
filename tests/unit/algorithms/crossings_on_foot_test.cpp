#include "passage/algorithms/crossings_on_foot.hpp"

#include "support/catch.hpp"

using namespace passage;

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
