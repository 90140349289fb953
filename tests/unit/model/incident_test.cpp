#include "passage/model/incident.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("an incident without a stated precision or death count has none") {
  Incident const incident;
  CHECK_FALSE(incident.precision);
  CHECK_FALSE(incident.deaths);
}

TEST_CASE("precisions are ordered from exact to vague") {
  CHECK(LocationPrecision::exact < LocationPrecision::near_place);
  CHECK(LocationPrecision::near_place < LocationPrecision::district);
  CHECK(LocationPrecision::district < LocationPrecision::province);
  CHECK(LocationPrecision::province < LocationPrecision::country);
}
