#include "passage/layers/road_speeds.hpp"

#include "support/catch.hpp"

namespace passage {
namespace {

using testing::Approx;

VehicleProfile truck() {
  VehicleProfile vehicle;
  vehicle.classes = {{"primary", kilometres_per_hour(60)},
                     {"track", kilometres_per_hour(15)},
                     {"footway", kilometres_per_hour(0)}};
  vehicle.surfaces = {{"gravel", kilometres_per_hour(30)},
                      {"concrete", kilometres_per_hour(55)},
                      {"ice", kilometres_per_hour(0)}};
  vehicle.track_types = {{"grade5", kilometres_per_hour(10)}};
  vehicle.smoothness = {{"impassable", kilometres_per_hour(0)}, {"bad", kilometres_per_hour(40)}};
  vehicle.wet = {{"paved", Share{0.9}}, {"unpaved", Share{0.5}}, {"unknown", Share{0.7}}};
  vehicle.damage = {{"major", Share{0.2}}, {"destroyed", Share{0}}};
  vehicle.most = kilometres_per_hour(80);
  vehicle.practicability = 5;
  return vehicle;
}

RoadFeature of_class(char const* road_class) {
  RoadFeature road;
  road.road_class = road_class;
  return road;
}

double kmh(RoadFeature const& road, Season season = Season::unstated) {
  return driving_speed(road, truck(), season).value * 3.6;
}

TEST_CASE("the lowest of class, surface, track type, smoothness and limit counts") {
  auto road = of_class("primary");
  CHECK(kmh(road) == Approx(60));
  road.surface = "concrete:plates";
  CHECK(kmh(road) == Approx(55));
  road.smoothness = "bad";
  CHECK(kmh(road) == Approx(40));
  road.surface = "asphalt; gravel";
  CHECK(kmh(road) == Approx(30));
  road.speed_limit = kilometres_per_hour(20);
  CHECK(kmh(road) == Approx(18));
  road.track_type = "grade5";
  CHECK(kmh(road) == Approx(10));
  CHECK(kmh(of_class("canal")) == Approx(20));
}

TEST_CASE("season and damage are shares of the speed, each stated") {
  auto road = of_class("primary");
  CHECK(kmh(road, Season::dry) == Approx(60));
  CHECK(kmh(road, Season::wet) == Approx(60 * 0.7));
  road.surface = "asphalt";
  CHECK(kmh(road, Season::wet) == Approx(60 * 0.9));
  road.surface = "gravel";
  CHECK(kmh(road, Season::wet) == Approx(30 * 0.5));
  road.damage = "major";
  CHECK(kmh(road, Season::wet) == Approx(30 * 0.5 * 0.2));
  CHECK(kept_share(road, truck(), Season::dry).value == Approx(0.2));
}

TEST_CASE("a vehicle does not go where a class, a condition or the practicability rules it out") {
  CHECK(is_fit(of_class("primary"), truck()));
  CHECK(is_fit(of_class("canal"), truck()));
  CHECK_FALSE(is_fit(of_class("footway"), truck()));
  auto road = of_class("primary");
  road.smoothness = "impassable";
  CHECK_FALSE(is_fit(road, truck()));
  road.smoothness.clear();
  road.surface = "ice";
  CHECK_FALSE(is_fit(road, truck()));
  road.surface.clear();
  road.damage = "destroyed";
  CHECK_FALSE(is_fit(road, truck()));
  road.damage.clear();
  road.practicability = 4;
  CHECK_FALSE(is_fit(road, truck()));
  road.practicability = 5;
  CHECK(is_fit(road, truck()));
  CHECK(is_fit(road, VehicleProfile{}));
}

TEST_CASE("surfaces are paved only when every word of them is") {
  CHECK(surface_kind("") == SurfaceKind::unknown);
  CHECK(surface_kind("asphalt") == SurfaceKind::paved);
  CHECK(surface_kind("concrete:lanes") == SurfaceKind::paved);
  CHECK(surface_kind("asphalt;gravel") == SurfaceKind::unpaved);
}

}  // namespace
}  // namespace passage
