#include "passage/model/place.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a place is a town of unknown size until a scenario gives it a role") {
  CHECK(Place{}.role == PlaceRole::town);
  CHECK(Place{}.population == 0);
}
