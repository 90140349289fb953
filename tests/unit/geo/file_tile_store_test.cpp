#include "passage/geo/file_tile_store.hpp"

#include <cstring>
#include <random>
#include <thread>

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("a file store keeps what was written, whatever the cache, and starts as zeros") {
  auto const folder = std::filesystem::temp_directory_path();
  std::mt19937 random{51};
  for (double const cache : {0.0, 3 * 512.0, 1e6}) {
    auto const store = make_file_store(folder, Bytes{cache}, 40, 512);
    std::vector<unsigned char> expected(40, 0);
    for (int step = 0; step < 2000; ++step) {
      auto const tile = static_cast<std::int64_t>(random() % 40);
      auto* const bytes = store->pin(tile);
      REQUIRE(static_cast<unsigned char>(bytes[511]) == expected[static_cast<std::size_t>(tile)]);
      bool const changes = random() % 2;
      if (changes)
        std::memset(
            bytes,
            static_cast<int>(expected[static_cast<std::size_t>(tile)] = static_cast<unsigned char>(random())),
            512);
      store->unpin(tile, changes);
    }
  }
  for (auto const& entry : std::filesystem::directory_iterator{folder})
    CHECK(entry.path().filename().string().find(".passage-scratch") == std::string::npos);
}

TEST_CASE("tiles pinned at once stay in place beyond the cache") {
  auto const store = make_file_store(std::filesystem::temp_directory_path(), Bytes{0}, 4, 64);
  std::vector<std::byte*> pinned;
  for (std::int64_t tile = 0; tile < 4; ++tile) {
    pinned.push_back(store->pin(tile));
    std::memset(pinned.back(), static_cast<int>(tile) + 1, 64);
  }
  for (std::int64_t tile = 0; tile < 4; ++tile) {
    CHECK(pinned[static_cast<std::size_t>(tile)][63] == static_cast<std::byte>(tile + 1));
    store->unpin(tile, true);
  }
}

TEST_CASE("many threads share a file store") {
  auto const store = make_file_store(std::filesystem::temp_directory_path(), Bytes{5 * 256.0}, 30, 256);
  auto work = [&](std::int64_t first) {
    for (int step = 0; step < 3000; ++step) {
      auto const tile = first + 3 * (step % 10);  // one writer a tile
      auto* const bytes = store->pin(tile);
      auto count = 0;
      std::memcpy(&count, bytes, sizeof count);
      ++count;
      std::memcpy(bytes, &count, sizeof count);
      store->unpin(tile, true);
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::int64_t first = 0; first < 3; ++first) threads.emplace_back(work, first);
  }
  for (std::int64_t tile = 0; tile < 30; ++tile) {
    int count = 0;
    std::memcpy(&count, store->pin(tile), sizeof count);
    store->unpin(tile, false);
    CHECK(count == 300);
  }
}

TEST_CASE("a folder that cannot be written is refused") {
  try {
    make_file_store("/nonexistent/folder", Bytes{1}, 1, 8);
    FAIL("accepted");
  } catch (Error const& error) {
    CHECK(error.code() == "scratch_not_writable");
  }
}
