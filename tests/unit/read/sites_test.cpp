#include "passage/read/sites.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("sites carry kind and people, polygons stand for a point") {
  auto const table =
      table_of({"id", "name", "type", "people"},
               {{MultiPoint{{30, 5}}, {text("S1"), text("Camp A"), text("displacement"), text("41500")}},
                {MultiPolygon{square(31, 5, 0.2)}, {text("S2"), {}, text("health"), {}}},
                {MultiPoint{{32, 5}}, {{}, {}, {}, -4.0}}});
  Context context;
  auto const sites = read_sites(table, context);
  REQUIRE(sites.size() == 3);
  CHECK(sites[0].role == PlaceRole::site);
  CHECK(sites[0].population == 41500);
  CHECK(sites[0].kind == "displacement");
  CHECK(sites[1].name == "S2");
  CHECK(sites[1].place.lon == Approx(31.1));
  CHECK(sites[2].name == "site 3");
  CHECK(sites[2].population == 0);
  CHECK(finding_of(context, "place_without_name").count == 2);
  CHECK(finding_of(context, "negative_people").count == 1);
}
