#include "passage/search/network/consent_front.hpp"

#include <algorithm>
#include <tuple>

#include "passage/search/network/detail/set_labels.hpp"

namespace passage {

namespace {

bool comes_before(Path const& a, Path const& b) {
  auto const key = [](Path const& path) {
    return std::tuple{path.criterion, path.exposure, path.consents.size()};
  };
  return key(a) != key(b) ? key(a) < key(b) : a.links < b.links;
}

bool beats_or_equals(Path const& a, Path const& b, bool with_exposure) {
  return a.criterion <= b.criterion && (!with_exposure || a.exposure <= b.exposure) &&
         a.consents.is_subset_of(b.consents);
}

/// Keeps the first of equals. Nothing later in the order beats anything earlier but in its set.
std::vector<Path> undominated(std::vector<Path> paths, bool with_exposure) {
  std::ranges::sort(paths, comes_before);
  std::vector<Path> kept;
  for (auto const& path : paths) {
    auto const beats = [&](Path const& other) { return beats_or_equals(other, path, with_exposure); };
    if (std::ranges::none_of(kept, beats)) kept.push_back(path);
  }
  return kept;
}

}  // namespace

ParetoFront find_consent_front(RoadGraph const& graph, NodeId from, NodeId to,
                               ConsentFrontOptions const& options, Context& context) {
  ParetoFront front;
  SearchGraph const arcs{graph};
  std::vector<Path> paths;
  auto const search = [&](ConsentFrontOptions const& wanted) {
    detail::SetLabelSearch labels{arcs, from, to, wanted, context};
    for (auto& links : labels.run(front)) paths.push_back(path_along(graph, std::move(links)));
  };
  search(options);
  if (options.epsilon.value > 0) {
    // The sets that no smaller one replaces, exactly: time alone, without merging.
    auto exact = options;
    exact.epsilon = Share{0};
    exact.with_exposure = false;
    search(exact);
  }
  front.paths = undominated(std::move(paths), options.with_exposure);
  return front;
}

}  // namespace passage
