#include "passage/model/reach.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

TEST_CASE("the imbalance is what groups, the rest and double counts leave over") {
  Reach reach;
  reach.raster_total = Persons{100};
  reach.by_group = {Persons{60}, Persons{50}};
  reach.outside_groups = Persons{5};
  reach.counted_twice = Persons{15};
  CHECK(reach.imbalance().value == Approx(0));
  reach.outside_groups = Persons{6};
  CHECK(reach.imbalance().value == Approx(1));
}

TEST_CASE("names of targets and measures; the formulas name every column") {
  CHECK(name_of(ReachMeasure::walking) == "walking");
  CHECK(name_of(ReachTarget::line_and_stops) == "line and stops");
  for (auto const* word : {"need_share", "reach_share", "rate", "worst_ratio", "divergence"})
    CHECK(equity_formulas().find(word) != std::string_view::npos);
}
