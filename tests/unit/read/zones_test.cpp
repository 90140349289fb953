#include "passage/read/zones.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

namespace {
Geometry box(double x) {
  return MultiPolygon{square(x, 5, 0.1)};
}
}  // namespace

TEST_CASE("the deepest level of either generation of admin boundaries is found") {
  Context context;
  auto const old =
      table_of({"ADM0_EN", "ADM0_PCODE", "ADM1_EN", "ADM1_PCODE", "ADM2_EN", "ADM2_PCODE"},
               {{box(1), {text("S"), text("SS"), text("A"), text("SS01"), text("B"), text("SS0101")}}});
  auto zones = read_zones(old, {}, context);
  CHECK(zones[0].code == "SS0101");
  CHECK(zones[0].name == "B");
  auto const young = table_of({"adm1_name", "adm1_pcode", "adm2_name", "adm2_pcode"},
                              {{box(1), {text("A"), text("SS01"), text("C"), text("SS0102")}}});
  zones = read_zones(young, {}, context);
  CHECK(zones[0].code == "SS0102");
  CHECK(zones[0].name == "C");
  auto const programme = table_of({"admin1Name", "admin1Pcod"}, {{box(1), {text("Dakar"), text("SN01")}}});
  CHECK(read_zones(programme, {}, context)[0].code == "SN01");
  auto const plain = table_of({"name", "pcode"}, {{box(1), {text("Ouaka"), text("CF")}}});
  CHECK(read_zones(plain, {}, context)[0].name == "Ouaka");
  CHECK(context.findings.list().empty());
}

TEST_CASE("asked columns, needs, several features of one code, no code") {
  auto const table = table_of({"c", "n", "severity"}, {{box(1), {text("Z1"), text("a"), 3.0}},
                                                       {box(2), {text("Z2"), text("b"), {}}},
                                                       {box(3), {text("Z1"), text("a"), 3.0}},
                                                       {box(4), {{}, text("d"), 1.0}}});
  Context context;
  auto const zones = read_zones(table, {.code = "c", .name = "n", .need = "severity"}, context);
  REQUIRE(zones.size() == 3);
  CHECK(zones[0].need == 3);
  CHECK(zones[0].has_need);
  CHECK(area(zones[0].area) == Approx(0.02));
  CHECK_FALSE(zones[1].has_need);
  CHECK(zones[2].code == "feature 4");
  CHECK(finding_of(context, "zone_joined").count == 1);
  CHECK(finding_of(context, "zone_without_code").count == 1);
  CHECK(finding_of(context, "zone_without_need").count == 1);
}

TEST_CASE("Zones that overlap are said to, with the pair that does most") {
  auto const square = [](double left, double right) {
    return MultiPolygon{{{{left, 5}, {right, 5}, {right, 6}, {left, 6}, {left, 5}}, {}}};
  };
  Context context;
  read_zones(table_of({"pcode"}, {{square(30, 31), {text("A1")}}, {square(31, 32), {text("A2")}}}), {},
             context);
  CHECK(context.findings.list().empty());
  read_zones(table_of({"pcode"}, {{square(30, 31), {text("A1")}}, {square(30.5, 32), {text("A2")}}}), {},
             context);
  CHECK_THAT(finding_of(context, "zones_overlap").text, contains("A1") && contains("A2") && contains("50 %"));
}

TEST_CASE("Zones are never joined by name: two of one name without code are two zones") {
  auto const table = table_of({"adm2_pcode", "adm2_name"}, {{box(1), {{}, text("Centre")}},
                                                            {box(2), {{}, text("Centre")}},
                                                            {box(3), {text("X01"), text("North")}},
                                                            {box(4), {text("X01"), text("South")}}});
  Context context;
  auto const zones = read_zones(table, {}, context);
  REQUIRE(zones.size() == 3);
  CHECK(zones[0].code == "feature 1");
  CHECK(zones[1].code == "feature 2");
  CHECK(finding_of(context, "zone_without_code").count == 2);
  CHECK_THAT(finding_of(context, "zone_without_code").text, contains("nothing can be joined"));
  // One code under two names is said aloud: one of the two is wrong.
  CHECK(finding_of(context, "zone_code_repeated").severity == Severity::serious);
  CHECK_FALSE(context.findings.has("zone_joined"));
}

TEST_CASE("unknown columns are listed together, a negative need is refused") {
  auto const table = table_of({"c", "need"}, {{box(1), {text("Z1"), -1.0}}});
  Context context;
  auto const error = error_of([&] { read_zones(table, {.code = "code2", .name = "x"}, context); });
  CHECK(error.problems().size() == 2);
  CHECK_THAT(error_of([&] { read_zones(table, {.code = "c", .need = "need"}, context); }).message(),
             contains("zone Z1 has a need of -1"));
}
