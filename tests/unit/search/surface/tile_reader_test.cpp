#include "passage/search/surface/tile_reader.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::surface;
using namespace passage::testing;

namespace {

constexpr int side = WorkTile::side;

}  // namespace

TEST_CASE("a tile is laid out with its surroundings, infinite where nobody passes") {
  std::mt19937_64 random{91};
  auto const drawn = random_grid(random, 600, 530, 0.2);
  auto const surface = friction_of(drawn);
  TileReader const reader{surface, Neighbours::eight, Corners::open, TimeQuantum{-10}};
  auto const work = std::make_unique<WorkTile>();
  for (std::int64_t tile = 0; tile < reader.layout().tiles(); ++tile) {
    reader.read(tile, *work);
    int const first_row = static_cast<int>(tile / 3) * side, first_column = static_cast<int>(tile % 3) * side;
    for (int row = -WorkTile::halo; row < side + WorkTile::halo; ++row) {
      for (int column = -WorkTile::halo; column < side + WorkTile::halo; ++column) {
        auto const cell = static_cast<std::size_t>(WorkTile::at(row, column));
        float const expected = drawn.at(first_row + row, first_column + column);
        REQUIRE(work->friction[cell] == (expected > 0 ? expected : std::numeric_limits<float>::infinity()));
        bool const is_inside = row >= 0 && column >= 0 && row < side && column < side;
        REQUIRE((work->state[cell] == WorkTile::outside) == !is_inside);
      }
    }
    CHECK(work->has_equal_rows);
    CHECK(work->lengths[5][0] == 100 * 1024);
  }
}

TEST_CASE("closed corners block exactly the diagonals beside an impassable cell") {
  OracleGrid drawn{5, 5, 100, 100, std::vector<float>(25, 1)};
  drawn.friction[12] = 0;  // the middle
  auto const surface = friction_of(drawn);
  TileReader const reader{surface, Neighbours::eight, Corners::closed, TimeQuantum{-10}};
  auto const work = std::make_unique<WorkTile>();
  reader.read(0, *work);
  auto blocked = [&](int row, int column) {
    auto const cell = static_cast<std::size_t>(WorkTile::at(row, column));
    return work->state[cell] & WorkTile::restricted ? work->blocked[cell] : 0u;
  };
  // Moves clockwise from north: 1 is north-east, 3 south-east, 5 south-west, 7 north-west.
  CHECK((blocked(1, 2) & 0xFFu) == (1u << 3 | 1u << 5));
  CHECK((blocked(2, 1) & 0xFFu) == (1u << 1 | 1u << 3));
  CHECK((blocked(1, 1) & 0xFFu) == 0);
}

TEST_CASE("crossings leave from and arrive at their cells, one-way ones turn round when reversed") {
  auto surface = friction_of(OracleGrid{300, 300, 100, 100, std::vector<float>(90000, 1)});
  auto const& grid = surface.grid();
  surface.crossings = {{"gate", grid.id(3, 4), grid.id(290, 280), Seconds{60}, false},
                       {"slide", grid.id(5, 6), grid.id(7, 8), Seconds{2}, true}};
  TileReader reader{surface, Neighbours::eight, Corners::closed, TimeQuantum{-4}};
  REQUIRE(reader.departures(0).size() == 2);
  REQUIRE(reader.departures(3).size() == 1);
  CHECK(reader.departures(0)[0].to_tile == 3);
  CHECK(reader.departures(0)[0].to_cell == (290 - side) * side + 280 - side);
  CHECK(reader.departures(0)[0].cost == 960);
  CHECK(reader.departures(0)[1].cell == 5 * side + 6);
  CHECK(reader.arrivals(0).size() == 2);
  reader.reverse_crossings();
  CHECK(reader.departures(0)[1].cell == 7 * side + 8);
}

TEST_CASE("places and parts of tiles") {
  TileLayout const layout{600, 530};
  auto const place = place_of(layout, 300, 520);
  CHECK(place.tile == 5);
  CHECK(place.cell == 44 * side + 8);
  int cells = 0;
  for_each_part(layout, 4, 2, [&](std::int64_t, TileWindow const& window, int, int) {
    cells += window.rows * window.columns;
  });
  CHECK(cells == (side + 4) * (side + 4));
  int parts = 0;
  for_each_part(layout, 0, 2, [&](std::int64_t, TileWindow const&, int, int) { ++parts; });
  CHECK(parts == 4);
}
