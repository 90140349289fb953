#include "passage/algorithms/evidence_tables.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

namespace passage {

TEST_CASE("the tables of evidence are options of their own and reach the scenario") {
  auto const evidence =
      bind_options<EvidenceTables>({{"scenario", Node{Table{{"as_of", Node{std::string{"2020-02-03"}}}}}},
                                    {"closures", Node{Table{{"source", Node{std::string{"closed.gpkg"}}}}}},
                                    {"gates", Node{Table{{"source", Node{std::string{"gates.gpkg"}}}}}}},
                                   command_line);
  auto const scenario = scenario_of(evidence);
  CHECK(scenario.scenario.as_of == parse_date("2020-02-03"));
  REQUIRE(scenario.closures);
  CHECK(scenario.closures->source.path == "closed.gpkg");
  REQUIRE(scenario.gates);
  CHECK(scenario.gates->source.path == "gates.gpkg");
  CHECK_FALSE(scenario.control);
  CHECK_FALSE(scenario.incidents);
  CHECK(scenario.agreements.empty());
}

}  // namespace passage
