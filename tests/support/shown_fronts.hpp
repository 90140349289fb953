#pragma once
// Fronts of made-up worlds, and what of them must not depend on names or orders.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/random_world.hpp"

#include "passage/search/network/consent_front.hpp"

namespace passage::testing {

inline ParetoFront front_of(Prepared const& world, std::optional<Duration> bound = {}) {
  Context context;
  ConsentFrontOptions options;
  options.max_stretch = 2.5;
  options.bound = bound;
  return find_consent_front(world.network.graph, world.from, world.to, options, context);
}

inline std::vector<Shown> shown(Prepared const& world, ParetoFront const& front,
                                std::map<std::string, std::string> const& renamed = {}) {
  std::vector<Shown> list;
  for (auto const& path : front.paths) {
    Shown item{path.time.quanta, path.exposure.quanta, {}, line_of(world.network.graph, path)};
    for (auto const party : path.consents.members()) {
      auto const& name = world.authorities.name(party);
      auto const known = renamed.find(name);
      item.consents.push_back(known == renamed.end() ? name : known->second);
    }
    std::ranges::sort(item.consents);
    list.push_back(std::move(item));
  }
  return list;
}

/// A bound that no change of the world moves: frozen what-ifs.
inline Duration frozen_bound() {
  return TimeQuantum{-16}.quantise(Seconds{6 * 3600.0});
}

inline bool is_weakly_dominated(Path const& point, ParetoFront const& by) {
  return std::ranges::any_of(by.paths, [&](Path const& other) {
    return other.criterion <= point.criterion && other.exposure <= point.exposure &&
           other.consents.is_subset_of(point.consents);
  });
}

}  // namespace passage::testing
