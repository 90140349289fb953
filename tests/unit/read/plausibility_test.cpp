#include "passage/read/plausibility.hpp"

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {
Date on(char const* text) {
  return *parse_date(text);
}
Place place(char const* name, double lon, double lat) {
  Place result;
  result.name = name;
  result.place = {lon, lat};
  return result;
}
Box const theatre{{27, 3}, {33, 10}};
}  // namespace

TEST_CASE("old inputs are findings, very old ones serious, undated ones noted") {
  Context context;
  check_staleness("control", on("2020-01-01"), on("2020-01-20"), 30 * day, context);
  CHECK(context.findings.list().empty());
  check_staleness("control", on("2020-01-01"), on("2020-03-01"), 30 * day, context);
  CHECK(finding_of(context, "stale_input").severity == Severity::warning);
  CHECK_THAT(finding_of(context, "stale_input").text,
             contains("2020-01-01, 60 days before 2020-03-01; expected at most 30"));
  Context old;
  check_staleness("control", on("2015-01-01"), on("2020-03-01"), 30 * day, old);
  CHECK(finding_of(old, "stale_input").severity == Severity::serious);
  check_staleness("closures", std::nullopt, on("2020-03-01"), 30 * day, old);
  CHECK(finding_of(old, "vintage_not_stated").severity == Severity::note);
}

TEST_CASE("crossing points are stale one by one") {
  std::vector<Gate> gates(3);
  gates[0].name = "K1";
  gates[0].seen = on("2019-12-30");
  gates[1].name = "K2";
  gates[1].seen = on("2019-06-01");
  Context context;
  check_gate_staleness(gates, on("2020-01-01"), 30 * day, context);
  CHECK_THAT(finding_of(context, "stale_gate").text,
             contains("1 of 3") && contains("K2 on 2019-06-01 (214 days)"));
  CHECK(finding_of(context, "gate_never_seen").count == 1);
}

TEST_CASE("as_of before all incidents is a problem, after some a finding") {
  std::vector<Incident> incidents(2);
  incidents[0].when = *parse_date_span("2018");
  incidents[1].when = *parse_date_span("2019-05-05");
  Problems problems;
  Context context;
  check_as_of(incidents, on("2017-12-31"), problems, context);
  REQUIRE(problems.list().size() == 1);
  CHECK(problems.list()[0].code == "as_of_before_incidents");
  CHECK_THAT(problems.list()[0].message,
             contains("2017-12-31, before all 2 incidents (2018-01-01 to 2019-05-05)"));
  CHECK_THAT(problems.list()[0].hint, contains("2019-05-05"));
  Problems none;
  check_as_of(incidents, on("2018-06-30"), none, context);
  CHECK(none.empty());
  CHECK_THAT(finding_of(context, "incident_after_as_of").text, contains("1 of 2"));
}

TEST_CASE("layers that do not meet are named together, swapped ones as such") {
  Problems problems;
  check_extents({{"roads", "roads.geojson", theatre},
                 {"gates", "gates.csv", {{28, 5}, {29, 6}}},
                 {"incidents", "events.csv", {{-10, 40}, {-9, 41}}},
                 {"sites", "sites.csv", {{3.5, 28}, {4, 29}}},
                 {"closures", "near.gpkg", {{33.05, 5}, {34, 6}}},
                 {"zones", "none.gpkg", {}}},
                Metres{10000}, problems);
  REQUIRE(problems.list().size() == 2);
  CHECK(problems.list()[0].code == "extents_do_not_meet");
  CHECK(problems.list()[0].where == "events.csv");
  CHECK_THAT(problems.list()[0].message,
             contains("-10.00 40.00 to -9.00 41.00") && contains("27.00 3.00 to 33.00 10.00"));
  CHECK(problems.list()[1].code == "swapped_coordinates");
  CHECK_THAT(problems.list()[1].message, contains("exchanged"));
}

TEST_CASE("a few swapped points are a finding, most of them a problem") {
  LayerExtent const sites{"sites", "sites.csv", {}};
  Problems problems;
  Context context;
  std::vector<NamedPoint> points(17, {"A", {31, 5}});
  points.insert(points.end(), {{"B", {4.8, 31.6}}, {"C", {29, 7}}, {"D", {60, 7}}});
  check_points(sites, points, theatre, Metres{1000}, problems, context);
  CHECK(problems.empty());
  auto const finding = finding_of(context, "swapped_coordinates");
  CHECK(finding.severity == Severity::serious);
  CHECK_THAT(finding.text, contains("sites.csv: 1 point seems") && contains("B at 4.8000 31.6000"));
  CHECK_THAT(finding_of(context, "points_outside").text, contains("D at 60.0000 7.0000"));
  check_points(sites, {{"A", {31, 5}}, {"B", {4.8, 31.6}}, {"C", {7, 29}}}, theatre, Metres{1000}, problems,
               context);
  REQUIRE(problems.list().size() == 1);
  CHECK(problems.list()[0].code == "swapped_coordinates");
  CHECK_THAT(problems.list()[0].message, contains("2 of 3 points"));
}

TEST_CASE("without roads the others say where a point belongs, or the ground that is asked about") {
  std::vector<NamedPoint> points;
  for (int i = 0; i < 40; ++i) points.push_back({"E", {30 + 0.01 * i, 5 + 0.02 * i}});
  LayerExtent const unknown{"incidents", "events.csv", {}};
  Problems problems;
  Context clean;
  check_exchanged(unknown, points, problems, clean);
  points.push_back({"far but right", {36, 12}});
  check_exchanged(unknown, points, problems, clean);
  CHECK(clean.findings.list().empty());
  points.push_back({"X", {5.2, 30.1}});
  Context context;
  check_exchanged(unknown, points, problems, context);
  CHECK(problems.empty());
  auto const finding = finding_of(context, "swapped_coordinates");
  CHECK(finding.severity == Severity::serious);
  CHECK_THAT(finding.text, contains("events.csv: 1 point seems") && contains("X at 5.2000 30.1000"));
  check_exchanged(unknown, {}, problems, context);
  // Among themselves points that are all exchanged look right; the ground knows better.
  check_exchanged({"incidents", "events.csv", {{29, 4}, {32, 7}}},
                  {{"A", {5, 30}}, {"B", {6, 31}}, {"C", {30, 5}}}, problems, context);
  REQUIRE(problems.list().size() == 1);
  CHECK_THAT(problems.list()[0].message, contains("2 of 3 points") && contains("exchanged"));
}

TEST_CASE("a place far from its namesake is a finding with the distance") {
  Context context;
  auto const gazetteer =
      std::vector{place("Wau", 28, 7.7), place("Wau", 31.7, 9.7), place("Juba", 31.6, 4.85)};
  check_namesakes("to", {place("wau", 31.71, 9.71), place("Juba", 31.6, 5.85), place("Bor", 0, 0)}, gazetteer,
                  Metres{20000}, context);
  REQUIRE(context.findings.list().size() == 1);
  // One degree of the meridian at 5.35 degrees north is 110.6 km.
  CHECK_THAT(context.findings.list()[0].text, contains("Juba at 31.6000 5.8500 lies 111 km"));
  CHECK(context.findings.list()[0].code == "far_from_namesake");
}

TEST_CASE("the age of an input is that of its newest date") {
  std::vector<ControlArea> areas(3);
  CHECK_FALSE(newest(areas));
  areas[1].as_of = on("2020-01-02");
  areas[2].as_of = on("2019-01-02");
  CHECK(newest(areas) == on("2020-01-02"));
  std::vector<Incident> incidents(1);
  incidents[0].when = *parse_date_span("2019");
  CHECK(newest(incidents) == on("2019-12-31"));
  std::vector<RoadFeature> roads(1);
  roads[0].last_used = on("2018-05-05");
  CHECK(newest(roads) == on("2018-05-05"));
}

TEST_CASE("a layer that reaches beyond the roads proves no exchange") {
  LayerExtent const incidents{"incidents", "events.csv", {}};
  Problems problems;
  Context context;
  check_points(incidents, {{"A", {31, 5}}, {"B", {4.8, 31.6}}, {"C", {20, 40}}, {"D", {60, 7}}}, theatre,
               Metres{1000}, problems, context);
  CHECK(problems.empty());
  CHECK_FALSE(context.findings.has("swapped_coordinates"));
  CHECK(finding_of(context, "points_outside").count == 3);
}
