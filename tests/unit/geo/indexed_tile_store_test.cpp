#include "passage/geo/indexed_tile_store.hpp"

#include <cmath>
#include <map>
#include <random>
#include <thread>

#include "support/catch.hpp"

#include "passage/geo/raster.hpp"

using namespace passage;

namespace {

using FloatRaster = Raster<SecondsPerMetre>;

Grid grid_of(std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

/// Counts what is kept: bytes of tiles that were ever changed.
struct Kept {
  std::map<std::pair<std::size_t, std::int64_t>, int> changed;
};

class CountingStore final : public TileStore {
 public:
  CountingStore(std::shared_ptr<Kept> kept, std::int64_t tiles, std::size_t bytes)
      : kept_(std::move(kept)), bytes_(bytes), store_(make_memory_store(tiles, bytes)) {}
  std::byte* pin(std::int64_t tile) override { return store_->pin(tile); }
  void unpin(std::int64_t tile, bool changed) override {
    if (changed) ++kept_->changed[{bytes_, tile}];
    store_->unpin(tile, changed);
  }

 private:
  std::shared_ptr<Kept> kept_;
  std::size_t bytes_;
  std::shared_ptr<TileStore> store_;
};

}  // namespace

TEST_CASE("values come back bit for bit, however many there are, and invalid cells stay invalid") {
  auto const distinct = GENERATE(3, 255, 256, 70000);
  auto const grid = grid_of(600, 700);
  FloatRaster const plain{grid},
      indexed{grid, [](std::int64_t tiles) { return make_indexed_store(make_memory_store, tiles, 2); }};
  std::mt19937 random{5};
  auto fill = [&](std::int64_t tile_number) {
    auto a = plain.pin(tile_number), b = indexed.pin(tile_number);
    for (auto row = a.row; row < a.row + a.rows; ++row) {
      for (auto column = a.column; column < a.column + a.columns; ++column) {
        auto const number = static_cast<int>(random() % static_cast<unsigned>(distinct));
        if (number == 0) continue;
        float const value = 1.0f / static_cast<float>(number) - 0.25f;
        a.set(row, column, value);
        b.set(row, column, value);
      }
    }
  };
  for (int round = 0; round < 2; ++round)
    for (std::int64_t tile = 0; tile < plain.layout().tiles(); ++tile) fill(tile);
  plain.pin(0).set_invalid(1, 1);
  indexed.pin(0).set_invalid(1, 1);
  for (std::int64_t tile = 0; tile < plain.layout().tiles(); ++tile) {
    auto const a = plain.pin(tile), b = indexed.pin(tile);
    for (auto row = a.row; row < a.row + a.rows; ++row) {
      for (auto column = a.column; column < a.column + a.columns; ++column) {
        REQUIRE(a.is_valid(row, column) == b.is_valid(row, column));
        if (a.is_valid(row, column)) REQUIRE(a.value(row, column) == b.value(row, column));
      }
    }
  }
}

TEST_CASE("few values take a byte a cell, more take two, too many take floats") {
  auto const kept = std::make_shared<Kept>();
  constexpr std::size_t cells = TileLayout::cells_per_tile();
  Raster<SecondsPerMetre> const raster{grid_of(256, 3 * 256), [&](std::int64_t tiles) {
                                         return make_indexed_store(
                                             [&](std::int64_t count, std::size_t bytes) {
                                               return std::make_shared<CountingStore>(kept, count, bytes);
                                             },
                                             tiles, 1);
                                       }};
  for (std::int64_t tile = 0; tile < 3; ++tile) {
    int const distinct = tile == 0 ? 255 : tile == 1 ? 1000 : 65536;
    auto pinned = raster.pin(tile);
    for (int cell = 0; cell < 65536; ++cell)
      pinned.set(cell / 256, pinned.column + cell % 256, static_cast<float>(cell % distinct + 1));
  }
  CHECK(raster.at(0, 0)->value == 1);  // the last tile has made room
  CHECK(kept->changed.size() == 3);
  CHECK(kept->changed.count({cells, 0}) == 1);
  CHECK(kept->changed.count({2 * cells, 1}) == 1);
  CHECK(kept->changed.count({Tile<float>::bytes(), 2}) == 1);
}

TEST_CASE("many threads share an indexed store") {
  auto const grid = grid_of(256 * 3, 256 * 4);
  FloatRaster const raster{
      grid, [](std::int64_t tiles) { return make_indexed_store(make_memory_store, tiles, 2); }};
  auto work = [&](std::int64_t first) {
    for (std::int64_t tile = first; tile < 12; tile += 3) {
      auto pinned = raster.pin(tile);
      for (std::int64_t row = pinned.row; row < pinned.row + pinned.rows; ++row)
        for (std::int64_t column = pinned.column; column < pinned.column + pinned.columns; ++column)
          pinned.set(row, column, static_cast<float>((row * 7 + column) % 1000));
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::int64_t first = 0; first < 3; ++first) threads.emplace_back(work, first);
  }
  std::int64_t wrong = 0;
  raster.for_each_valid([&](std::int64_t row, std::int64_t column, SecondsPerMetre value) {
    wrong += value.value != static_cast<double>((row * 7 + column) % 1000);
  });
  CHECK(wrong == 0);
}
