#include "passage/layers/friction.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

FeatureTable speed_table(std::vector<std::vector<Field>> const& rows) {
  FeatureTable table{"speeds.csv", std::nullopt, {"class", "label", "speed", "mode"}, {}};
  std::int64_t id = 0;
  for (auto const& row : rows) table.features.push_back({++id, {}, row});
  return table;
}

}  // namespace

TEST_CASE("AccessMod's table of speeds is read as it is") {
  auto const speeds = read_class_speeds(
      speed_table({{std::string{"1"}, std::string{"Grass"}, std::string{"2"}, std::string{"WALKING"}},
                   {std::int64_t{1001}, std::string{"Road"}, 80.0, std::string{"MOTORIZED"}}}));
  REQUIRE(speeds.size() == 2);
  CHECK(speeds[0].number == 1);
  CHECK(speeds[0].speed.value == Approx(2 / 3.6));
  CHECK(speeds[0].pace == Pace::tobler);
  CHECK(speeds[1].pace == Pace::level);
  CHECK_THROWS_WITH(read_class_speeds(speed_table({{1.5, std::string{}, -1.0, std::string{"FLYING"}}})),
                    contains("whole number") && contains("km/h") && contains("WALKING"));
}

TEST_CASE("friction by class: unnamed classes and speed 0 are impassable") {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.rows = 1;
  grid.columns = 4;
  Raster<Code, std::int32_t> classes{grid};
  for (int column = 0; column < 4; ++column) classes.set(0, column, Code{static_cast<double>(column + 1)});
  Context context;
  auto const surface = friction_by_class(classes,
                                         {{1, "", kilometres_per_hour(3.6), Pace::tobler},
                                          {2, "", kilometres_per_hour(0), Pace::tobler},
                                          {3, "", kilometres_per_hour(36), Pace::level}},
                                         context);
  CHECK(surface.friction.at(0, 0)->value == Approx(1));
  CHECK(!surface.friction.at(0, 1));
  CHECK(surface.friction.at(0, 2)->value == Approx(0.1));
  CHECK(!surface.friction.at(0, 3));
  CHECK(context.findings.has("class_without_speed"));
}
