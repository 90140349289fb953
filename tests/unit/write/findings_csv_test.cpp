#include "passage/write/findings_csv.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("findings are listed worst first with their counts") {
  Findings findings;
  findings.add({Severity::note, "small", "a, b", "roads", "", 1});
  findings.add({Severity::serious, "large", "c", "control", "31.5 4.8", 7});
  CHECK(csv_text(findings_table(findings)) ==
        "severity,code,text,input,place,count\nserious,large,c,control,31.5 4.8,7\nnote,small,\"a, "
        "b\",roads,,1\n");
}
