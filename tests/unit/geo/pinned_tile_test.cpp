#include "passage/geo/pinned_tile.hpp"

#include <array>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace passage;

namespace {

/// One tile of twelve bytes that remembers how it was given back.
class RememberingStore final : public TileStore {
 public:
  std::byte* pin(std::int64_t tile) override {
    pinned.push_back(tile);
    return bytes_.data();
  }
  void unpin(std::int64_t tile, bool changed) override { given_back.emplace_back(tile, changed); }

  std::vector<std::int64_t> pinned;
  std::vector<std::pair<std::int64_t, bool>> given_back;

 private:
  alignas(8) std::array<std::byte, 12> bytes_{};
};

}  // namespace

TEST_CASE("a pinned tile is given back once, with what was said of changes") {
  RememberingStore store;
  {
    PinnedTile<std::uint16_t> const tile{store, 7, true};
    CHECK(store.pinned == std::vector<std::int64_t>{7});
    CHECK(store.given_back.empty());
  }
  CHECK(store.given_back == std::vector<std::pair<std::int64_t, bool>>{{7, true}});
  { PinnedTile<std::uint16_t> const tile{store, 3, false}; }
  CHECK(store.given_back.back() == std::pair<std::int64_t, bool>{3, false});
}

TEST_CASE("rows of a pinned tile follow one another") {
  RememberingStore store;
  PinnedTile<std::uint16_t> const tile{store, 0, true};
  for (int at = 0; at < 6; ++at) tile.words()[at] = static_cast<std::uint16_t>(at);
  CHECK(*tile.row(0, 3) == 0);
  CHECK(*tile.row(1, 3) == 3);
  CHECK(tile.row(1, 3)[2] == 5);
}
