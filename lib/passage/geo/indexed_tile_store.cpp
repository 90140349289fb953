#include "passage/geo/indexed_tile_store.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <mutex>
#include <optional>
#include <vector>

#include "passage/geo/detail/tile_cache.hpp"
#include "passage/geo/pinned_tile.hpp"
#include "passage/geo/raster.hpp"

namespace passage {

namespace {

constexpr std::size_t cells = TileLayout::cells_per_tile();

/// The distinct values met so far, by number from 1; 0 stands for no value. Values are told apart by their
/// bits.
class ValueTable {
 public:
  ValueTable() : slots_(std::size_t{2} * most, 0), values_(most, 0) {}

  /// The number of a value, a new one if need be; 0 when the table is full.
  std::uint32_t number_of(float value) {
    auto const bits = std::bit_cast<std::uint32_t>(value);
    std::scoped_lock const lock{mutex_};
    auto at = (bits * 0x9E3779B1u) >> (32 - 17);
    for (; slots_[at]; at = (at + 1) % slots_.size())
      if (std::bit_cast<std::uint32_t>(values_[slots_[at]]) == bits) return slots_[at];
    if (count_ + 1 == most) return 0;
    values_[++count_] = value;
    slots_[at] = count_;
    return count_;
  }
  /// By number. Numbers are passed on between threads by whoever passes on tiles, so their values are known.
  float const* values() const { return values_.data(); }

 private:
  static constexpr std::uint32_t most = 65536;
  std::vector<std::uint32_t> slots_;  ///< numbers by hash, 0: free
  std::vector<float> values_;
  std::uint32_t count_ = 0;
  std::mutex mutex_;
};

/// What is asked of the table again and again while one tile is kept, without its lock.
class Recent {
 public:
  explicit Recent(ValueTable& table) : table_(table) {}

  std::uint32_t number_of(float value) {
    auto const bits = std::bit_cast<std::uint32_t>(value);
    auto& seen = seen_[(bits * 0x9E3779B1u) >> 22];
    if (seen.number == 0 || seen.bits != bits) seen = {bits, table_.number_of(value)};
    return seen.number;
  }

 private:
  struct Seen {
    std::uint32_t bits = 0, number = 0;
  };
  ValueTable& table_;
  std::array<Seen, 1024> seen_{};
};

class IndexedStore final : public detail::TileCache {
 public:
  IndexedStore(std::size_t slots, std::int64_t tiles, std::shared_ptr<TileStore> bytes,
               std::shared_ptr<TileStore> words, std::shared_ptr<TileStore> floats)
      : TileCache(slots, tiles, Tile<float>::bytes()),
        bytes_(std::move(bytes)),
        words_(std::move(words)),
        floats_(std::move(floats)),
        forms_(static_cast<std::size_t>(tiles)) {}

 private:
  enum class Form : unsigned char { empty, bytes, words, floats };

  void load(std::int64_t tile, std::byte* into) override {
    switch (forms_[static_cast<std::size_t>(tile)]) {
      case Form::empty:
        std::memset(into, 0, bytes_per_tile());
        break;
      case Form::bytes:
        decode(PinnedTile<std::uint8_t>{*bytes_, tile, false}.words(), into);
        break;
      case Form::words:
        decode(PinnedTile<std::uint16_t>{*words_, tile, false}.words(), into);
        break;
      case Form::floats:
        std::memcpy(into, PinnedTile<std::byte>{*floats_, tile, false}.words(), bytes_per_tile());
        break;
    }
  }

  void save(std::int64_t tile, std::byte const* from) override {
    std::array<std::uint16_t, cells> numbers;
    auto& form = forms_[static_cast<std::size_t>(tile)];
    auto const largest = encode(from, numbers.data());
    if (!largest) {
      std::memcpy(PinnedTile<std::byte>{*floats_, tile, true}.words(), from, bytes_per_tile());
      form = Form::floats;
    } else if (*largest < 256) {
      PinnedTile<std::uint8_t> const kept{*bytes_, tile, true};
      std::transform(numbers.begin(), numbers.end(), kept.words(),
                     [](std::uint16_t number) { return static_cast<std::uint8_t>(number); });
      form = Form::bytes;
    } else {
      std::copy(numbers.begin(), numbers.end(), PinnedTile<std::uint16_t>{*words_, tile, true}.words());
      form = Form::words;
    }
  }

  template <class Word>
  void decode(Word const* from, std::byte* into) const {
    auto* const values = reinterpret_cast<float*>(into);
    auto* const mask = reinterpret_cast<std::uint64_t*>(into + cells * sizeof(float));
    float const* const of = table_.values();
    for (std::size_t word = 0; word < cells / 64; ++word) {
      std::uint64_t valid = 0;
      for (std::size_t at = 0; at < 64; ++at) {
        auto const number = from[64 * word + at];
        values[64 * word + at] = of[number];
        valid |= std::uint64_t{number != 0} << at;
      }
      mask[word] = valid;
    }
  }

  /// The largest number used; empty when some value has none.
  std::optional<std::uint32_t> encode(std::byte const* from, std::uint16_t* numbers) {
    auto const* const values = reinterpret_cast<float const*>(from);
    auto const* const mask = reinterpret_cast<std::uint64_t const*>(from + cells * sizeof(float));
    Recent recent{table_};
    std::uint32_t largest = 0;
    for (std::size_t at = 0; at < cells; ++at) {
      std::uint32_t number = 0;
      if (mask[at / 64] >> (at % 64) & 1u) {
        number = recent.number_of(values[at]);
        if (number == 0) return std::nullopt;
      }
      numbers[at] = static_cast<std::uint16_t>(number);
      largest = std::max(largest, number);
    }
    return largest;
  }

  std::shared_ptr<TileStore> bytes_, words_, floats_;
  std::vector<Form> forms_;
  ValueTable table_;
};

}  // namespace

std::shared_ptr<TileStore> make_indexed_store(
    std::function<std::shared_ptr<TileStore>(std::int64_t, std::size_t)> const& make_store,
    std::int64_t tiles, std::size_t slots) {
  return std::make_shared<IndexedStore>(slots, tiles, make_store(tiles, cells), make_store(tiles, 2 * cells),
                                        make_store(tiles, Tile<float>::bytes()));
}

}  // namespace passage
