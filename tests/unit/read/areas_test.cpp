#include "passage/read/areas.hpp"

#include <cmath>

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("areas to avoid carry their rule; lines stand for 100 m around them") {
  auto const table = table_of({"name"}, {{MultiPolygon{square(30, 5, 0.1)}, {text("market")}},
                                         {MultiLine{{{30, 0}, {30.1, 0}}}, {{}}}});
  Context context;
  auto const areas = read_avoid_areas(table, {.factor = 10}, context);
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].name == "market");
  CHECK(areas[0].avoid_factor == 10);
  CHECK_FALSE(areas[0].is_forbidden);
  CHECK_FALSE(areas[0].is_explosive_hazard);
  CHECK(areas[1].name == "area 2");
  auto const box = bounds(areas[1].area);
  CHECK(box.height() * 110574 == Approx(200).epsilon(0.01));  // a degree of latitude at the equator, m
  CHECK(finding_of(context, "feature_without_area").count == 1);
  CHECK(read_avoid_areas(table, {.is_forbidden = true}, context)[0].is_forbidden);
}

TEST_CASE("confirmed and suspected hazards are hard, cleared ones are none, no status is suspected") {
  Geometry const box = MultiPolygon{square(30, 5, 0.1)};
  auto const table = table_of({"status"}, {{box, {text("Confirmed")}},
                                           {box, {text("suspected")}},
                                           {box, {text("SHA")}},
                                           {box, {text("cleared")}},
                                           {box, {{}}}});
  Context context;
  auto const areas = read_explosive_hazards(table, {}, context);
  CHECK(areas.size() == 4);
  for (auto const& area : areas) CHECK((area.is_explosive_hazard && area.is_forbidden));
  CHECK(finding_of(context, "hazard_cleared").count == 1);
  CHECK(finding_of(context, "hazard_status_missing").severity == Severity::serious);
}

TEST_CASE("an unknown status is refused, never taken for clear") {
  Geometry const box = MultiPolygon{square(30, 5, 0.1)};
  auto const table = table_of({"etat"}, {{box, {text("nettoye")}}, {box, {text("confirmed")}}});
  Context context;
  auto const error = error_of([&] { read_explosive_hazards(table, "etat", context); });
  CHECK(error.code() == "unknown_value");
  CHECK_THAT(error.message(),
             contains("column etat holds \"nettoye\" (1); expected confirmed, suspected or cleared"));
  CHECK(error_of([&] { read_explosive_hazards(table, "state", context); }).code() == "unknown_column");
}

TEST_CASE("a survey without date verifies nothing") {
  auto const table = table_of({"verified_on"}, {{MultiLine{{{30, 0}, {30.1, 0}}}, {text("2020-01-02")}},
                                                {MultiLine{{{31, 0}, {31.1, 0}}}, {{}}}});
  Context context;
  CHECK(read_verified_roads(table, context) == std::vector<Line>{{{30, 0}, {30.1, 0}}});
  CHECK(finding_of(context, "survey_undated").count == 1);
}
