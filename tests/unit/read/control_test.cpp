#include "passage/read/control.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Geometry box(double x, double y, double side) {
  return MultiPolygon{square(x, y, side)};
}

std::vector<std::string> names(ControlArea const& area, Authorities const& authorities) {
  std::vector<std::string> list;
  for (auto const holder : area.holders) list.push_back(authorities.name(holder));
  return list;
}

// A cell of 0.1 by 0.1 degrees at the equator: 11.1319 km by 11.0574 km.
constexpr double tenth_km2 = 123.09;

}  // namespace

TEST_CASE("holders, dates and sources come as recorded; NULL and unknown mean nobody") {
  auto const table = table_of({"holder", "date", "source"},
                              {{box(0, 0, 0.1), {text("North"), text("2020-01-02"), text("group")}},
                               {box(1, 0, 0.1), {text("South ; North"), text("2020-01-03"), {}}},
                               {box(2, 0, 0.1), {{}, {}, {}}},
                               {box(3, 0, 0.1), {text("Unknown"), {}, {}}}});
  Context context;
  Authorities authorities;
  auto const areas = read_control(table, {}, authorities, context);
  REQUIRE(areas.size() == 4);
  CHECK(names(areas[0], authorities) == std::vector<std::string>{"North"});
  CHECK(names(areas[1], authorities) == std::vector<std::string>{"North", "South"});
  CHECK(areas[2].holders.empty());
  CHECK(areas[3].holders.empty());
  CHECK(format_date(*areas[1].as_of) == "2020-01-03");
  CHECK_FALSE(areas[2].as_of);
  CHECK(areas[0].source == "group");
  CHECK(authorities.list.size() == 2);
  CHECK(context.findings.list().empty());
}

TEST_CASE("a self-intersecting polygon is repaired, with its place") {
  // A bow tie of two triangles of equal size that meet at 0.05 0.05.
  Polygon const bow{{{0, 0}, {0.1, 0.1}, {0.1, 0}, {0, 0.1}, {0, 0}}, {}};
  auto const table = table_of({"holder"}, {{MultiPolygon{bow}, {text("North")}}});
  Context context;
  Authorities authorities;
  auto const areas = read_control(table, {}, authorities, context);
  CHECK(area(areas[0].area) == Approx(0.005).epsilon(1e-9));
  auto const finding = finding_of(context, "polygon_repaired");
  CHECK(finding.count == 1);
  CHECK_THAT(finding.text, contains("Self-intersection at 0.05 0.05") && contains("feature 1"));
}

TEST_CASE("overlaps are a finding with km2 and place, whoever came first") {
  auto const table =
      table_of({"holder"}, {{box(0, 0, 0.2), {text("North")}}, {box(0.1, 0, 0.2), {text("South")}}});
  Context context;
  Authorities authorities;
  read_control(table, {}, authorities, context);
  auto const finding = finding_of(context, "control_overlap");
  CHECK(finding.severity == Severity::warning);
  CHECK(finding.count == 1);
  CHECK_THAT(finding.text, contains("246.1") && contains("km²") && contains("North / South"));
  CHECK(finding.place == "0.1500 0.1000");
  CHECK(2 * tenth_km2 == Approx(246.18));
  CHECK_FALSE(context.findings.has("control_gap"));
}

TEST_CASE("areas of one holder may overlap") {
  auto const table =
      table_of({"holder"}, {{box(0, 0, 0.2), {text("North")}}, {box(0.1, 0, 0.2), {text("North")}}});
  Context context;
  Authorities authorities;
  read_control(table, {}, authorities, context);
  CHECK(context.findings.list().empty());
}

TEST_CASE("holes and slits between areas are gaps") {
  Polygon ring = square(0, 0, 0.3);
  ring.holes.push_back({{0.1, 0.1}, {0.1, 0.2}, {0.2, 0.2}, {0.2, 0.1}, {0.1, 0.1}});
  Context context;
  Authorities authorities;
  read_control(table_of({"holder"}, {{MultiPolygon{ring}, {text("North")}}}), {}, authorities, context);
  CHECK_THAT(finding_of(context, "control_gap").text,
             contains("1 gap") && contains("123.09 km² at 0.1500 0.1500"));

  // A slit of 0.002 degrees (222.6 m) between two boxes 11 km high: 2.46 km2, and the ends of the search.
  Context slit;
  read_control(
      table_of({"holder"}, {{box(0, 0, 0.1), {text("North")}}, {box(0.102, 0, 0.1), {text("South")}}}), {},
      authorities, slit);
  auto const finding = finding_of(slit, "control_gap");
  CHECK(finding.count == 1);
  CHECK(std::stod(finding.text.substr(finding.text.find("areas, ") + 7)) == Approx(2.46).margin(0.2));

  Context closed;
  read_control(table_of({"holder"}, {{box(0, 0, 0.1), {text("North")}}, {box(0.1, 0, 0.1), {text("South")}}}),
               {}, authorities, closed);
  CHECK(closed.findings.list().empty());
}

TEST_CASE("names that differ in case or blanks are one holder and a finding") {
  auto const table = table_of({"holder"}, {{box(0, 0, 0.1), {text("North Army")}},
                                           {box(1, 0, 0.1), {text("north  army")}},
                                           {box(2, 0, 0.1), {text("North Army")}}});
  Context context;
  Authorities authorities;
  auto const areas = read_control(table, {}, authorities, context);
  CHECK(authorities.list.size() == 1);
  CHECK(names(areas[1], authorities) == std::vector<std::string>{"North Army"});
  CHECK_THAT(finding_of(context, "party_spelling").text,
             contains("\"North Army\" (2)") && contains("\"north  army\" (1)"));
}

TEST_CASE("contested without names, unreadable dates and records after today are findings") {
  auto const table = table_of({"holder", "date"}, {{box(0, 0, 0.1), {text("contested"), text("03/04/2020")}},
                                                   {box(1, 0, 0.1), {text("North"), text("2020-05-01")}}});
  Context context;
  Authorities authorities;
  ControlColumns columns;
  columns.today = parse_date("2020-04-01");
  auto const areas = read_control(table, columns, authorities, context);
  CHECK(areas[0].holders.empty());
  CHECK(finding_of(context, "contested_without_holders").count == 1);
  CHECK_THAT(finding_of(context, "unreadable_date").text, contains("\"03/04/2020\""));
  CHECK(finding_of(context, "record_after_as_of").severity == Severity::serious);
  CHECK_THAT(finding_of(context, "record_after_as_of").text, contains("2020-05-01"));
}

TEST_CASE("an unknown party column is refused with those there are") {
  auto const table = table_of({"holdr", "date"}, {{box(0, 0, 0.1), {text("North"), {}}}});
  Context context;
  Authorities authorities;
  auto const error = error_of([&] { read_control(table, {}, authorities, context); });
  CHECK(error.code() == "unknown_column");
  CHECK_THAT(error.message(), contains("holdr, date"));
  CHECK_THAT(error.hint(), contains("holdr"));
  ControlColumns columns;
  columns.party = "a";
  columns.as_of = "b";
  CHECK_THAT(error_of([&] { read_control(table, columns, authorities, context); }).message(),
             contains("2 problems"));
}
