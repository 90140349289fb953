#include "passage/search/surface/cost_search.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::surface;
using namespace passage::testing;

TEST_CASE("a search may be run in parts: more sources later give the labels of all at once") {
  std::mt19937_64 random{97};
  auto drawn = random_grid(random, 400, 300, 0.1);
  drawn.friction[0] = drawn.friction[119999] = 1;
  auto const surface = friction_of(drawn);
  CostOptions options;
  options.quantum = quantum_of(surface, options.neighbours);
  CostSource const first{CellId{0}, Seconds{0}}, second{CellId{119999}, Seconds{5}};
  Context context;
  auto const all = accumulate_cost(surface, {first, second}, options, context);
  CostField field{surface.grid(), *options.quantum};
  for (auto const& source : {first, second}) {
    CostSearch search{surface, options, field};
    search.add_sources({source});
    search.run(context);
    CHECK(search.counts().tile_visits > 0);
  }
  CHECK(field == all);
}

TEST_CASE("a search that was cancelled is resumed from the labels it left") {
  std::mt19937_64 random{98};
  auto drawn = random_grid(random, 700, 600, 0.1);
  drawn.friction[0] = 1;
  auto const surface = friction_of(drawn);
  CostOptions options;
  options.quantum = quantum_of(surface, options.neighbours);
  std::vector<CostSource> const sources{{CellId{0}, Seconds{0}}};
  Context context;
  auto const whole = accumulate_cost(surface, sources, options, context);

  // Ends the search after some tiles: progress is reported once for each.
  struct Stopper final : Reporter {
    std::atomic<bool> cancel{false};
    int left = 0;
    void progress(std::string_view, double) override { cancel = --left <= 0; }
    void finding(Finding const&) override {}
    void log(std::string_view) override {}
  };
  for (int const tiles : {1, 4, 9}) {
    CostField field{surface.grid(), *options.quantum};
    Stopper stopper;
    stopper.left = tiles;
    Context stopping{&stopper, &stopper.cancel};
    CostSearch search{surface, options, field};
    search.add_sources(sources);
    CHECK_THROWS(search.run(stopping));
    CHECK_FALSE(field == whole);
    CostSearch again{surface, options, field};
    again.add_sources(sources);
    for (std::uint64_t cell = 0; cell < 420000; ++cell) again.revisit(CellId{cell});
    again.run(context);
    CHECK(field == whole);
  }
}
