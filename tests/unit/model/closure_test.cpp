#include "passage/model/closure.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("an area restricts nothing until something is known of it; a closure without dates has none") {
  RestrictedArea const area;
  CHECK(area.avoid_factor == 1);
  CHECK_FALSE(area.is_forbidden);
  CHECK_FALSE(area.is_explosive_hazard);
  Closure const closure;
  CHECK_FALSE(closure.from);
  CHECK_FALSE(closure.upto);
}
