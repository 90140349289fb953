#include "passage/read/recognise_osm.hpp"

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr char const* two_islands = R"(<?xml version="1.0"?>
<osm version="0.6">
<node id="1" lat="-11.70" lon="43.25"><tag k="place" v="town"/><tag k="name" v="Here"/></node>
<node id="2" lat="-11.40" lon="43.30"><tag k="place" v="town"/><tag k="name" v="There"/><tag k="population" v="900"/></node>
<node id="3" lat="-12.17" lon="44.39"><tag k="place" v="city"/><tag k="name" v="موتسامودو"/></node>
<node id="4" lat="-12.17" lon="44.50"/>
<node id="5" lat="-11.60" lon="43.60"><tag k="place" v="town"/></node>
<way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary_link"/></way>
<way id="11"><nd ref="3"/><nd ref="4"/><tag k="highway" v="track"/></way>
<way id="12"><nd ref="1"/><nd ref="3"/><tag k="route" v="ferry"/></way>
<way id="13"><nd ref="2"/><nd ref="5"/><tag k="highway" v="footway"/></way>
</osm>
)";

}  // namespace

TEST_CASE("an extract is roads, with its towns and with where its roads run") {
  TemporaryFolder const folder;
  Context context;
  auto const found = recognise_osm({folder.write("islands.osm", two_islands), ""}, context);
  CHECK(found.readings.at(0).role == InputRole::roads);
  CHECK(found.readings.at(0).belief == Belief::strong);
  REQUIRE(found.places.size() == 3);  // a town without a name is no place to name
  CHECK(found.places[0].name == "موتسامودو");
  CHECK(found.places[1].name == "There");
  CHECK(found.places[1].people == 900);
  CHECK(found.passed.may_join({43.25, -11.70}, {43.30, -11.40}));
  // A ferry and a footpath are no road to drive.
  CHECK_FALSE(found.passed.may_join({43.25, -11.70}, {44.39, -12.17}));
  CHECK_FALSE(found.passed.is_near({43.60, -11.60}));
}

TEST_CASE("a file that is no extract is an error of the input") {
  TemporaryFolder const folder;
  Context context;
  auto const file = folder.write("cut.osm", "<?xml version=\"1.0\"?><osm><node id=\"1\"");
  CHECK(error_of([&] { recognise_osm({file, ""}, context); }).code() == "osm_unreadable");
}
