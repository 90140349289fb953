#include "passage/geo/tile_store.hpp"

#include <algorithm>

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using passage::TileLayout;

TEST_CASE("tiles cover the lattice, the last ones stick out") {
  TileLayout const layout{257, 512};
  CHECK(layout.tile_rows() == 2);
  CHECK(layout.tile_columns() == 2);
  CHECK(layout.tiles() == 4);
  CHECK(TileLayout{0, 0}.tiles() == 0);
  CHECK(TileLayout::cells_per_tile() == 65536);
}

TEST_CASE("tiles start as zeros, stay in place and keep their bytes") {
  auto const store = passage::make_memory_store(3, 4096);
  auto* const first = store->pin(0);
  auto* const last = store->pin(2);
  CHECK(std::all_of(first, first + 4096, [](std::byte b) { return b == std::byte{0}; }));
  CHECK(last - first == 2 * 4096);
  std::fill(last, last + 4096, std::byte{7});
  store->unpin(2, true);
  store->unpin(0, false);
  CHECK(store->pin(2) == last);
  CHECK(std::all_of(last, last + 4096, [](std::byte b) { return b == std::byte{7}; }));
  CHECK(std::all_of(store->pin(1), store->pin(1) + 4096, [](std::byte b) { return b == std::byte{0}; }));
}

TEST_CASE("a raster of nothing has a store") {
  CHECK(passage::make_memory_store(0, 4096) != nullptr);
}

#ifndef __SANITIZE_ADDRESS__  // which ends the process at such a request
TEST_CASE("a raster beyond all memory is refused") {
  try {
    passage::make_memory_store(std::int64_t{1} << 46, std::size_t{1} << 16);
    FAIL("accepted");
  } catch (passage::Error const& error) {
    CHECK(error.kind() == passage::ErrorKind::resources);
    CHECK(error.code() == "out_of_memory");
  }
}
#endif
