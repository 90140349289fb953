#include "passage/layers/burnt_roads.hpp"

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

using namespace passage;
using namespace passage::testing;

// That nothing leaks is shown by searches, in tests/property/burnt_roads_test.cpp.

TEST_CASE("cells take the fastest road, keep what is faster, and are counted") {
  auto surface = friction_of(drawn_cells({"..#", "..."}));
  auto const& grid = surface.grid();
  RoadBurning burning;
  Line const along{grid.centre(0, 0), grid.centre(0, 2)};
  burning.roads = {{along, kilometres_per_hour(18)},
                   {along, kilometres_per_hour(36)},
                   {{grid.centre(1, 0), grid.centre(1, 2)}, kilometres_per_hour(1)}};
  Context context;
  auto const burnt = burn_roads(surface, burning, context);
  CHECK(burnt.cells == 3);
  CHECK(burnt.opened_cells == 1);
  CHECK(burnt.links == 0);
  CHECK(surface.friction.at(0, 0)->value == Approx(0.1));
  CHECK(surface.friction.at(0, 2)->value == Approx(0.1));
  CHECK(surface.friction.at(1, 1)->value == Approx(1));
  // The opened cell is left along the road only: west, not south or south west.
  CHECK_FALSE(surface.blocked.is_blocked(0, 2, 6));
  CHECK(surface.blocked.is_blocked(0, 2, 4));
  CHECK(surface.blocked.is_blocked(0, 2, 5));
}

TEST_CASE("a road of vehicles in ground that is walked takes no notice of slope") {
  auto surface = friction_of(drawn_cells({"..", ".."}));
  surface.elevation.emplace(surface.grid());
  for (int cell = 0; cell < 4; ++cell) surface.elevation->set(cell / 2, cell % 2, Metres{5.0 * cell});
  surface.pace = Pace::tobler;
  RoadBurning burning;
  burning.roads = {{{surface.grid().centre(0, 0), surface.grid().centre(0, 1)}, kilometres_per_hour(36)}};
  Context context;
  burn_roads(surface, burning, context);
  REQUIRE(surface.paces);
  auto const pace_at = [&](int row) {
    return static_cast<Pace>(static_cast<int>(surface.paces->at(row, 0)->value));
  };
  CHECK(pace_at(0) == Pace::level);
  CHECK(pace_at(1) == Pace::tobler);
}

TEST_CASE("a road of speed 0 changes nothing") {
  auto surface = friction_of(drawn_cells({".#."}));
  RoadBurning burning;
  burning.roads = {{{surface.grid().centre(0, 0), surface.grid().centre(0, 2)}, MetresPerSecond{0}}};
  Context context;
  CHECK(burn_roads(surface, burning, context).cells == 0);
  CHECK_FALSE(surface.friction.at(0, 1));
}
