#include "passage/align/junctions.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

namespace passage {
namespace {

Metres const snap{20};

std::set<std::uint32_t> nodes_of(Junctions const& junctions, std::size_t line) {
  std::set<std::uint32_t> nodes;
  for (auto const& stop : junctions.stops[line]) nodes.insert(stop.node.value);
  return nodes;
}
bool meet(Junctions const& junctions, std::size_t a, std::size_t b) {
  auto const left = nodes_of(junctions, a), right = nodes_of(junctions, b);
  return std::ranges::any_of(left, [&](auto node) { return right.contains(node); });
}

TEST_CASE("Ends closer than the snap distance are one node, others are not") {
  auto const near = find_junctions({{{0, 0}, {1000, 0}}, {{1015, 0}, {2000, 0}}}, snap);
  CHECK(near.nodes.size() == 3);
  CHECK(meet(near, 0, 1));
  auto const far = find_junctions({{{0, 0}, {1000, 0}}, {{1025, 0}, {2000, 0}}}, snap);
  CHECK(far.nodes.size() == 4);
  CHECK_FALSE(meet(far, 0, 1));
}

TEST_CASE("An end near the interior of another line joins it at the foot") {
  auto const junctions = find_junctions({{{0, 0}, {1000, 0}}, {{300, 12}, {300, 900}}}, snap);
  REQUIRE(junctions.stops[0].size() == 3);
  CHECK(junctions.stops[0][1].position.value == testing::Approx(0.3));
  CHECK(junctions.stops[0][1].node == junctions.stops[1][0].node);
}

TEST_CASE("Lines that merely cross do not join; shared vertices do") {
  auto const bridge = find_junctions({{{0, 0}, {1000, 0}}, {{500, -500}, {500, 500}}}, snap);
  CHECK_FALSE(meet(bridge, 0, 1));
  CHECK(bridge.nodes.size() == 4);
  auto const junction =
      find_junctions({{{0, 0}, {500, 0}, {1000, 0}}, {{500, -500}, {500, 0}, {500, 500}}}, snap);
  CHECK(meet(junction, 0, 1));
  CHECK(junction.nodes.size() == 5);
}

TEST_CASE("A line that passes a vertex twice gets a node there; a ring has one") {
  auto const lollipop = find_junctions({{{0, 0}, {500, 0}, {800, 300}, {800, -300}, {500, 0}}}, snap);
  CHECK(lollipop.nodes.size() == 2);
  CHECK(lollipop.stops[0].size() == 3);
  auto const ring = find_junctions({{{0, 0}, {500, 0}, {500, 500}, {0, 0}}}, snap);
  CHECK(ring.nodes.size() == 1);
  CHECK(ring.stops[0].size() == 2);
}

TEST_CASE("A road cut into features shorter than the snap distance keeps its length") {
  std::vector<Line> pieces;
  for (int i = 0; i < 200; ++i) pieces.push_back({{i * 7.0, 0}, {(i + 1) * 7.0, 0}});
  auto const junctions = find_junctions(pieces, snap);
  CHECK(junctions.nodes.size() == 201);
}

TEST_CASE("Lines without length have no stops") {
  auto const junctions = find_junctions({{{5, 5}, {5, 5}}, {{0, 0}, {100, 0}}}, snap);
  CHECK(junctions.stops[0].empty());
  CHECK(junctions.nodes.size() == 2);
}

TEST_CASE("Nodes do not depend on the order or direction of the lines") {
  Random random{4};
  for (int round = 0; round < 200; ++round) {
    std::vector<Line> lines;
    for (int i = 0; i < 12; ++i) {
      Line line;
      for (std::uint64_t k = 0, count = 2 + random.below(3); k < count; ++k)
        line.push_back(
            {static_cast<double>(random.below(12)) * 9, static_cast<double>(random.below(12)) * 9});
      lines.push_back(line);
    }
    auto const before = find_junctions(lines, snap);
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    std::vector<Line> shuffled;
    for (auto const old : order) shuffled.push_back(lines[old]);
    auto const after = find_junctions(shuffled, snap);
    REQUIRE(before.nodes == after.nodes);
    for (std::size_t i = 0; i < order.size(); ++i) {
      auto const &left = before.stops[order[i]], &right = after.stops[i];
      REQUIRE(left.size() == right.size());
      for (std::size_t k = 0; k < left.size(); ++k) {
        REQUIRE(left[k].node == right[k].node);
        REQUIRE(left[k].position == right[k].position);
      }
    }
  }
}

}  // namespace
}  // namespace passage
