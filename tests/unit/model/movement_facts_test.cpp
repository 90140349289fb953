#include "passage/model/movement_facts.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("nothing is stated until a scenario states it") {
  MovementFacts const facts;
  CHECK(facts.vehicle_count == 0);
  CHECK(facts.vehicle.empty());
  CHECK_FALSE(facts.load);
  CHECK_FALSE(facts.utc_offset);
}
