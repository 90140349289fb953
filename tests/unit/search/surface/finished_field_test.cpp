#include "passage/search/surface/finished_field.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::surface;
using namespace passage::testing;

TEST_CASE("a finished field gives labels with their surroundings, sources by rank, and tight moves") {
  OracleGrid const drawn{300, 300, 100, 100, std::vector<float>(90000, 1)};
  auto const surface = friction_of(drawn);
  auto const& grid = surface.grid();
  CostOptions options;
  options.neighbours = Neighbours::eight;
  std::vector<CostSource> const sources{
      {grid.id(280, 10), Seconds{7}}, {grid.id(2, 255), Seconds{0}}, {grid.id(280, 10), Seconds{3}}};
  Context context;
  auto const field = accumulate_cost(surface, sources, options, context);
  FinishedField const finished{surface, sources, options, field};
  REQUIRE(finished.starts().size() == 2);
  CHECK(finished.starts().at(grid.id(2, 255)).rank == 1);
  CHECK(finished.starts().at(grid.id(280, 10)).rank == 2);
  CHECK(finished.starts().at(grid.id(280, 10)).initial ==
        static_cast<double>(field.quantum().quantise(Seconds{3}).quanta));
  auto const work = std::make_unique<WorkTile>();
  finished.read(0, *work);
  CHECK(work->label[static_cast<std::size_t>(WorkTile::at(2, 257))] ==
        static_cast<double>(field.at(2, 257).quanta));
  CHECK(finished.id(1, 2, 3) == grid.id(2, 259));
  // Straight down from the source: only the move to the north explains the label.
  int const below = WorkTile::at(5, 255);
  auto const& moves = finished.costs().moves();
  for (std::size_t number = 0; number < moves.size(); ++number)
    CHECK(finished.is_tight(*work, below, moves[number], number) == (number == 0));
}
