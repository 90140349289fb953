#include "passage/model/run_result.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a result starts without answers, control areas or hazard") {
  RunResult const result;
  CHECK(result.options.empty());
  CHECK_FALSE(result.control);
  CHECK_FALSE(result.hazard);
  CHECK(result.corridor_width == Metres{2000});
}
