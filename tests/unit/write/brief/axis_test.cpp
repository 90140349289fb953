#include "passage/write/brief/axis.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

TEST_CASE("an axis begins at zero, unless the values spread less than a tenth") {
  auto const wide = chart_axis({2, 7, 10}, 0, 100);
  CHECK(wide.low == 0);
  CHECK_FALSE(wide.is_cut);
  CHECK(wide(0) == Approx(0));
  CHECK(wide(10) < 100);
  auto const narrow = chart_axis({100, 105}, 0, 100);
  CHECK(narrow.is_cut);
  CHECK(narrow.low == Approx(95));
}

TEST_CASE("ticks stand at round steps inside the axis") {
  ChartAxis const axis{0, 22, 50, 0, false};
  CHECK(axis.step(5) == Approx(5));
  CHECK(axis.ticks(5) == std::vector<double>{0, 5, 10, 15, 20});
  CHECK(axis(11) == Approx(25));  // paper may run the other way
}
