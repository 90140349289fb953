#include "passage/search/network/mandatory_links.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

#include "passage/search/network/dijkstra.hpp"

using namespace passage;

TEST_CASE("a link is mandatory exactly when closing it cuts the way") {
  Context context;
  int mandatory_seen = 0, optional_seen = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    auto graph = passage::testing::random_roads(seed, {.nodes = 9, .links = 13});
    NodeId const from{0}, to{8};
    SearchGraph const arcs{graph};
    auto const path = trace(arcs, least_costs(arcs, from, {}, context), to);
    if (path.empty()) continue;
    auto const mandatory = mandatory_links(arcs, from, path);
    for (auto const& step : path) {
      auto closed = graph;
      closed.links[step.link.value].obstacle = Obstacle::closure;
      bool const is_cut = passage::testing::all_simple_paths(closed, from, to).empty();
      REQUIRE(is_cut == (std::ranges::find(mandatory, step) != mandatory.end()));
      ++(is_cut ? mandatory_seen : optional_seen);
    }
  }
  CHECK(mandatory_seen > 500);
  CHECK(optional_seen > 500);
}
