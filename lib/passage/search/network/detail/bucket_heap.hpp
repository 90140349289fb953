#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace passage::detail {

/// A priority queue for keys that never fall below the last one taken: entries wait unsorted in a ring of
/// buckets of one width, and only the bucket in turn is a heap. Compare Dial 1969; with a heap inside the
/// bucket the width decides about speed alone, never about the order.
///
/// An Entry has `std::uint64_t key() const` and `>`, which agrees with the key.
template <class Entry>
class BucketHeap {
 public:
  /// `width`: about what a move costs; entries of a few moves' range share a bucket.
  explicit BucketHeap(std::uint64_t width)
      : shift_(std::bit_width(std::max<std::uint64_t>(width, 1)) - 1), ring_(buckets) {}

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  void push(Entry const& entry) {
    ++size_;
    auto const bucket = entry.key() >> shift_;
    if (bucket <= current_) {
      heap_.push_back(entry);
      std::ranges::push_heap(heap_, std::greater<>{});
    } else if (bucket - current_ < buckets) {
      ring_[bucket % buckets].push_back(entry);
      ++in_ring_;
    } else {
      far_.push_back(entry);
      nearest_far_ = std::min(nearest_far_, bucket);
    }
  }

  /// Takes the least entry. Precondition: not empty.
  Entry pop() {
    return pop([](Entry const&) {});
  }
  /// As above; `coming` is told of every entry when its bucket comes up, to fetch what it needs ahead of
  /// time.
  template <class Coming>
  Entry pop(Coming&& coming) {
    if (heap_.empty()) {
      advance();
      for (auto const& entry : heap_) coming(entry);
    }
    std::ranges::pop_heap(heap_, std::greater<>{});
    auto const entry = heap_.back();
    heap_.pop_back();
    --size_;
    return entry;
  }

 private:
  static constexpr std::size_t buckets = 1024;
  static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

  /// Makes the next bucket with entries the heap.
  void advance() {
    do {
      current_ = in_ring_ == 0 ? nearest_far_ : current_ + 1;
      if (nearest_far_ < current_ + buckets) take_in_far();
      heap_.swap(ring_[current_ % buckets]);
      in_ring_ -= heap_.size();
    } while (heap_.empty());
    std::ranges::make_heap(heap_, std::greater<>{});
  }

  void take_in_far() {
    nearest_far_ = none;
    std::size_t kept = 0;
    for (auto const& entry : far_) {
      auto const bucket = entry.key() >> shift_;
      if (bucket - current_ < buckets) {
        ring_[bucket % buckets].push_back(entry);
        ++in_ring_;
      } else {
        nearest_far_ = std::min(nearest_far_, bucket);
        far_[kept++] = entry;
      }
    }
    far_.resize(kept);
  }

  int shift_;
  std::uint64_t current_ = 0, nearest_far_ = none;
  std::size_t size_ = 0, in_ring_ = 0;
  std::vector<std::vector<Entry>> ring_;
  std::vector<Entry> heap_, far_;
};

}  // namespace passage::detail
