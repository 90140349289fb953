#include "passage/search/surface/isochrones.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/search/surface/accumulate_cost.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("isochrones are nested, hold exactly the cells in time, and say their area") {
  OracleGrid drawn{301, 301, 100, 100, std::vector<float>(301 * 301, 1.0f)};
  auto const surface = friction_of(drawn);
  Context context;
  auto const field = accumulate_cost(surface, {{surface.grid().id(150, 150), Seconds{0}}}, {}, context);
  auto const drawn_areas = draw_isochrones(field, {Seconds{8000}, Seconds{4000}, Seconds{4000}});
  REQUIRE(drawn_areas.size() == 2);
  CHECK(drawn_areas[0].time.value == 4000);
  CHECK(drawn_areas[0].area.size() == 1);
  CHECK(drawn_areas[0].ground.value == Approx(area(drawn_areas[0].area)));
  // A disc of 4000 m, less the bias of 16 directions (at most 2.75 % in radius).
  double const disc = 3.14159265 * 4000 * 4000;
  CHECK(drawn_areas[0].ground.value < 1.01 * disc);
  CHECK(drawn_areas[0].ground.value > 0.945 * disc);
  CHECK(drawn_areas[1].cells > 3 * drawn_areas[0].cells);
}
