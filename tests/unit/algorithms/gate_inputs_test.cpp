#include "passage/algorithms/gate_inputs.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

namespace passage {

namespace {

FeatureTable two_gates() {
  FeatureTable table;
  table.source = "gates.csv";
  table.columns = {"id", "state"};
  for (auto const* id : {"K1", "K2"}) {
    Feature feature;
    feature.fields = {std::string{id}, std::string{"open"}};
    table.features.push_back(feature);
  }
  return table;
}

Gate gate_at(double lon, GateState state = GateState::unknown) {
  Gate gate;
  gate.place = {lon, 0};
  gate.state = state;
  return gate;
}

std::vector<Gate> gates_of_roads(std::size_t count) {
  std::vector<Gate> gates;
  for (std::size_t i = 0; i < count; ++i) gates.push_back(gate_at(1 + 0.1 * static_cast<double>(i)));
  return gates;
}

}  // namespace

TEST_CASE("a change of the command line stands in the table") {
  auto const changed = apply_changes(two_gates(), {{"gates", "K2", "state", "closed"}});
  CHECK(as_text(changed.features[0].fields[1]) == "open");
  CHECK(as_text(changed.features[1].fields[1]) == "closed");
}

TEST_CASE("a change to a crossing point that is not there names the nearest") {
  try {
    apply_changes(two_gates(), {{"gates", "K22", "state", "closed"}});
    FAIL("no error");
  } catch (Error const& error) {
    CHECK(error.code() == "unknown_gate");
    CHECK_THAT(error.hint(), testing::contains("K2"));
  }
  CHECK_THROWS_AS(apply_changes(two_gates(), {{"gates", "K2", "colour", "red"}}), Error);
}

TEST_CASE("a crossing point on record says more than one of the road data beside it") {
  std::vector<Gate> gates{gate_at(1)};
  Authorities authorities;
  Context context;
  // 0.001 degrees on the equator are 111 m.
  add_road_gates(gates, {gate_at(1.001), gate_at(1.01)}, Metres{200}, authorities, context);
  REQUIRE(gates.size() == 2);
  CHECK(gates[1].place.lon == 1.01);
  CHECK(authorities.list.empty());
}

TEST_CASE("more unknown holders than can be told apart are one authority") {
  Authorities authorities;
  Context context;
  std::vector<Gate> few, many;
  add_road_gates(few, gates_of_roads(32), Metres{0}, authorities, context);
  CHECK(authorities.list.empty());
  auto crowd = gates_of_roads(33);
  crowd.push_back(gate_at(9, GateState::open));
  add_road_gates(many, std::move(crowd), Metres{0}, authorities, context);
  CHECK(context.findings.has("osm_crossings_grouped"));
  REQUIRE(authorities.list.size() == 1);
  CHECK(many[0].holders == std::vector<PartyId>{PartyId{0}});
  CHECK(many[33].holders.empty());
}

}  // namespace passage
