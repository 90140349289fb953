#include "passage/compare/names.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace passage;

namespace {

Place town(std::string name, Point point, double people = 0) {
  Place made;
  made.name = std::move(name);
  made.point = point;
  made.population = people;
  return made;
}

UnnamedRoute route(Line line) {
  return {std::move(line), "Juba", "Wau"};
}

Line const north{{0, 0}, {50000, 40000}, {100000, 0}};
Line const south{{0, 0}, {50000, -40000}, {100000, 0}};
std::vector<Place> const places{town("Juba", {0, 0}, 9e5),          town("Rumbek", {50000, 39000}, 3e4),
                                town("Tonj", {50000, -39500}, 2e4), town("Yirol", {25000, 20500}, 1e4),
                                town("Suburb", {1000, 1000}, 5e5),  town("Far", {50000, 0}, 1e6)};

}  // namespace

TEST_CASE("options are named by a place that tells them apart") {
  auto const names = name_routes({route(north), route(south)}, places);
  CHECK(names[0].name == "Juba - Rumbek - Wau");
  CHECK(names[1].name == "Juba - Tonj - Wau");
  CHECK(names[0].via == std::vector<std::string>{"Yirol", "Rumbek"});
}

TEST_CASE("a place that all pass does not name one of them") {
  Line const third{{0, 0}, {25000, 20000}, {60000, 10000}, {100000, 0}};
  auto const names = name_routes({route(north), route(third)}, places);
  CHECK(names[0].name == "Juba - Rumbek - Wau");
  CHECK(names[1].name == "Juba - Yirol - Wau");
}

TEST_CASE("without places the side tells routes apart") {
  auto const names = name_routes({route(north), route(south)}, {});
  CHECK(names[0].name == "Juba - Wau by the north");
  CHECK(names[1].name == "Juba - Wau by the south");
  CHECK(name_routes({route(north)}, {})[0].name == "Juba - Wau");
}

TEST_CASE("where even the side is the same the shorter one is the first") {
  Line const farther{{0, 0}, {50000, 60000}, {100000, 0}};
  auto const names = name_routes({route(farther), route(north)}, {});
  CHECK(names[0].name == "Juba - Wau by the north (2)");
  CHECK(names[1].name == "Juba - Wau by the north (1)");
}

TEST_CASE("the order of routes and places does not matter") {
  auto const before = name_routes({route(north), route(south)}, places);
  auto turned = places;
  std::ranges::reverse(turned);
  auto const after = name_routes({route(south), route(north)}, turned);
  CHECK(after[0].name == before[1].name);
  CHECK(after[1].name == before[0].name);
}

TEST_CASE("places at the ends are part of the ends") {
  auto const names = name_routes({route(north)}, {town("Suburb", {1000, 1000}, 5e5)});
  CHECK(names[0].via.empty());
}

TEST_CASE("a place with two names is one end of the way, and none of its names is passed") {
  UnnamedRoute const from_bangui{north, "Bang\u00ee - Bangui", "Bambari"};
  std::vector<Place> const around{town("Bangui", {12000, 9600}, 7e5), town("Sibut", {50000, 39000}, 2e4)};
  auto const names = name_routes({from_bangui}, around);
  CHECK(names[0].name == "Bang\u00ee / Bangui - Sibut - Bambari");
  CHECK(names[0].via == std::vector<std::string>{"Sibut"});
}

TEST_CASE(
    "labels of areas are passed by nobody, and a town goes before a hamlet where people are not counted") {
  auto lakes = town("Lakes State", {50000, 39500}, 350000);
  lakes.kind = "state";
  auto hamlet = town("Akot", {25000, 20000});
  hamlet.kind = "hamlet";
  auto rumbek = town("Rumbek", {60000, 32000});
  rumbek.kind = "town";
  auto const names = name_routes({route(north)}, {lakes, hamlet, rumbek});
  CHECK(names[0].name == "Juba - Rumbek - Wau");
  CHECK(names[0].via == std::vector<std::string>{"Akot", "Rumbek"});
}
