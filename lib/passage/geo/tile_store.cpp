#include "passage/geo/tile_store.hpp"

#include <cstdlib>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

struct Free {
  void operator()(std::byte* bytes) const { std::free(bytes); }
};

class MemoryStore final : public TileStore {
 public:
  MemoryStore(std::int64_t tiles, std::size_t bytes_per_tile) : bytes_per_tile_(bytes_per_tile) {
    auto const count = static_cast<std::size_t>(tiles);
    bytes_.reset(static_cast<std::byte*>(
        std::calloc(count ? count : 1, bytes_per_tile)));  // calloc: untouched pages are free
    if (!bytes_) {
      throw Error{ErrorKind::resources, "out_of_memory",
                  fmt::format("no memory for {} bytes of raster", count * bytes_per_tile),
                  "use a larger cell, a smaller extent, or --memory"};
    }
  }
  std::byte* pin(std::int64_t tile) override {
    return bytes_.get() + static_cast<std::size_t>(tile) * bytes_per_tile_;
  }
  void unpin(std::int64_t, bool) override {}

 private:
  std::size_t bytes_per_tile_;
  std::unique_ptr<std::byte, Free> bytes_;
};

}  // namespace

std::shared_ptr<TileStore> make_memory_store(std::int64_t tiles, std::size_t bytes_per_tile) {
  return std::make_shared<MemoryStore>(tiles, bytes_per_tile);
}

}  // namespace passage
