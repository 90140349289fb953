#include "passage/search/surface/back_link_lanes.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/search/surface/finished_field.hpp"

using namespace passage;
using namespace passage::surface;
using namespace passage::testing;

TEST_CASE("back-links four cells at a time are the first tight moves, found one by one") {
  if (!can_link_in_lanes(Neighbours::eight)) return;
  CHECK_FALSE(can_link_in_lanes(Neighbours::sixteen));
  std::mt19937_64 random{99};
  auto drawn = random_grid(random, 256, 256, 0.1);
  drawn.friction[0] = 1;
  auto const surface = friction_of(drawn);
  CostOptions options;
  options.neighbours = Neighbours::eight;
  options.corners = Corners::open;
  std::vector<CostSource> const sources{{CellId{0}, Seconds{0}}};
  Context context;
  auto const field = accumulate_cost(surface, sources, options, context);
  FinishedField const finished{surface, sources, options, field};
  auto const work = std::make_unique<WorkTile>();
  finished.read(0, *work);
  std::array<std::uint8_t, WorkTile::side> links{};
  int wrong = 0, linked = 0;
  for (int row = 0; row < WorkTile::side; ++row) {
    link_row_lanes(*work, finished.costs(), row, links.data());
    for (int column = 0; column < WorkTile::side; ++column) {
      int const cell = WorkTile::at(row, column);
      if (!(work->label[static_cast<std::size_t>(cell)] < std::numeric_limits<double>::infinity())) continue;
      int expected = 0;
      auto const& moves = finished.costs().moves();
      for (std::size_t number = moves.size(); number-- > 0;)
        if (finished.is_tight(*work, cell, moves[number], number)) expected = static_cast<int>(number) + 1;
      wrong += links[static_cast<std::size_t>(column)] != expected;
      linked += expected > 0;
    }
  }
  CHECK(wrong == 0);
  CHECK(linked > 40000);
}
