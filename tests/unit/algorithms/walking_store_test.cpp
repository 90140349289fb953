#include "passage/algorithms/walking_store.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr double mebibyte = 1048576;

WalkingNeeds needs() {
  WalkingNeeds made;
  made.frame = {20 * TileLayout::side, 20 * TileLayout::side};
  made.tiles = 100;
  return made;
}

}  // namespace

TEST_CASE("the estimate counts what each plane holds on the tiles that are walked") {
  Context const context;
  double const cells = 65536.0;
  auto const plain = estimate_memory(needs(), context);
  CHECK(plain.friction == 100 * 4.125 * cells);
  CHECK(plain.field == 100 * 5 * cells);
  CHECK(plain.people == 100 * 8.125 * cells);
  CHECK(plain.elevation + plain.classes + plain.source == 0);
  auto more = needs();
  more.has_elevation = more.has_classes = true;
  more.source_tiles = 7;
  more.barrier_tiles = 9;
  more.held = Bytes{5 * mebibyte};
  auto const whole = estimate_memory(more, context);
  CHECK(whole.elevation == 100 * 4.125 * cells);
  CHECK(whole.classes == 100 * 5.25 * cells);
  CHECK(whole.source == 7 * 4.125 * cells);
  CHECK(whole.fixed - plain.fixed == Approx(9 * 4 * cells + 5 * mebibyte));
  CHECK(whole.whole() == Approx(whole.movable() + whole.fixed));
}

TEST_CASE("tiles go to disk where they do not fit, and what cannot is refused") {
  Scratch const folder;
  Context context;
  auto const keeps_far_tiles = [&](std::uint64_t mebibytes) {
    context.memory_bytes = mebibytes << 20;
    auto const store = choose_walking_store(needs(), folder.path(), context).people(300, 532480);
    for (std::int64_t tile = 0; tile < 300; ++tile) {
      store->pin(tile);
      store->unpin(tile, false);
    }
    return store->is_near(0);
  };
  CHECK(keeps_far_tiles(4096));
  CHECK_FALSE(keeps_far_tiles(160));
  CHECK_THROWS_WITH(keeps_far_tiles(90), contains("90 MiB are allowed"));
}

TEST_CASE("a raster of people holds its tiles; none holds nothing") {
  CHECK(bytes_of(std::nullopt).value == 0);
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.rows = 300;
  grid.columns = 200;
  CHECK(bytes_of(Population{Raster<Persons>{grid}, PopulationUnit::count, "test"}).value == 2 * 270336.0);
}
