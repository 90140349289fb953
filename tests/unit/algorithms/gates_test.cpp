#include "passage/algorithms/gates.hpp"

#include <algorithm>

#include "support/catch.hpp"

namespace passage {
namespace {

/// Two crossing points in series and a third by itself: values by hand.
OpeningReport three_openings() {
  OpeningReport report;
  report.within = 4 * hour;
  report.values.gates = {GateId{0}, GateId{1}, GateId{2}};
  for (double people : {100, 100, 100, 600, 150, 150, 150, 650})
    report.values.reached.push_back(Persons{people});
  return report;
}

RoadGraph three_gates() {
  RoadGraph graph;
  for (auto const* id : {"K1", "K2", "K3"}) {
    Gate gate;
    gate.id = id;
    gate.name = std::string{"Post "} + id;
    gate.state = GateState::closed;
    graph.gates.push_back(gate);
  }
  return graph;
}

std::vector<std::vector<std::string>> rows_of(CsvTable const& table, std::string const& kind) {
  std::vector<std::vector<std::string>> rows;
  for (auto const& row : table.rows) {
    if (row[0] == kind) rows.push_back(row);
  }
  return rows;
}

TEST_CASE("The table has single openings first, then best sets, complements and shares") {
  auto const table = openings_table(three_openings(), three_gates());
  for (auto const& row : table.rows) CHECK(row.size() == table.columns.size());
  CHECK(table.rows.front()[0] == "status quo");
  CHECK(table.rows.back()[0] == "average share");
  auto const single = rows_of(table, "one opening");
  REQUIRE(single.size() == 3);
  CHECK(single[0][6] == "0");
  CHECK(single[2][6] == "50");
  auto const best = rows_of(table, "best set");
  REQUIRE(best.size() == 3);
  CHECK(best[0][2] == "K3");
  CHECK(best[1][2] == "K1;K2");
  CHECK(best[2][5] == "650");
  auto const together = rows_of(table, "only together");
  REQUIRE(together.size() == 1);
  CHECK(together[0][2] == "K1;K2");
  CHECK(together[0][7] == "0");
  auto const shares = rows_of(table, "average share");
  CHECK(shares[0][8] == "250");
  CHECK(shares[2][8] == "50");
}

TEST_CASE("Larger sets that reach nobody more are left out") {
  auto report = three_openings();
  for (double* people : {&report.values.reached[7].value, &report.values.reached[3].value}) *people = 150;
  CHECK(rows_of(openings_table(report, three_gates()), "best set").size() == 1);
}

}  // namespace
}  // namespace passage
