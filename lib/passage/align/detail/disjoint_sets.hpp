#pragma once
#include <cstddef>
#include <numeric>
#include <vector>

namespace passage::detail {

/// Sets that are joined and never parted (union by smaller representative, path halving). The representative
/// of a set is its smallest member, whatever the order of joining.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t representative(std::size_t member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void join(std::size_t a, std::size_t b) {
    a = representative(a);
    b = representative(b);
    if (a < b) parent_[b] = a;
    if (b < a) parent_[a] = b;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace passage::detail
