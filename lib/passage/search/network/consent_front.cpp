#include "passage/search/network/consent_front.hpp"

#include "passage/search/network/detail/set_labels.hpp"
#include "passage/search/network/detail/undominated.hpp"

namespace passage {

ParetoFront find_consent_front(RoadGraph const& graph, NodeId from, NodeId to,
                               ConsentFrontOptions const& options, Context& context) {
  return find_consent_front(graph, SearchGraph{graph}, from, to, options, context);
}

ParetoFront find_consent_front(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                               ConsentFrontOptions const& options, Context& context) {
  ParetoFront front;
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
  if (!front.is_complete && options.prove_by_size) {
    auto few = options;
    for (few.most_consents = 0; few.most_consents < options.most_consents; ++few.most_consents) {
      ParetoFront part;
      detail::SetLabelSearch labels{arcs, from, to, few, context};
      for (auto& links : labels.run(part)) paths.push_back(path_along(graph, std::move(links)));
      front.labels += part.labels;
      if (!part.is_complete) break;
      front.proven_consents = few.most_consents;
    }
  }
  front.paths = detail::undominated(std::move(paths), {options.with_exposure, true});
  return front;
}

}  // namespace passage
