#include "passage/algorithms/reach.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("without lines and places there is nothing to reach") {
  Context context;
  ReachCommand options;
  options.out.path = "reach_test_never_written.csv";
  CHECK_THROWS_AS(run(options, context), Error);
}
