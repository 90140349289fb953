#include "passage/write/sheet_label.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;

TEST_CASE("every row says what it is, how sensitive, and until when") {
  auto const facts = testing::sample_result().facts;
  CsvTable const plain{{"zone", "label"}, {{"XA01", "own"}, {"XA02", "own"}}};
  auto const table = labelled(plain, facts);
  CHECK(table.columns == std::vector<std::string>{"zone", "label", "basis", "do_not_use_after"});
  for (auto const& row : table.rows) {
    REQUIRE(row.size() == table.columns.size());
    CHECK(row[1] == "own");
    CHECK(row[2] == "desk analysis");
    CHECK(row[3] == "2031-01-17");
  }
  CHECK(table.hashtags.size() == table.columns.size());
  CHECK(table.hashtags.back() == "#date+expiry");
}

TEST_CASE("every feature of a layer carries the same") {
  auto const facts = testing::sample_result().facts;
  FeatureLayer layer;
  layer.columns = {{"name"}};
  layer.features = {{1, MultiPoint{{0, 0}}, {std::string{"A"}}}};
  auto const made = labelled(layer, facts);
  REQUIRE(made.features[0].fields.size() == 4);
  CHECK(as_text(made.features[0].fields[2]) == "SEVERE, internal");
  CHECK(as_text(made.features[0].fields[3]) == "2031-01-17");
  CHECK(sheet_label(facts).find("Desk analysis") == 0);
}
