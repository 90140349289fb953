#include "passage/geo/detail/tile_cache.hpp"

#include <atomic>
#include <cstring>
#include <map>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"

using namespace passage;

namespace {

/// Keeps tiles in a map and counts; fails to save when told so.
class MapCache final : public detail::TileCache {
 public:
  using TileCache::TileCache;
  std::atomic<int> loads{0}, saves{0};
  std::atomic<bool> is_full{false};

 private:
  void load(std::int64_t tile, std::byte* bytes) override {
    ++loads;
    std::scoped_lock const lock{mutex_};
    auto const found = kept_.find(tile);
    if (found == kept_.end()) {
      std::memset(bytes, 0, bytes_per_tile());
    } else {
      std::memcpy(bytes, found->second.data(), bytes_per_tile());
    }
  }
  void save(std::int64_t tile, std::byte const* bytes) override {
    if (is_full) throw std::runtime_error{"full"};
    ++saves;
    std::scoped_lock const lock{mutex_};
    kept_[tile].assign(bytes, bytes + bytes_per_tile());
  }
  std::mutex mutex_;
  std::map<std::int64_t, std::vector<std::byte>> kept_;
};

void set(TileStore& store, std::int64_t tile, int value) {
  std::memcpy(store.pin(tile), &value, sizeof value);
  store.unpin(tile, true);
}

int get(TileStore& store, std::int64_t tile) {
  int value = 0;
  std::memcpy(&value, store.pin(tile), sizeof value);
  store.unpin(tile, false);
  return value;
}

}  // namespace

TEST_CASE("the least recently used tile makes room; only changed tiles are saved") {
  MapCache cache{2, 10, 8};
  set(cache, 0, 100);
  set(cache, 1, 101);
  CHECK(get(cache, 0) == 100);
  CHECK(get(cache, 2) == 0);  // tile 1 makes room
  CHECK(cache.is_near(0));
  CHECK_FALSE(cache.is_near(1));
  CHECK(cache.saves == 1);
  CHECK(get(cache, 1) == 101);  // tile 0 makes room
  CHECK(get(cache, 3) == 0);    // tile 2 makes room: it was never changed
  CHECK(cache.saves == 2);
  CHECK(cache.loads == 5);
}

TEST_CASE("a tile that cannot be saved stays, and the next try goes on from it") {
  MapCache cache{1, 10, 8};
  set(cache, 4, 44);
  cache.is_full = true;
  CHECK_THROWS(cache.pin(5));
  CHECK(cache.is_near(4));
  CHECK(get(cache, 4) == 44);
  cache.is_full = false;
  CHECK(get(cache, 5) == 0);
  CHECK(get(cache, 4) == 44);
}

TEST_CASE("threads that ask for tiles that come and go all see the last value") {
  MapCache cache{2, 12, 8};
  std::atomic<int> wrong{0};
  auto work = [&](std::int64_t first) {
    for (int step = 1; step <= 2000; ++step) {
      for (auto tile = first; tile < 12; tile += 3) {
        wrong += get(cache, tile) != step - 1;
        set(cache, tile, step);
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::int64_t first = 0; first < 3; ++first) threads.emplace_back(work, first);
  }
  CHECK(wrong == 0);
}
