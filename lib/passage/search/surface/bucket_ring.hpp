#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>

#include "passage/search/surface/work_tile.hpp"

namespace passage::surface {

/// Cells waiting inside one tile, in buckets of labels. A ring of buckets covers the near labels; what lies
/// beyond waits in the last one and is put off again. Cells are taken roughly in order of label; within a
/// bucket the order is that of arrival, so a cell may be taken twice (label-correcting), which costs time and
/// never changes a result.
class BucketRing {
 public:
  static constexpr int buckets = 256;

  BucketRing() {
    for (auto& bucket : ring_) bucket.reserve(64);
  }

  /// Starts anew: no label will be below `least`.
  void start(double least, double width, double limit) {
    for (auto& bucket : ring_) bucket.count = 0;
    occupied_ = {};
    least_ = least;
    per_width_ = 1 / width;
    limit_ = limit;
    current_ = 0;
    taken_ = 0;
  }

  void push(WorkTile& tile, int cell, double label) {
    tile.state[static_cast<std::size_t>(cell)] |= WorkTile::queued;
    put(cell, bucket_of(label));
  }

  /// The next queued cell of the tile itself, no longer queued; −1 when none is left below the limit.
  int pop(WorkTile& tile) {
    for (;;) {
      auto& bucket = ring_[current_ % buckets];
      while (taken_ < bucket.count) {
        int const cell = static_cast<int>(bucket.cells[taken_++]);
        auto& state = tile.state[static_cast<std::size_t>(cell)];
        if ((state & (WorkTile::queued | WorkTile::outside)) != WorkTile::queued) continue;
        auto const due = bucket_of(tile.label[static_cast<std::size_t>(cell)]);
        if (due > current_) {
          put(cell, due);
          continue;
        }
        state = static_cast<std::uint8_t>(state & ~WorkTile::queued);
        return cell;
      }
      bucket.count = 0;
      taken_ = 0;
      if (!advance()) return -1;
    }
  }

 private:
  struct Bucket {
    std::unique_ptr<std::uint32_t[]> cells;
    std::uint32_t count = 0, capacity = 0;

    void reserve(std::uint32_t wanted) {
      auto grown = std::make_unique<std::uint32_t[]>(wanted);
      std::copy_n(cells.get(), count, grown.get());
      cells = std::move(grown);
      capacity = wanted;
    }
  };

  // Buckets are numbered on from 0; number n lies in ring_[n % buckets].
  std::uint64_t bucket_of(double label) const {
    double const number = (label - least_) * per_width_;
    auto const last = static_cast<double>(current_ + buckets - 1);
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(number < last ? number : last));
  }
  void put(int cell, std::uint64_t number) {
    auto const slot = number % buckets;
    auto& bucket = ring_[slot];
    if (bucket.count == bucket.capacity) bucket.reserve(2 * bucket.capacity);
    bucket.cells[bucket.count++] = static_cast<std::uint32_t>(cell);
    occupied_[slot / 64] |= std::uint64_t{1} << (slot % 64);
  }
  // To the next bucket that holds anything; false when there is none or it lies beyond the limit.
  bool advance() {
    auto const slot = current_ % buckets;
    occupied_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
    for (unsigned step = 0; step <= words; ++step) {
      auto const word = (slot / 64 + step) % words;
      auto bits = occupied_[word];
      if (step == 0) bits &= ~std::uint64_t{0} << (slot % 64);
      if (bits == 0) continue;
      auto const found = word * 64 + static_cast<unsigned>(std::countr_zero(bits));
      current_ += (found + buckets - slot) % buckets;
      return least_ + static_cast<double>(current_) / per_width_ <= limit_;
    }
    return false;
  }

  static constexpr unsigned words = buckets / 64;
  std::array<Bucket, buckets> ring_;
  std::array<std::uint64_t, words> occupied_{};
  double least_ = 0, per_width_ = 1, limit_ = 0;
  std::uint64_t current_ = 0;
  std::uint32_t taken_ = 0;
};

}  // namespace passage::surface
