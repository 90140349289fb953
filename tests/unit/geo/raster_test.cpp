#include "passage/geo/raster.hpp"

#include <map>
#include <set>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using passage::Grid;
using passage::Metres;
using passage::Persons;
using passage::Point;
using passage::Raster;
using passage::Tile;
using passage::TileLayout;

namespace {

Grid grid_of(std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.origin = {0, static_cast<double>(rows)};
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

/// A store that counts what is pinned and keeps each tile apart.
class CountingStore final : public passage::TileStore {
 public:
  explicit CountingStore(std::size_t bytes) : bytes_(bytes) {}
  std::byte* pin(std::int64_t tile) override {
    ++pinned[tile];
    auto& block = blocks_[tile];
    block.resize(bytes_ / sizeof(std::uint64_t));
    return reinterpret_cast<std::byte*>(block.data());
  }
  void unpin(std::int64_t tile, bool keep) override {
    --pinned[tile];
    if (keep) changed.insert(tile);
  }
  std::map<std::int64_t, int> pinned;
  std::set<std::int64_t> changed;

 private:
  std::size_t bytes_;
  std::map<std::int64_t, std::vector<std::uint64_t>> blocks_;
};

}  // namespace

TEST_CASE("cells start invalid and keep what is set") {
  Raster<Persons> const empty{grid_of(3, 3)};
  CHECK_FALSE(empty.at(1, 1));
  Raster<Persons> raster{grid_of(300, 700)};
  raster.set(299, 699, Persons{12.5});
  CHECK(raster.at(299, 699) == Persons{12.5});
  CHECK(raster.at(Point{699.5, 0.5}) == Persons{12.5});
  CHECK_FALSE(raster.at(Point{700.5, 0.5}));
  CHECK_FALSE(raster.at(0, 0));
  raster.pin_cell(299, 699).set_invalid(299, 699);
  CHECK_FALSE(raster.at(299, 699));
}

TEST_CASE("zero is a value and not a missing one") {
  Raster<Metres, double> raster{grid_of(2, 2)};
  raster.set(0, 1, Metres{0});
  CHECK(raster.at(0, 1) == Metres{0});
  CHECK_FALSE(raster.at(0, 0));
}

TEST_CASE("random cells over several tiles agree with a map") {
  passage::Random random{71};
  Raster<Metres, double> raster{grid_of(600, 520)};
  std::map<std::pair<std::int64_t, std::int64_t>, double> expected;
  for (int k = 0; k < 20000; ++k) {
    auto const row = static_cast<std::int64_t>(random.below(600));
    auto const column = static_cast<std::int64_t>(random.below(520));
    if (random.below(4) == 0) {
      expected.erase({row, column});
      raster.pin_cell(row, column).set_invalid(row, column);
    } else {
      double const value = random.normal();
      expected[{row, column}] = value;
      raster.set(row, column, Metres{value});
    }
  }
  std::size_t visited = 0;
  raster.for_each_valid([&](std::int64_t row, std::int64_t column, Metres metres) {
    ++visited;
    auto const found = expected.find({row, column});
    REQUIRE(found != expected.end());
    CHECK(found->second == metres.value);
  });
  CHECK(visited == expected.size());
}

TEST_CASE("a copy is a handle on the same cells") {
  Raster<Metres> raster{grid_of(4, 4)};
  auto copy = raster;
  copy.set(2, 2, Metres{7});
  CHECK(raster.at(2, 2) == Metres{7});
}

TEST_CASE("tiles know their place, and unpin themselves once") {
  auto const store = std::make_shared<CountingStore>(Tile<float>::bytes());
  Raster<Metres> raster{grid_of(300, 300), [&](std::int64_t tiles) {
                          CHECK(tiles == 4);
                          return store;
                        }};
  {
    auto tile = raster.pin(3);
    CHECK(tile.row == TileLayout::side);
    CHECK(tile.column == TileLayout::side);
    CHECK(tile.rows == 300 - TileLayout::side);
    CHECK(tile.columns == 300 - TileLayout::side);
    auto const moved = std::move(tile);
    CHECK(store->pinned[3] == 1);
    CHECK_FALSE(moved.is_valid(299, 299));
  }
  CHECK(store->pinned[3] == 0);
  CHECK(store->changed.empty());
  raster.set(0, 299, Metres{1});
  CHECK(store->changed == std::set<std::int64_t>{1});
  CHECK(store->pinned[1] == 0);
}
