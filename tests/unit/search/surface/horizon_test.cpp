#include "passage/search/surface/horizon.hpp"

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// One row of cells: quick ground, then ground a thousand million times slower.
FrictionSurface far_apart(int slow_cells) {
  OracleGrid drawn{1, 2 + slow_cells, 100, 100, {1e-5f, 1e-5f}};
  drawn.friction.resize(static_cast<std::size_t>(2 + slow_cells), 9000.0f);
  return friction_of(drawn);
}

}  // namespace

TEST_CASE("costs beyond what labels hold are counted, and the cells stay empty") {
  Context context;
  for (int slow_cells : {1, 12}) {
    auto const surface = far_apart(slow_cells);
    std::vector<CostSource> const sources{{CellId{0}, Seconds{0}}};
    CostOptions options;
    auto const field = accumulate_cost(surface, sources, options, context);
    auto const range = require_good_friction(surface);
    auto const beyond = moves_beyond_horizon(surface, range, sources, options, field, context);
    bool const is_last_reached = field.at(0, 1 + slow_cells).is_reached();
    CHECK(is_last_reached == (slow_cells == 1));
    CHECK((beyond > 0) == (slow_cells == 12));
    find_horizon(surface, range, sources, options, field, context);
    CHECK(context.findings.has("horizon_reached") == (slow_cells == 12));
    // A greatest cost ends before: nothing is amiss.
    options.max_cost = Seconds{1000};
    CHECK(moves_beyond_horizon(surface, range, sources, options,
                               accumulate_cost(surface, sources, options, context), context) == 0);
  }
}

TEST_CASE("unreached cells behind a wall are no horizon, on level and sloping ground") {
  auto surface = friction_of(drawn_cells({"..#..", "..#.."}));
  Context context;
  for (bool is_sloping : {false, true}) {
    if (is_sloping) {
      surface.elevation.emplace(surface.grid());
      for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 5; ++column) surface.elevation->set(row, column, Metres{10.0 * column});
      surface.pace = Pace::tobler;
    }
    std::vector<CostSource> const sources{{CellId{0}, Seconds{0}}};
    auto const field = accumulate_cost(surface, sources, {}, context);
    CHECK(moves_beyond_horizon(surface, require_good_friction(surface), sources, {}, field, context) == 0);
  }
}
