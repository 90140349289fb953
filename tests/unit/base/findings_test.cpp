#include "passage/base/findings.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("findings come worst first and otherwise in the order they were made") {
  Findings findings;
  findings.add({Severity::note, "a", "", "", "", 1});
  findings.add({Severity::serious, "b", "", "", "", 1});
  findings.add({Severity::note, "c", "", "", "", 1});
  auto const sorted = findings.by_consequence();
  CHECK(sorted[0].code == "b");
  CHECK(sorted[1].code == "a");
  CHECK(sorted[2].code == "c");
  CHECK(findings.has("c"));
  CHECK_FALSE(findings.has("d"));
}

TEST_CASE("counted things stand in the right number, with their verb and what refers to them") {
  CHECK(counted(3, "roads have no length; they are left out.") ==
        "3 roads have no length; they are left out.");
  CHECK(counted(1, "roads have no length; they are left out.") == "1 road has no length; it is left out.");
  CHECK(counted(1, "polygons are invalid") == "1 polygon is invalid");
  CHECK(counted(1, "pairs of areas with different holders overlap") ==
        "1 pair of areas with different holders overlaps");
  CHECK(counted(1, "incidents do not say how well their place is known; 2 km was assumed.") ==
        "1 incident does not say how well its place is known; 2 km was assumed.");
  CHECK(counted(1, "crossing points") == "1 crossing point");
  CHECK(counted(0, "roads") == "0 roads");
}
