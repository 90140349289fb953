#include "passage/write/hxl.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("Administrative columns of every generation get the tag of their level") {
  CHECK(hashtag_of("adm2_pcode") == "#adm2+code");
  CHECK(hashtag_of("ADM1_PCODE") == "#adm1+code");
  CHECK(hashtag_of("admin2Pcod") == "#adm2+code");
  CHECK(hashtag_of("ADM2_EN") == "#adm2+name");
  CHECK(hashtag_of("adm0_pcode") == "#country+code");
}

TEST_CASE("People, places and measures have the tags of the standard; all others are meta") {
  CHECK(hashtag_of("people") == "#population");
  // Nobody was reached yet, and who is left out is not thereby in need.
  CHECK(hashtag_of("people_within") == "#population+within");
  CHECK(hashtag_of("people_left_out") == "#population+left_out");
  CHECK(hashtag_of("divergence") == "#indicator+divergence+num");
  CHECK(hashtag_of("population_within_5km") == "#population+along+b5km");
  CHECK(hashtag_of("population_walk_1.5h") == "#population+walking+b1_5h");
  CHECK(hashtag_of("length_km") == "#indicator+length_km");
  CHECK(hashtag_of("lat") == "#geo+lat");
  CHECK(hashtag_of("Bezirk Nr. 3") == "#meta+bezirk_nr__3");
  CHECK(hashtag_of("") == "#meta+c_");
}
