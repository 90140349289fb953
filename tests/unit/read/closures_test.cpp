#include "passage/read/closures.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("closures keep their geometry, name and dates; open ones are none") {
  auto const table =
      table_of({"name", "osm_id", "closed_from", "until", "status"},
               {{MultiLine{{{31, 6}, {31.1, 6}}},
                 {text("Bor road"), {}, text("2022-12-15"), text("2023-02-01"), text("closed")}},
                {MultiPoint{{30, 5}}, {{}, text("77"), text("15.12.2022"), {}, {}}},
                {MultiPolygon{square(30, 5, 0.1)}, {{}, {}, text("2023-01-02"), text("2023-01-01"), {}}},
                {MultiPoint{{30, 5}}, {text("x"), {}, {}, {}, text("Open")}}});
  Context context;
  auto const closures = read_closures(table, context);
  REQUIRE(closures.size() == 3);
  CHECK(closures[0].name == "Bor road");
  CHECK(closures[0].geometry == Geometry{MultiLine{{{31, 6}, {31.1, 6}}}});
  CHECK(format_date(*closures[0].from) == "2022-12-15");
  CHECK(format_date(*closures[0].upto) == "2023-02-01");
  CHECK(closures[1].name == "77");
  CHECK_FALSE(closures[1].from);
  CHECK(closures[2].from);
  CHECK_FALSE(closures[2].upto);
  CHECK(finding_of(context, "closure_open").count == 1);
  CHECK_THAT(finding_of(context, "unreadable_date").text, contains("\"15.12.2022\""));
  CHECK(finding_of(context, "closure_dates").count == 1);
}

TEST_CASE("a table without places closes nothing, and says so") {
  Context context;
  auto const error = error_of([&] {
    read_closures(table_of({"name", "road"}, {{{}, {text("A"), text("N1")}}}), context);
  });
  CHECK(error.code() == "no_coordinates");
  CHECK_THAT(error.message(), contains("none of its 1 features has a place") && contains("name, road"));
}
