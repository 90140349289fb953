#include "passage/algorithms/opening_values.hpp"

#include <algorithm>

#include "support/catch.hpp"

#include "passage/write/gates_csv.hpp"

namespace passage {
namespace {

/// Two crossing points in series and a third by itself: values by hand.
OpeningValues three_openings() {
  OpeningValues values;
  values.gates = {GateId{0}, GateId{1}, GateId{2}};
  for (double people : {100, 100, 100, 600, 150, 150, 150, 650}) values.reached.push_back(Persons{people});
  return values;
}

CsvTable table_of(OpeningValues const& values, RoadGraph const& graph) {
  OpeningReport report;
  report.within = 4 * hour;
  report.rows = opening_rows(values, 3);
  return openings_table(report, graph, {});
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
  auto const table = table_of(three_openings(), three_gates());
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
  auto values = three_openings();
  for (double* people : {&values.reached[7].value, &values.reached[3].value}) *people = 150;
  CHECK(rows_of(table_of(values, three_gates()), "best set").size() == 1);
}

TEST_CASE("Sets that join two places have a row each, with the time; without crossing points when joined") {
  auto const graph = three_gates();
  std::vector<GateId> const gates{GateId{0}, GateId{1}, GateId{2}};
  TimeQuantum const second{0};
  OpeningReport report;
  report.rows = connecting_rows({{0b011, Duration{7200}}, {0b101, Duration{9000}}}, gates, second, {0, 1});
  Place from, to;
  from.name = "Here";
  to.name = "There";
  auto const table = openings_table(report, graph, {from, to});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0][2] == "K1;K2");
  CHECK(table.rows[0][5].empty());
  CHECK(table.rows[1][10] == "Here");
  CHECK(table.rows[1][12] == "2.50");
  auto const joined = connecting_rows({{0, Duration{10}}}, gates, second, {0, 1});
  REQUIRE(joined.size() == 1);
  CHECK(joined.front().gates.empty());
  CHECK(joined.front().time == Seconds{10});
  CHECK(connecting_rows({}, gates, second, {0, 1}).empty());
}

}  // namespace
}  // namespace passage
