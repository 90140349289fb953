#include "passage/algorithms/case_openings.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/forked_case.hpp"

namespace passage {

namespace {

PreparedCase closed_case() {
  auto prepared = testing::forked_case();
  prepared.network.graph.gates[0].state = GateState::closed;
  prepared.network.graph.links[1].obstacle = Obstacle::closed_gate;
  return prepared;
}

Scenario with_gates() {
  Scenario scenario;
  scenario.gates.emplace();
  return scenario;
}

}  // namespace

TEST_CASE("the smallest set of openings that joins a pair is a row") {
  auto const prepared = closed_case();
  Context context;
  auto const report = value_openings(with_gates(), prepared, context);
  REQUIRE(report);
  auto const joins = std::ranges::find_if(
      report->rows, [](OpeningRow const& row) { return row.kind == OpeningKind::connects; });
  REQUIRE(joins != report->rows.end());
  CHECK(joins->from == 0);
  CHECK(joins->to == 1);
  CHECK(joins->gates == std::vector<GateId>{GateId{0}});
}

TEST_CASE("with everything open the table holds the status quo alone") {
  auto prepared = testing::forked_case();
  prepared.network.graph.gates[0].state = GateState::open;
  Context context;
  CHECK_FALSE(value_openings(with_gates(), prepared, context));
  Grid grid;
  grid.crs = prepared.result.frame.grid.crs;
  grid.origin = {500850, 50};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = grid.columns = 1;
  prepared.inputs.population = Population{Raster<Persons>{grid}, PopulationUnit::count, "test"};
  prepared.inputs.population->cells.set(0, 0, Persons{70});
  auto const report = value_openings(with_gates(), prepared, context);
  REQUIRE(report);
  REQUIRE(report->rows.size() == 1);
  CHECK(report->rows[0].kind == OpeningKind::status_quo);
  REQUIRE(report->rows[0].reached);
  CHECK(report->rows[0].reached->value == testing::Approx(70));
}

TEST_CASE("without crossing points on record nothing is worked out") {
  auto const prepared = closed_case();
  Context context;
  CHECK_FALSE(value_openings(Scenario{}, prepared, context));
}

TEST_CASE("too many crossing points for one table are said") {
  auto prepared = closed_case();
  auto& graph = prepared.network.graph;
  for (std::uint32_t i = 1; i < 66; ++i) {
    auto gate = graph.gates[0];
    gate.id = "K" + std::to_string(i + 1);
    graph.gates.push_back(gate);
    auto link = graph.links[1];
    link.gate = GateId{i};
    graph.links.push_back(link);
  }
  graph.index();
  Context context;
  CHECK_FALSE(value_openings(with_gates(), prepared, context));
  CHECK(context.findings.has("too_many_openings"));
}

}  // namespace passage
