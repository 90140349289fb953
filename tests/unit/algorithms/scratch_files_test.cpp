#include "passage/algorithms/scratch_files.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("borders are as deep as the longest move") {
  CHECK(border_bytes(Neighbours::eight) == 4 * 256 * 8 + 400);
  CHECK(border_bytes(Neighbours::thirty_two) == 3 * 4 * 256 * 8 + 400);
}

TEST_CASE("what is left for caches is nearly all that does not have to stay; too little is refused") {
  Scratch const folder;
  Context context;
  CHECK(scratch_room({100e6, 9e6, 500e6}, folder.path(), context) == Approx(380e6));
  CHECK_THROWS_WITH(scratch_room({100e6, 900e6, 120e6}, folder.path(), context),
                    contains("even with scratch"));
  CHECK_FALSE(context.findings.has("disk_may_be_short"));
  scratch_room({100e6, 1e18, 500e6}, folder.path(), context);
  CHECK(context.findings.has("disk_may_be_short"));
}

TEST_CASE("stores on disk keep bytes, whatever the plane") {
  Scratch const folder;
  for (auto const& make : {on_disk(folder.path(), 1e6), on_disk_by_plane(folder.path(), 1e6)}) {
    auto const store = make(40, TileLayout::cells_per_tile());
    for (std::int64_t tile = 0; tile < 40; ++tile) {
      store->pin(tile)[7] = static_cast<std::byte>(tile + 1);
      store->unpin(tile, true);
    }
    CHECK_FALSE(store->is_near(0));
    CHECK(store->pin(3)[7] == std::byte{4});
    store->unpin(3, false);
  }
}
