#include "passage/model/gate.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("states of crossing points are read as they are written") {
  for (auto state : {GateState::open, GateState::conditional, GateState::unknown, GateState::closed}) {
    CHECK(gate_state(name_of(state)) == state);
  }
  CHECK_FALSE(gate_state("Open"));
  CHECK_FALSE(gate_state(""));
}

TEST_CASE("a crossing point of which nothing is known is in the unknown state") {
  CHECK(Gate{}.state == GateState::unknown);
}
