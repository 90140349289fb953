#include "passage/algorithms/vehicle_profiles.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace passage {
namespace {

using testing::Approx;
using testing::contains;

double kmh(SpeedTable const& table, char const* word) {
  return table.at(word).value * 3.6;
}

TEST_CASE("the built-in vehicles have the published speeds") {
  auto const truck = vehicle_profile(tables::Vehicle::heavy_truck, std::nullopt);
  CHECK(kmh(truck.classes, "trunk") == Approx(60));
  CHECK(kmh(truck.classes, "track") == Approx(15));
  CHECK(kmh(vehicle_profile(tables::Vehicle::car, std::nullopt).classes, "trunk") == Approx(85));
  auto const foot = vehicle_profile(tables::Vehicle::foot, std::nullopt);
  CHECK(kmh(foot.classes, "path") == Approx(5));
  CHECK(foot.vehicle == Vehicle::foot);
  for (auto const vehicle : {Vehicle::heavy_truck, Vehicle::car, Vehicle::foot})
    CHECK(built_in_vehicle(vehicle).vehicle == vehicle);
}

TEST_CASE("sizes are those of the file, a scenario's stand above, and 0 does not matter") {
  auto const truck = vehicle_profile(tables::Vehicle::heavy_truck, std::nullopt);
  CHECK(truck.axle_load == Tonnes{11.5});
  CHECK(truck.height == Metres{4});
  CHECK(truck.width == Metres{2.55});
  tables::VehicleRules changes;
  changes.height = Metres{4.5};
  changes.width = Metres{0};
  auto const changed = vehicle_profile(tables::Vehicle::heavy_truck, changes);
  CHECK(changed.height == Metres{4.5});
  CHECK_FALSE(changed.width);
  CHECK(changed.axle_load == Tonnes{11.5});
  CHECK_FALSE(vehicle_profile(tables::Vehicle::foot, std::nullopt).height);
}

TEST_CASE("every vehicle has its file, and heavier ones need better roads") {
  int needed = 7;
  for (auto const vehicle :
       {tables::Vehicle::heavy_truck, tables::Vehicle::light_truck, tables::Vehicle::four_wheel_drive,
        tables::Vehicle::motorbike, tables::Vehicle::foot}) {
    auto const profile = vehicle_profile(vehicle, std::nullopt);
    CHECK(profile.practicability < needed);
    needed = profile.practicability;
    CHECK(profile.classes.size() > 20);
    CHECK(profile.wet.size() == 3);
    CHECK_FALSE(profile.access_keys.empty());
    CHECK(profile.access_keys.back() == "access");
  }
}

TEST_CASE("a scenario's file lies over the built-in values, its own values over the file") {
  testing::Scratch const scratch;
  auto const file = scratch / "mine.toml";
  std::ofstream{file} << "gross = \"12 t\"\n[classes]\ntrack = \"7 km/h\"\nprimary = \"44 km/h\"\n";
  tables::VehicleRules changes;
  changes.file = InputFile{file.string()};
  changes.classes.entries = {{"track", "0 km/h"}};
  changes.practicability = Count{4};
  auto const profile = vehicle_profile(tables::Vehicle::heavy_truck, changes);
  CHECK(kmh(profile.classes, "primary") == Approx(44));
  CHECK(kmh(profile.classes, "track") == 0);
  CHECK_FALSE(profile.takes_class("track"));
  CHECK(kmh(profile.classes, "secondary") == Approx(60));
  CHECK(profile.gross == Tonnes{12});
  CHECK(profile.practicability == 4);
}

TEST_CASE("what cannot be a speed or a share is refused, all at once") {
  tables::VehicleRules changes;
  changes.classes.entries = {{"track", "fast"}, {"primary", "900 km/h"}, {"road", "20 m"}};
  changes.wet.entries = {{"unpaved", "0 %"}, {"muddy", "50 %"}};
  changes.damage.entries = {{"minor", "120 %"}};
  try {
    vehicle_profile(tables::Vehicle::car, changes);
    FAIL("accepted");
  } catch (Error const& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.problems().size() == 6);
  }
}

TEST_CASE("a wrong key in a vehicle file is an error that names the nearest one") {
  testing::Scratch const scratch;
  auto const file = scratch / "mine.toml";
  std::ofstream{file} << "[clases]\ntrack = \"7 km/h\"\n";
  tables::VehicleRules changes;
  changes.file = InputFile{file.string()};
  try {
    vehicle_profile(tables::Vehicle::car, changes);
    FAIL("accepted");
  } catch (Error const& error) {
    CHECK_THAT(error.message(), contains("mine.toml:1"));
    CHECK_THAT(error.hint(), contains("classes"));
  }
}

TEST_CASE("the assumptions name the season's shares") {
  Scenario scenario;
  scenario.roads.emplace();
  scenario.roads->season = tables::RoadSeason::wet;
  auto const text = describe_driving(scenario, vehicle_profile(scenario));
  CHECK_THAT(text, contains("Wet season"));
  CHECK_THAT(text, contains("40 % on unpaved"));
}

}  // namespace
}  // namespace passage
