#include "passage/read/detail/osm_conditions.hpp"

#include "support/catch.hpp"

namespace passage::detail {
namespace {

VehicleProfile truck() {
  VehicleProfile vehicle;
  vehicle.gross = Tonnes{18};
  vehicle.axle_load = Tonnes{11.5};
  vehicle.height = Metres{4};
  return vehicle;
}

Holds holds(std::string const& condition, OsmCircumstances const& when) {
  auto const clauses = osm_clauses("no @ (" + condition + ")", truck(), when);
  REQUIRE(clauses.size() == 1);
  CHECK(clauses.front().value == "no");
  return clauses.front().holds;
}
Holds on(char const* date, std::string const& condition) {
  return holds(condition, {Season::unstated, parse_date(date), {}});
}

TEST_CASE("wet and dry by the season; a season that is not stated is some time") {
  CHECK(holds("wet", {Season::wet, {}, {}}) == Holds::yes);
  CHECK(holds("wet", {Season::dry, {}, {}}) == Holds::no);
  CHECK(holds("dry", {Season::dry, {}, {}}) == Holds::yes);
  CHECK(holds("Wet", {}) == Holds::sometimes);
}

TEST_CASE("months and days of months, over the new year too") {
  CHECK(on("2020-07-01", "Jun-Oct") == Holds::yes);
  CHECK(on("2020-06-01", "Jun-Oct") == Holds::yes);
  CHECK(on("2020-10-31", "Jun-Oct") == Holds::yes);
  CHECK(on("2020-11-01", "Jun-Oct") == Holds::no);
  CHECK(on("2020-01-15", "Nov 15-Mar 31") == Holds::yes);
  CHECK(on("2020-11-14", "Nov 15-Mar 31") == Holds::no);
  CHECK(on("2020-12-24", "Dec") == Holds::yes);
  CHECK(on("2020-06-16", "Jun 15-30") == Holds::yes);
  CHECK(on("2020-07-01", "Jun 15-30") == Holds::no);
  CHECK(holds("Jun-Oct", {}) == Holds::sometimes);
}

TEST_CASE("hours and days of the week hold at some time, in their months only") {
  CHECK(on("2020-07-01", "22:00-06:00") == Holds::sometimes);
  CHECK(on("2020-07-01", "Mo-Fr 07:00-09:00; Sa 10:00-12:00") == Holds::sometimes);
  CHECK(on("2020-07-01", "sunset-sunrise") == Holds::sometimes);
  CHECK(on("2020-07-01", "Jun-Oct 06:00-18:00") == Holds::sometimes);
  CHECK(on("2020-12-01", "Jun-Oct 06:00-18:00") == Holds::no);
}

TEST_CASE("weights, axles and sizes against the vehicle") {
  CHECK(holds("weight>7.5", {}) == Holds::yes);
  CHECK(holds("weight>7.5", {Season::unstated, {}, Tonnes{7.5}}) == Holds::no);
  CHECK(holds("weight >= 18 t", {}) == Holds::yes);
  CHECK(holds("axleload > 12", {}) == Holds::no);
  CHECK(holds("height > 3.5 m", {}) == Holds::yes);
  CHECK(holds("width > 2", {}) == Holds::not_understood);  // the width is not known
  CHECK(holds("length > 12", {}) == Holds::not_understood);
}

TEST_CASE("conditions together: no beats all, what is not understood beats the rest") {
  OsmCircumstances const wet{Season::wet, parse_date("2020-07-01"), {}};
  CHECK(holds("wet AND weight>7.5", wet) == Holds::yes);
  CHECK(holds("wet AND weight>20", wet) == Holds::no);
  CHECK(holds("wet AND 22:00-06:00", wet) == Holds::sometimes);
  CHECK(holds("snow AND wet", wet) == Holds::not_understood);
  CHECK(holds("snow AND dry", wet) == Holds::no);
  CHECK(holds("PH", wet) == Holds::not_understood);
}

TEST_CASE("several clauses stay in their order; a value without a condition is not understood") {
  auto const clauses = osm_clauses("5 @ (Jun-Oct); 3.5 @ wet", truck(), {Season::wet, {}, {}});
  REQUIRE(clauses.size() == 2);
  CHECK(clauses[0].value == "5");
  CHECK(clauses[0].holds == Holds::sometimes);
  CHECK(clauses[1].value == "3.5");
  CHECK(clauses[1].holds == Holds::yes);
  CHECK(osm_clauses("", truck(), {}).empty());
  CHECK(osm_clauses("no", truck(), {}).front().holds == Holds::not_understood);
}

}  // namespace
}  // namespace passage::detail
