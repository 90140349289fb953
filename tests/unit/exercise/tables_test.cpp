#include "passage/exercise/tables.hpp"

#include <algorithm>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("layers and tables say EXERCISE in every row") {
  auto const& district = sample::district();
  for (auto const& named : district_layers(district)) {
    REQUIRE_FALSE(named.table.features.empty());
    auto const mark = named.table.require_column("exercise");
    for (auto const& feature : named.table.features) {
      REQUIRE(feature.fields.size() == named.table.columns.size());
      REQUIRE(as_text(feature.fields[mark]) == "EXERCISE");
    }
  }
  for (auto const& table : district_tables(district)) {
    for (auto const& row : table.rows) {
      REQUIRE(row.size() == table.columns.size());
      REQUIRE(std::count(row.begin(), row.end(), "EXERCISE") == 1);
    }
  }
}
