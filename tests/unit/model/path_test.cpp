#include "passage/model/path.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/geo/line.hpp"

using namespace passage;

namespace {

/// 0 - 1 - 2 on one straight road, with a crossing point at 1 (nodes 1 and 3 in one place).
RoadGraph line_with_a_crossing() {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {10, 0}, {20, 0}, {10, 0}};
  auto add = [&graph](std::uint32_t start, std::uint32_t end, std::uint64_t time, std::uint32_t party) {
    RoadLink link;
    link.start = NodeId{start};
    link.end = NodeId{end};
    link.line = {graph.nodes[start], graph.nodes[end]};
    link.time = Duration{time};
    link.exposure = FemtoEvents{time * 3};
    link.consents = ConsentSet::of(PartyId{party});
    graph.links.push_back(link);
  };
  add(0, 1, 100, 0);
  add(1, 3, 7, 1);
  add(3, 2, 50, 0);
  graph.links[1].gate = GateId{0};
  graph.links[2].avoid_factor = 2;
  graph.index();
  return graph;
}

}  // namespace

TEST_CASE("a path adds up its links; agreements are a union") {
  auto const graph = line_with_a_crossing();
  auto const path = path_along(graph, {{EdgeId{0}, true}, {EdgeId{1}, true}, {EdgeId{2}, true}});
  CHECK(path.time == Duration{157});
  CHECK(path.criterion == Duration{207});
  CHECK(path.exposure == FemtoEvents{471});
  CHECK(path.consents == (ConsentSet::of(PartyId{0}) | ConsentSet::of(PartyId{1})));
  CHECK(line_of(graph, path) == Line{{0, 0}, {10, 0}, {20, 0}});
}

TEST_CASE("driven backwards a path has the reversed line and the same totals") {
  auto const graph = line_with_a_crossing();
  auto const there = path_along(graph, {{EdgeId{0}, true}, {EdgeId{1}, true}, {EdgeId{2}, true}});
  auto const back = path_along(graph, {{EdgeId{2}, false}, {EdgeId{1}, false}, {EdgeId{0}, false}});
  CHECK(back.time == there.time);
  CHECK(line_of(graph, back) == reversed(line_of(graph, there)));
}

TEST_CASE("links that do not meet are a defect") {
  auto const graph = line_with_a_crossing();
  CHECK_THROWS_AS(path_along(graph, {{EdgeId{0}, true}, {EdgeId{2}, true}}), Error);
  CHECK_THROWS_AS(path_along(graph, {{EdgeId{0}, true}, {EdgeId{0}, true}}), Error);
  CHECK(path_along(graph, {}).time == Duration{0});
}
