#include "passage/write/if_no_csv.hpp"

#include "support/catch.hpp"

namespace passage {
namespace {

/// Two links from A to B: a fast one over North's crossing point K1, a slow one over South's ground.
RunResult two_ways() {
  RunResult result;
  result.places.resize(2);
  result.places[0].name = "A";
  result.places[1].name = "B";
  auto const north = result.authorities.add("North"), south = result.authorities.add("South");
  result.graph.quantum = TimeQuantum{0};
  result.graph.nodes = {{0, 0}, {1000, 0}};
  result.graph.gates.resize(1);
  result.graph.gates[0].name = "K1";
  for (std::uint32_t i = 0; i < 2; ++i) {
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    link.line = {{0, 0}, {1000, 0}};
    link.length = Metres{i == 0 ? 50000.0 : 80000.0};
    link.time = Duration{i == 0 ? 3600u : 9000u};
    link.consents = ConsentSet::of(i == 0 ? north : south);
    if (i == 0) link.gate = GateId{0};
    result.graph.links.push_back(link);
  }
  result.graph.index();
  result.options.resize(1);
  result.options[0].id = "1";
  result.options[0].assessment.time = hour * 2.75;
  auto const slow = path_along(result.graph, {{EdgeId{1}, true}});
  result.if_no.push_back({0, 1, {ConsentSet::of(north), {}}, std::nullopt, slow, Seconds{5400}});
  result.if_no.push_back({0, 1, {ConsentSet::of(north) | ConsentSet::of(south), {}}, {}, {}, {}});
  result.if_no.push_back({0, 1, {{}, {GateId{0}}}, 0, slow, Seconds{5400}});
  return result;
}

TEST_CASE("Each refusal says what is left, or that nothing is") {
  auto const table = if_no_table(two_ways());
  REQUIRE(table.rows.size() == 3);
  using Row = std::vector<std::string>;
  CHECK(table.rows[0] ==
        Row{"A", "B", "authority", "North", "", "yes", "", "", "", "2.500", "1.500", "80.000", "South", ""});
  CHECK(table.rows[1] ==
        Row{"A", "B", "two authorities", "North;South", "", "no", "", "", "", "", "", "", "", ""});
  CHECK(table.rows[2] == Row{"A", "B", "crossing point", "", "K1", "yes", "", "1", "2.750", "2.500", "1.500",
                             "80.000", "South", ""});
  CHECK(table.columns.size() == table.rows[0].size());
}

TEST_CASE("A way that leaves out stops is no way like another") {
  auto result = two_ways();
  result.places.push_back({"C", {}, {}, PlaceRole::stop, {}, 0});
  result.if_no[0].lost_stops = {2};
  result.if_no[0].extra.reset();
  auto const row = if_no_table(result).rows[0];
  CHECK(row == std::vector<std::string>{"A", "B", "authority", "North", "", "without stops", "C", "", "",
                                        "2.500", "", "80.000", "South", ""});
}

}  // namespace
}  // namespace passage
