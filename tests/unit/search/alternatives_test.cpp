#include "passage/search/network/alternatives.hpp"

#include "support/catch.hpp"

#include "passage/geo/overlay.hpp"

using namespace passage;

namespace {

/// A ladder of `rungs` parallel roads 10 km apart between two towns 60 km apart; road i takes 100 + 10 i.
RoadGraph parallel_roads(int rungs) {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {60000, 0}};
  for (int i = 0; i < rungs; ++i) {
    RoadLink link;
    link.start = NodeId{0};
    link.end = NodeId{1};
    double const y = 10000.0 * i;
    link.line = {{0, 0}, {10000, y}, {50000, y}, {60000, 0}};
    link.time = Duration{static_cast<std::uint64_t>(100 + 10 * i)};
    graph.links.push_back(link);
  }
  graph.index();
  return graph;
}

}  // namespace

TEST_CASE("parallel roads far apart are alternatives, fastest first, with true times") {
  auto const graph = parallel_roads(4);
  Context context;
  auto const found = find_alternatives(graph, NodeId{0}, NodeId{1}, {}, context);
  REQUIRE(found.paths.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(found.paths[i].time.quanta == 100 + 10 * i);
  CHECK(found.stretches[3] == passage::testing::Approx(1.3));
  CHECK(found.mandatory.empty());
}

TEST_CASE("a carriageway beside the road is no alternative") {
  auto graph = parallel_roads(2);
  auto beside = graph.links[0];
  for (auto& point : beside.line) point.y += point.x > 0 && point.x < 60000 ? 30 : 0;
  beside.time = Duration{101};
  graph.links.push_back(beside);
  graph.index();
  Context context;
  auto const found = find_alternatives(graph, NodeId{0}, NodeId{1}, {}, context);
  REQUIRE(found.paths.size() == 2);
  CHECK(found.paths[1].time.quanta == 110);
}

TEST_CASE("what is shown of the overlap agrees with areas made anew, and none is above the limit") {
  auto const graph = parallel_roads(5);
  AlternativesOptions options;
  options.area.half_width = Metres{6000};  // neighbouring roads overlap, every second one does not
  options.overlap = Share{0.3};
  Context context;
  auto const found = find_alternatives(graph, NodeId{0}, NodeId{1}, options, context);
  REQUIRE(found.paths.size() >= 2);
  for (std::size_t i = 0; i < found.paths.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      auto shape = [&](std::size_t k) {
        auto area = buffer(line_of(graph, found.paths[k]), 6000);
        area = difference(area, buffer(Point{0, 0}, 5000));
        return difference(area, buffer(Point{60000, 0}, 5000));
      };
      auto const a = shape(i), b = shape(j);
      double const share = area(intersection(a, b)) / std::min(area(a), area(b));
      CHECK(found.containments[i][j].value == passage::testing::Approx(share));
      CHECK(share <= 0.3);
    }
  }
}

TEST_CASE("a stretch that nobody can avoid does not make routes alike") {
  auto graph = parallel_roads(2);
  graph.nodes.push_back({160000, 0});  // a long common way after the two roads
  RoadLink common;
  common.start = NodeId{1};
  common.end = NodeId{2};
  common.line = {{60000, 0}, {160000, 0}};
  common.time = Duration{50};
  graph.links.push_back(common);
  graph.index();
  Context context;
  auto const found = find_alternatives(graph, NodeId{0}, NodeId{2}, {}, context);
  CHECK(found.paths.size() == 2);
  REQUIRE(found.mandatory.size() == 1);
  CHECK(found.mandatory[0].link == EdgeId{2});
}

TEST_CASE("no way gives no alternatives, and the stretch limit holds") {
  auto graph = parallel_roads(3);
  Context context;
  AlternativesOptions options;
  options.max_stretch = 1.15;
  CHECK(find_alternatives(graph, NodeId{0}, NodeId{1}, options, context).paths.size() == 2);
  for (auto& link : graph.links) link.obstacle = Obstacle::closure;
  CHECK(find_alternatives(graph, NodeId{0}, NodeId{1}, options, context).paths.empty());
}
