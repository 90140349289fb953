#include "passage/search/network/detail/choose_different.hpp"

#include <bit>
#include <cassert>

namespace passage::detail {

namespace {

/// Extends `chosen` with `missing` candidates out of `allowed`, the best in order; true on success.
bool extend(std::vector<std::uint64_t> const& conflicts, std::uint64_t allowed, std::size_t missing,
            std::vector<std::size_t>& chosen) {
  if (missing == 0) return true;
  while (static_cast<std::size_t>(std::popcount(allowed)) >= missing) {
    auto const next = static_cast<std::size_t>(std::countr_zero(allowed));
    allowed &= allowed - 1;
    chosen.push_back(next);
    if (extend(conflicts, allowed & ~conflicts[next], missing - 1, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

std::uint64_t first_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

}  // namespace

std::vector<std::size_t> choose_different(std::vector<std::uint64_t> const& conflicts, std::size_t count) {
  assert(conflicts.size() <= 64);
  std::vector<std::size_t> chosen;
  for (auto size = count < conflicts.size() ? count : conflicts.size(); size > 0; --size) {
    // The shortest prefix that allows `size` has the best last candidate.
    for (auto prefix = size; prefix <= conflicts.size(); ++prefix) {
      if (extend(conflicts, first_bits(prefix), size, chosen)) return chosen;
    }
  }
  return chosen;
}

}  // namespace passage::detail
