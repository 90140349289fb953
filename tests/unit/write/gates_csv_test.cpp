#include "passage/write/gates_csv.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a row of the table of openings has a cell for what it knows, and empty ones") {
  RoadGraph graph;
  graph.gates.resize(2);
  graph.gates[0].id = "K1";
  graph.gates[0].name = "North bridge; old";
  graph.gates[0].state = GateState::closed;
  graph.gates[1].id = "K2";
  graph.gates[1].name = "Ford";
  graph.gates[1].state = GateState::conditional;
  OpeningReport report;
  report.within = 4 * hour;
  OpeningRow both;
  both.kind = OpeningKind::only_together;
  both.gates = {GateId{0}, GateId{1}};
  both.reached = Persons{1200.4};
  both.newly_reached = Persons{200};
  both.apart = Persons{0};
  OpeningRow joining;
  joining.kind = OpeningKind::connects;
  joining.gates = {GateId{1}};
  joining.from = 0;
  joining.to = 0;
  joining.time = Seconds{5400};
  report.rows = {both, joining};
  Place place;
  place.name = "Town";
  auto const table = openings_table(report, graph, {place});
  REQUIRE(table.columns.size() == 13);
  CHECK(table.rows[0] == std::vector<std::string>{"only together", "North bridge, old;Ford", "K1;K2",
                                                  "closed;conditional", "2", "1200", "200", "0", "", "4.00",
                                                  "", "", ""});
  CHECK(table.rows[1] == std::vector<std::string>{"connects", "Ford", "K2", "conditional", "1", "", "", "",
                                                  "", "", "Town", "Town", "1.50"});
}
