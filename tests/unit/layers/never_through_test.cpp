#include "passage/layers/never_through.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::contains;

namespace {

/// Ground of A, of A and B, of B, of nobody; an open crossing point that A holds on ground of B; a closed
/// road of A; a road on nobody's ground that needs A's agreement all the same.
RoadGraph drawn() {
  PartyId const a{0}, b{1};
  RoadGraph graph;
  graph.nodes = {{0, 0}, {1, 0}};
  graph.holdings = {{{a}}, {{a, b}}, {{b}}, {{}}};
  graph.gates.emplace_back();
  graph.gates.back().holders = {a};
  graph.gates.back().state = GateState::open;
  for (std::uint32_t holding : {0u, 1u, 2u, 3u, 2u, 0u, 3u}) {
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    link.holding = holding;
    link.length = Metres{1000};
    graph.links.push_back(link);
  }
  graph.links[4].gate = GateId{0};
  graph.links[5].obstacle = Obstacle::closure;
  graph.links[6].consents = ConsentSet::of(a);
  return graph;
}

}  // namespace

TEST_CASE("what an authority holds, decides or shares is closed, and nothing else") {
  auto graph = drawn();
  Authorities authorities;
  authorities.add("A");
  authorities.add("B");
  Context context;
  std::vector<std::string> const never{"A"};
  shut_never_through(graph, never, authorities, context);
  std::vector<Obstacle> found;
  for (auto const& link : graph.links) found.push_back(link.obstacle);
  auto const shut = Obstacle::never_through, open = Obstacle::none;
  CHECK(found == std::vector{shut, shut, open, open, shut, Obstacle::closure, shut});
  REQUIRE(context.findings.has("never_through"));
}

TEST_CASE("nobody named closes nothing; a name that nobody has is refused with the nearest one") {
  auto graph = drawn();
  Authorities authorities;
  authorities.add("Northern council");
  Context context;
  shut_never_through(graph, {}, authorities, context);
  for (std::size_t i : {0u, 1u, 2u, 3u, 4u}) CHECK(graph.links[i].is_passable());
  std::vector<std::string> const never{"Northern counsil", "Nobody"};
  try {
    shut_never_through(graph, never, authorities, context);
    FAIL("not refused");
  } catch (Error const& error) {
    CHECK(error.code() == "unknown_authority");
    CHECK(error.problems().size() == 2);
    CHECK_THAT(error.problems().front().hint, contains("Northern council"));
  }
}
