#include "passage/write/hazard_classes.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;

namespace {

HazardSurface surface(double highest_per_1000km2_year) {
  HazardSurface hazard{Grid{Crs::parse("EPSG:32636"), {0, 10}, 1, 1, 2, 2}};
  hazard.rate.set(0, 0, HazardRate{highest_per_1000km2_year / 365250});
  hazard.rate.set(0, 1, HazardRate{highest_per_1000km2_year / 365250 / 1e6});
  return hazard;
}

}  // namespace

TEST_CASE("class bounds are round and the uppermost is at most half the highest rate") {
  auto const classes = hazard_classes(surface(250));
  REQUIRE(classes);
  CHECK(classes->names ==
        std::array<std::string, 5>{"under 3", "3 to 10", "10 to 30", "30 to 100", "100 and more"});
  CHECK(hazard_classes(surface(0.08))->names[4] == "0.03 and more");
  CHECK(hazard_classes(surface(0.08))->names[0] == "under 0.001");
}

TEST_CASE("a rate on a bound belongs to the upper class") {
  auto const classes = *hazard_classes(surface(250));
  CHECK(classes.class_of(HazardRate{0}) == 0);
  CHECK(classes.class_of(classes.bounds[0]) == 1);
  CHECK(classes.class_of(HazardRate{31 / 365250.0}) == 3);
  CHECK(classes.class_of(HazardRate{1}) == 4);
}

TEST_CASE("nothing observed, no classes") {
  HazardSurface const empty{Grid{Crs::parse("EPSG:32636"), {0, 10}, 1, 1, 2, 2}};
  CHECK_FALSE(hazard_classes(empty));
}
