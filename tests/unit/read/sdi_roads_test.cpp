#include "passage/read/sdi_roads.hpp"

#include "support/catch.hpp"
#include "tables.hpp"

#include "passage/base/error.hpp"

namespace passage {
namespace {

using testing::Approx;
using testing::contains;
using testing::table_of;
using testing::text;
using testing::whole;

Geometry line(double x) {
  return MultiLine{{{x, 4.8}, {x + 0.01, 4.8}}};
}

/// Two rows of the same roads: in codes and in words.
FeatureTable both_spellings() {
  return table_of(
      {"FClass", "SrfTpe", "SrfCond", "CurntPrac", "GdWthrPrac", "BdWthrPrac", "TotLoadMT", "OpStatus",
       "GnralSpeed", "RteNme"},
      {{line(31),
        {whole(2), whole(2), whole(1), whole(5), whole(6), whole(3), 12.5, whole(1), whole(40), text("A43")}},
       {line(31.1),
        {text("Primary"), text("Gravel"), text("Rough (<40kph)"), text("Heavy Truck (<20mt)"),
         text("Truck + Trailer (>20mt)"), text("4WD <3.5MT"), text("12.5"), text("Open"), text("40"),
         text("A43")}}});
}

std::vector<RoadFeature> read(FeatureTable table, Season season = Season::unstated) {
  Context context;
  return read_sdi_roads(std::move(table), {}, season, context);
}

TEST_CASE("codes and words of UNSDI-T say the same") {
  for (auto const& road : read(both_spellings())) {
    CHECK(road.road_class == "primary");
    CHECK(road.surface == "gravel");
    CHECK(road.smoothness == "bad");
    CHECK(road.practicability == 5);
    CHECK(road.max_load == Tonnes{12.5});
    CHECK(road.speed->value * 3.6 == Approx(40));
    CHECK(road.status == RoadStatus::open);
    CHECK(road.name == "A43");
  }
}

TEST_CASE("the season chooses the practicability") {
  for (auto const& road : read(both_spellings(), Season::wet)) CHECK(road.practicability == 3);
  for (auto const& road : read(both_spellings(), Season::dry)) CHECK(road.practicability == 6);
}

TEST_CASE("without a wet-season answer the current one stands in, and says so where it matters") {
  auto const table = table_of({"fclass", "curntprac", "bdwthrprac", "isseasonal"},
                              {{line(31), {whole(3), whole(4), whole(0), whole(1)}},
                               {line(31.1), {whole(3), whole(4), Field{}, whole(2)}}});
  Context context;
  auto const roads = read_sdi_roads(table, {}, Season::wet, context);
  CHECK(roads[0].practicability == 4);
  CHECK(roads[1].practicability == 4);
  CHECK(context.findings.has("sdi_wet_unknown"));
}

TEST_CASE("status in codes and texts; what is closed stays on the map as closed") {
  auto const status = [](Field const& value) {
    return read(table_of({"fclass", "status"}, {{line(31), {whole(2), value}}})).front().status;
  };
  CHECK(status(whole(1)) == RoadStatus::open);
  CHECK(status(whole(2)) == RoadStatus::restricted);
  CHECK(status(whole(3)) == RoadStatus::closed);
  CHECK(status(text("Abandoned/Disused")) == RoadStatus::closed);
  CHECK(status(text("Road is NOT Passable")) == RoadStatus::closed);
  CHECK(status(text("Under construction")) == RoadStatus::restricted);
  CHECK(status(text("unknown")) == RoadStatus::open);
  CHECK(status(Field{}) == RoadStatus::open);
}

TEST_CASE("mud is a surface, axle loads are read, words of no code book are named") {
  Context context;
  auto const roads =
      read_sdi_roads(table_of({"fclass", "srftpe", "srfcond", "axleloadmt", "curntprac"},
                              {{line(31), {whole(6), whole(3), whole(4), 8.0, text("camels")}}}),
                     {}, Season::unstated, context);
  CHECK(roads[0].road_class == "track");
  CHECK(roads[0].surface == "dirt;mud");
  CHECK_FALSE(roads[0].practicability);
  CHECK(roads[0].max_axle_load == Tonnes{8});
  REQUIRE(context.findings.has("sdi_unknown_words"));
  CHECK_THAT(context.findings.by_consequence().front().text, contains("\"camels\" (1)"));
}

TEST_CASE("a layer without any of the columns is refused with what it has") {
  CHECK_THROWS_WITH(read(table_of({"kind"}, {{line(31), {whole(2)}}})), contains("it has kind"));
}

}  // namespace
}  // namespace passage
