#include "passage/write/stand_in_names.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("names that Passage gave are said in the language of the sheet") {
  Messages const french{"fr"};
  CHECK(stand_in_name("holder not recorded", french) == "d\u00e9tenteur non enregistr\u00e9");
  CHECK(stand_in_name("holder not recorded, area 2", french) == "d\u00e9tenteur non enregistr\u00e9, zone 2");
  CHECK(stand_in_name("holder not recorded, area 1 with Bor", french) ==
        "d\u00e9tenteur non enregistr\u00e9, zone 1 avec Bor");
  CHECK(stand_in_name("crossing point K7", french) == "point de passage K7");
  CHECK(stand_in_name("crossing point Unrecorded crossing 1", french) ==
        "point de passage Passage non enregistr\u00e9 1");
  CHECK(stand_in_name("holder not recorded", Messages{}) == "holder not recorded");
}

TEST_CASE("recorded names are nobody's to translate, and all names come back") {
  RunResult result;
  result.authorities.add("written");  // a holder may be called anything
  result.authorities.add("holder not recorded", false);
  Gate recorded, found;
  recorded.name = "crossing point north";
  found.name = "Unrecorded crossing 2";
  result.graph.gates = {recorded, found};
  {
    StandInNames const names{result, Messages{"fr"}};
    CHECK(result.authorities.list[0].name == "written");
    CHECK(result.authorities.list[1].name == "d\u00e9tenteur non enregistr\u00e9");
    CHECK(result.graph.gates[0].name == "crossing point north");
    CHECK(result.graph.gates[1].name == "Passage non enregistr\u00e9 2");
  }
  CHECK(result.authorities.list[1].name == "holder not recorded");
  CHECK(result.graph.gates[1].name == "Unrecorded crossing 2");
}
