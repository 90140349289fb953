#include "passage/layers/observed_window.hpp"

#include "support/catch.hpp"

namespace passage {
namespace {

TEST_CASE("A cell belongs to the window when its centre does") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {0, 4};
  grid.rows = grid.columns = 4;
  ObservedWindow const whole{grid, {}};
  CHECK(whole.is_whole_grid());
  CHECK(whole.cells() == 16);
  // Two parts, the second with a hole around one centre.
  MultiPolygon const area{{{{0, 3.2}, {1.6, 3.2}, {1.6, 4}, {0, 4}, {0, 3.2}}, {}},
                          {{{0, 0}, {4, 0}, {4, 2}, {0, 2}, {0, 0}},
                           {{{2.2, 0.2}, {2.8, 0.2}, {2.8, 0.8}, {2.2, 0.8}, {2.2, 0.2}}}}};
  ObservedWindow const window{grid, area};
  CHECK_FALSE(window.is_whole_grid());
  CHECK(window.contains(0, 1));
  CHECK_FALSE(window.contains(0, 2));
  CHECK_FALSE(window.contains(1, 0));
  CHECK(window.contains(3, 1));
  CHECK_FALSE(window.contains(3, 2));
  CHECK(window.contains(3, 3));
  CHECK(window.cells() == 2 + 4 + 3);
}

}  // namespace
}  // namespace passage
