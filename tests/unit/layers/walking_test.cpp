#include "passage/layers/walking.hpp"

#include "support/catch.hpp"

#include "passage/geo/overlay.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Grid grid() {
  Grid made;
  made.crs = Crs::utm(36, true);
  made.origin = {0, 1000};
  made.cell_width = made.cell_height = 100;
  made.rows = made.columns = 10;
  return made;
}

TileSelection everything() {
  TileSelection tiles{{10, 10}};
  tiles.add(0);
  return tiles;
}

}  // namespace

TEST_CASE("level ground is the same everywhere, on the chosen tiles only") {
  auto const surface = level_ground(Raster<SecondsPerMetre>{grid()}, everything(), SecondsPerMetre{1.2});
  CHECK(surface.friction.at(9, 9)->value == Approx(1.2));
  CHECK_FALSE(level_ground(Raster<SecondsPerMetre>{grid()}, TileSelection{{10, 10}}, SecondsPerMetre{1.2})
                  .friction.at(5, 5));
}

TEST_CASE("nobody walks faster than 6 km/h, and it is said") {
  auto surface = level_ground(Raster<SecondsPerMetre>{grid()}, everything(), SecondsPerMetre{2});
  surface.friction.set(3, 3, SecondsPerMetre{0.05});  // a road at 72 km/h
  Context context;
  slow_to_walking(surface.friction, everything(), context);
  CHECK(surface.friction.at(3, 3)->value == Approx(0.6));
  CHECK(surface.friction.at(4, 4)->value == Approx(2));
  REQUIRE(context.findings.has("friction_faster_than_walking"));
  CHECK(context.findings.list().front().count == 1);
  Context again;
  slow_to_walking(surface.friction, everything(), again);
  CHECK(again.findings.list().empty());
}

TEST_CASE("classes of vehicles are walked; a slow or a walking class keeps its speed") {
  Context context;
  auto const speeds = walking_speeds({{1, "road", kilometres_per_hour(80), Pace::level},
                                      {2, "swamp", kilometres_per_hour(1), Pace::tobler},
                                      {3, "mud track", kilometres_per_hour(3), Pace::level}},
                                     context);
  CHECK(speeds[0].speed.value * 3.6 == Approx(5.037).epsilon(1e-3));
  CHECK(speeds[0].pace == Pace::tobler);
  CHECK(speeds[1].speed.value * 3.6 == Approx(1));
  CHECK(speeds[2].speed.value * 3.6 == Approx(3));
  CHECK(context.findings.has("vehicle_class_walked"));
}

TEST_CASE("closed ground has no friction where the centre of a cell lies in it") {
  auto surface = level_ground(Raster<SecondsPerMetre>{grid()}, everything(), SecondsPerMetre{1});
  auto const disc = buffer(Point{510, 480}, 230);
  close_ground(surface.friction, everything(), {disc});
  for (std::int64_t row = 0; row < 10; ++row) {
    for (std::int64_t column = 0; column < 10; ++column) {
      double const away = distance(grid().centre(row, column), {510, 480});
      if (away < 228) CHECK_FALSE(surface.friction.at(row, column));
      if (away > 231) CHECK(surface.friction.at(row, column));
    }
  }
}
