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
