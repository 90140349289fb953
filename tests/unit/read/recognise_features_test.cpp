#include "passage/read/recognise_features.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Geometry at(double lon, double lat) {
  return MultiPoint{{lon, lat}};
}
/// About 11.1 km along the equator for 0.1 degrees.
Geometry east(double lon, double degrees) {
  return MultiLine{{{lon, 0}, {lon + degrees, 0}}};
}
Geometry box(double lon) {
  return MultiPolygon{square(lon, 5, 0.1)};
}

Recognised look(FeatureTable const& table, std::string const& name) {
  return recognise_features(table, {name, ""});
}

/// The TOML text of a key of the first reading; empty where it has none.
std::string key_of(Recognised const& found, std::string const& key) {
  if (found.readings.empty()) return "";
  for (auto const& each : found.readings.front().keys) {
    if (each.key == key) return each.value;
  }
  return "";
}

InputRole role_of(Recognised const& found) {
  REQUIRE_FALSE(found.readings.empty());
  return found.readings.front().role;
}

}  // namespace

TEST_CASE("admin areas of either generation are zones of their deepest level") {
  auto const old =
      look(table_of({"ADM0_PCODE", "ADM1_EN", "ADM1_PCODE", "ADM2_EN", "ADM2_PCODE", "severity"},
                    {{box(1), {text("S"), text("A"), text("SS01"), text("B"), text("SS0101"), 3.0}},
                     {box(2), {text("S"), text("A"), text("SS01"), text("C"), text("SS0102"), 2.0}}}),
           "ssd_admbnda_adm2.shp");
  CHECK(role_of(old) == InputRole::zones);
  CHECK(old.readings.front().belief == Belief::strong);
  CHECK(old.readings.front().detail == 2);
  CHECK(key_of(old, "code") == "\"ADM2_PCODE\"");
  CHECK(key_of(old, "name") == "\"ADM2_EN\"");
  CHECK(key_of(old, "need") == "\"severity\"");
  auto const young = look(table_of({"adm1_name", "adm1_pcode"}, {{box(1), {text("A"), text("SS01")}},
                                                                 {box(2), {text("B"), text("SS02")}}}),
                          "ssd_admin1.geojson");
  CHECK(key_of(young, "code") == "\"adm1_pcode\"");
  CHECK(key_of(young, "name") == "\"adm1_name\"");
}

TEST_CASE("one feature with a country's code is an outline, not zones") {
  auto const found =
      look(table_of({"ADM0_EN", "ADM0_PCODE"}, {{box(1), {text("S"), text("SS")}}}), "adm0.shp");
  CHECK(role_of(found) == InputRole::boundaries);
}

TEST_CASE("events of ACLED, of UCDP GED and of its reduced form") {
  auto const acled =
      look(table_of({"event_id_cnty", "event_date", "event_type", "geo_precision"},
                    {{at(31, 5), {text("SSD1"), text("16 February 2024"), text("Battles"), whole(1)}}}),
           "data.csv");
  CHECK(role_of(acled) == InputRole::incidents);
  CHECK(key_of(acled, "format") == "\"acled\"");
  REQUIRE(acled.newest);
  CHECK(format_date(acled.newest->last) == "2024-02-16");
  auto const full = look(
      table_of({"id", "year", "date_start", "date_prec", "where_prec", "best"},
               {{at(31, 5),
                 {whole(1), whole(2019), text("2019-03-01 00:00:00.000"), whole(1), whole(1), whole(3)}}}),
      "GEDEvent.csv");
  CHECK(key_of(full, "format") == "\"ucdp\"");
  CHECK(key_of(full, "half_life").empty());
  auto const reduced =
      look(table_of({"year", "where_coordinates", "best"}, {{at(31, 5), {whole(2019), text("x"), whole(1)}}}),
           "lite.csv");
  CHECK(key_of(reduced, "half_life") == "\"730 d\"");
  CHECK(format_date(reduced.newest->last) == "2019-12-31");
}

TEST_CASE("the unit of a duration is the one that makes roads as fast as roads are") {
  // 11.13 km in 15: 44.5 km/h in minutes, 0.74 km/h in hours, 2672 km/h in seconds.
  auto const plain =
      look(table_of({"duration"}, {{east(30, 0.1), {15.0}}, {east(31, 0.1), {16.0}}}), "network.gpkg");
  CHECK(role_of(plain) == InputRole::roads);
  CHECK(key_of(plain, "duration") == "\"duration\"");
  CHECK(key_of(plain, "duration_unit") == "\"min\"");
  // A name that lies is not believed.
  auto const lying =
      look(table_of({"duration_h"}, {{east(30, 0.1), {15.0}}, {east(31, 0.1), {16.0}}}), "network.gpkg");
  CHECK(key_of(lying, "duration_unit") == "\"min\"");
  auto const hours = look(table_of({"travel_time_h"}, {{east(30, 1), {2.0}}}), "network.gpkg");
  CHECK(key_of(hours, "duration_unit") == "\"h\"");
  // No unit makes sense: no time column at all.
  auto const absurd = look(table_of({"duration"}, {{east(30, 0.1), {1e9}}}), "network.gpkg");
  CHECK(absurd.readings.empty());
}

TEST_CASE("lengths are metres only where they agree with the drawn lines") {
  auto const metres =
      look(table_of({"highway", "length"}, {{east(30, 0.1), {text("primary"), 11200.0}}}), "x.gpkg");
  CHECK(key_of(metres, "length") == "\"length\"");
  CHECK(key_of(metres, "class") == "\"highway\"");
  auto const degrees =
      look(table_of({"highway", "length"}, {{east(30, 0.1), {text("primary"), 0.1}}}), "x.gpkg");
  CHECK(key_of(degrees, "length").empty());
}

TEST_CASE("UNSDI-T roads and extracts of OpenStreetMap as layers") {
  auto const sdi = look(table_of({"FClass", "SrfTpe", "CurntPrac", "TotLoadMT"},
                                 {{east(30, 0.1), {whole(2), whole(1), whole(5), 20.0}}}),
                        "ssd_trs_roads_unsdi.shp");
  CHECK(role_of(sdi) == InputRole::roads);
  CHECK(key_of(sdi, "format") == "\"sdi-t\"");
  auto const free = look(table_of({"osm_id", "code", "fclass", "oneway"},
                                  {{east(30, 0.1), {text("1"), whole(5113), text("primary"), text("F")}},
                                   {east(31, 0.1), {text("2"), whole(5113), text("track"), text("B")}}}),
                         "gis_osm_roads_free_1.shp");
  CHECK(key_of(free, "class") == "\"fclass\"");
  CHECK(key_of(free, "values").find("F = \"yes\"") != std::string::npos);
}

TEST_CASE("closures, verified roads and rivers are no roads") {
  auto const closed =
      look(table_of({"highway", "status"}, {{east(30, 0.1), {text("track"), text("Road is NOT Passable")}}}),
           "pibor.geojson");
  CHECK(role_of(closed) == InputRole::closures);
  auto const verified =
      look(table_of({"verified_on"}, {{east(30, 0.1), {text("2024-05-01")}}}), "verified_roads.gpkg");
  CHECK(role_of(verified) == InputRole::verified_roads);
  auto const rivers =
      look(table_of({"name", "class"}, {{east(30, 0.1), {text("Nile"), text("major")}}}), "rivers.geojson");
  CHECK(role_of(rivers) == InputRole::rivers);
}

TEST_CASE("holders, explosive hazards, and disputed areas that are offered only") {
  auto const held =
      look(table_of({"holder", "date"}, {{box(1), {text("B"), text("2024-05-01")}}}), "control.gpkg");
  CHECK(role_of(held) == InputRole::control);
  CHECK(key_of(held, "as_of") == "\"date\"");
  auto const mined =
      look(table_of({"status"}, {{box(1), {text("Suspected")}}, {box(2), {text("cleared")}}}), "areas.shp");
  CHECK(role_of(mined) == InputRole::explosive_hazards);
  auto const disputed =
      look(table_of({"name", "admin"}, {{box(1), {text("Abyei"), text("S")}}}), "disputed_areas.geojson");
  CHECK(role_of(disputed) == InputRole::control);
  CHECK(disputed.readings.front().belief == Belief::weak);
}

TEST_CASE("crossing points by their columns; obstacles and border times with a caution") {
  auto const gates =
      look(table_of({"name", "state", "wait_min"}, {{at(31, 5), {text("K1"), text("open"), whole(10)}}}),
           "points.gpkg");
  CHECK(role_of(gates) == InputRole::gates);
  CHECK(gates.readings.front().belief == Belief::strong);
  auto const borders = look(table_of({"edge_id", "border_time_min"}, {{at(31, 5), {whole(1), 300.0}}}),
                            "border_crossings.geojson");
  CHECK(borders.readings.front().belief == Belief::weak);
  CHECK(borders.readings.front().caution.find("twice") != std::string::npos);
  CHECK(key_of(borders, "columns") == "{ wait_min = \"border_time_min\" }");
}

TEST_CASE("places stand in order of rank and people, and say whether their name is their own") {
  auto const found = look(table_of({"osm_node", "name", "place", "population"},
                                   {{at(31, 5), {whole(1), text("Wau"), text("village"), {}}},
                                    {at(32, 6), {whole(2), text("Juba"), text("city"), whole(370000)}},
                                    {at(28, 7), {whole(3), text("Wau"), text("town"), whole(150000)}}}),
                          "places.csv");
  CHECK(role_of(found) == InputRole::places);
  CHECK(key_of(found, "id") == "\"osm_node\"");
  REQUIRE(found.places.size() == 3);
  CHECK(found.places[0].name == "Juba");
  CHECK(found.places[0].is_only_one);
  CHECK(found.places[1].id == "3");
  CHECK_FALSE(found.places[1].is_only_one);
}

TEST_CASE("sites, stops and agreements") {
  CHECK(role_of(look(table_of({"name", "type", "people"}, {{at(31, 5), {text("a"), text("camp"), whole(9)}}}),
                     "idps.csv")) == InputRole::sites);
  CHECK(role_of(look(table_of({"name", "unload_h"}, {{at(31, 5), {text("a"), whole(2)}}}), "stops.csv")) ==
        InputRole::stops);
  auto const answers = look(
      table_of({"authority", "kind", "status", "valid_to"},
               {{{}, {text("Relief commission"), text("clearance"), text("written"), text("2024-06-01")}}}),
      "letters.csv");
  CHECK(role_of(answers) == InputRole::agreements);
  REQUIRE(answers.rows.size() == 1);
  CHECK(answers.rows[0] ==
        std::vector<std::string>{"Relief commission", "clearance", "", "written", "", "2024-06-01"});
}

TEST_CASE("what nothing speaks for is not recognised") {
  CHECK(
      look(table_of({"node", "iso3"}, {{at(31, 5), {whole(1), text("SSD")}}}), "nodes.csv").readings.empty());
  CHECK(look(table_of({"name1", "name2"}, {{{}, {text("a"), text("b")}}}), "pairs.csv").readings.empty());
}

TEST_CASE("a place is near a line within a cell of it") {
  auto const road = look(table_of({"highway"}, {{east(30, 1), {text("primary")}}}), "roads.gpkg");
  CHECK(road.passed.is_near({30.5, 0.04}));
  CHECK_FALSE(road.passed.is_near({30.5, 0.2}));
  CHECK_FALSE(road.passed.is_near({31.2, 0}));
}
