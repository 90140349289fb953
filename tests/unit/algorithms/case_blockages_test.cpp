#include "passage/algorithms/case_blockages.hpp"

#include "support/catch.hpp"
#include "support/forked_case.hpp"

namespace passage {

namespace {

std::vector<Blockage> blockages_of(PreparedCase const& prepared, Scenario const& scenario, Context& context) {
  CaseVisits const visits{scenario, prepared, context};
  return find_blockages(prepared, visits, {0, 1}, context);
}

}  // namespace

TEST_CASE("what stands on the way with fewest obstacles is named") {
  auto prepared = testing::forked_case();
  prepared.network.graph.links[1].obstacle = Obstacle::closed_gate;
  Context context;
  auto const blockages = blockages_of(prepared, {}, context);
  REQUIRE(blockages.size() == 1);
  CHECK(blockages[0].links == std::vector<EdgeId>{EdgeId{1}});
  REQUIRE(context.findings.has("no_route"));
  auto const text = context.findings.list().front().text;
  CHECK_THAT(text, testing::contains("No route from Here to There"));
  CHECK_THAT(text, testing::contains("Ford Post"));
}

TEST_CASE("roads that do not meet are no obstacle that could be opened") {
  auto prepared = testing::forked_case();
  prepared.network.graph.links.erase(prepared.network.graph.links.begin());
  prepared.network.graph.index();
  Context context;
  auto const blockages = blockages_of(prepared, {}, context);
  REQUIRE(blockages.size() == 1);
  CHECK(blockages[0].is_disconnected);
  CHECK_THAT(context.findings.list().front().text, testing::contains("do not join them at all"));
}

TEST_CASE("a limit on changes of control says how few there could be") {
  auto prepared = testing::forked_case();
  auto& graph = prepared.network.graph;
  graph.holdings = {Holding{{PartyId{0}}}, Holding{{PartyId{1}}}};
  graph.links[2].holding = graph.links[3].holding = 1;
  Scenario scenario;
  scenario.corridors.max_handovers = Count{0};
  Context context;
  auto const blockages = blockages_of(prepared, scenario, context);
  REQUIRE(blockages.size() == 1);
  CHECK(blockages[0].fewest_handovers == 1);
  CHECK_THAT(context.findings.list().front().text,
             testing::contains("at most 0 changes of control. The fewest on any way is 1."));
}

}  // namespace passage
