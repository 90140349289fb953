#pragma once
#include <cstdint>
#include <vector>

namespace passage::detail {

/// Chooses up to `count` of the candidates 0 … n−1, which are ordered best first, so that no two chosen ones
/// conflict: as many as possible, then with the best last one, then the best in order. `conflicts[i]` has bit
/// k set where i and k exclude each other. At most 64 candidates. Exact, by depth-first search with a bound.
std::vector<std::size_t> choose_different(std::vector<std::uint64_t> const& conflicts, std::size_t count);

}  // namespace passage::detail
