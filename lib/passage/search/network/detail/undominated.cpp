#include "passage/search/network/detail/undominated.hpp"

#include <algorithm>
#include <tuple>

namespace passage::detail {

std::vector<Path> undominated(std::vector<Path> paths, Compared compared) {
  // Nothing later in this order beats anything earlier.
  std::ranges::sort(paths, [&](Path const& a, Path const& b) {
    auto const key = [&](Path const& path) {
      return std::tuple{path.criterion, compared.exposure ? path.exposure : FemtoEvents{},
                        path.consents.size(), path.exposure};
    };
    return key(a) != key(b) ? key(a) < key(b) : a.links < b.links;
  });
  std::vector<Path> kept;
  for (auto& path : paths) {
    bool const is_beaten = std::ranges::any_of(kept, [&](Path const& earlier) {
      return (!compared.exposure || earlier.exposure <= path.exposure) &&
             (!compared.consents || earlier.consents.is_subset_of(path.consents));
    });
    if (!is_beaten) kept.push_back(std::move(path));
  }
  return kept;
}

}  // namespace passage::detail
