#pragma once
// The front of (set of agreements, time, exposure): who must agree is a set, never a number.
#include <optional>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/search/network/search_graph.hpp"

namespace passage {

struct ConsentFrontOptions {
  double max_stretch = 2;              ///< paths take at most this many times the least criterion time; ≥ 1
  std::optional<Duration> bound = {};  ///< of a reference run, instead of max_stretch
  Share epsilon{0};                    ///< 0: every point; else a cover, see below
  bool with_exposure = true;           ///< false: sets and time only
  int most_consents = static_cast<int>(ConsentSet::capacity);  ///< paths that need more are left out
  std::size_t label_limit = 50'000'000;  ///< labels ever made; then the proven part is returned
  /// When the limit is hit: search again for paths that need at most 0, 1, 2 … authorities, as long as the
  /// limit (for each of these searches) allows, so that something is proved of few agreements.
  bool prove_by_size = false;
};

/// Paths from `from` to `to` of which no other needs a subset of the agreements and is no worse in time and
/// exposure; by rising criterion time, exposure, number of agreements, then by geometry.
///
/// With ε = 0 one path for every such point. With ε > 0 a cover: every point (S, t, Λ) with t ≤ limit/(1+ε)
/// has a path here with S' ⊆ S and both costs within 1+ε; the sets that no smaller set replaces are all
/// there, each with its fastest path; sets that win only within ε may be absent.
///
/// Method: label setting by rising time with the set in the label. An authority that a label cannot avoid any
/// more within the limit is added to its set at once (closure, one backward search per authority), which
/// makes dominance and the limit on agreements bite early. With ε > 0 labels of one node and one set are
/// merged while a representative path stays within 1+ε of their componentwise minimum (Zhang, Salzman,
/// Felner, Kumar, Ulloa & Koenig 2022, "A*pex").
ParetoFront find_consent_front(RoadGraph const& graph, NodeId from, NodeId to,
                               ConsentFrontOptions const& options, Context& context);
/// As above on a prepared graph.
ParetoFront find_consent_front(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                               ConsentFrontOptions const& options, Context& context);

}  // namespace passage
