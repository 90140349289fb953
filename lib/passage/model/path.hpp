#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/model/road_graph.hpp"

namespace passage {

/// A way through a RoadGraph with its totals as the search knows them. Displayed numbers come from evaluate/.
struct Path {
  std::vector<DirectedLink> links;
  Duration time;       ///< moving time and likely waits
  Duration criterion;  ///< what was minimised: time × avoid factors; equals `time` without soft areas
  FemtoEvents exposure;
  ConsentSet consents;  ///< union over the links

  friend bool operator==(Path const&, Path const&) = default;
};

/// Adds up the links of a graph; throws Error{defect} when consecutive links do not meet.
Path path_along(RoadGraph const& graph, std::vector<DirectedLink> links);
/// The path's line in frame coordinates, without repeated points.
Line line_of(RoadGraph const& graph, Path const& path);

/// The non-dominated paths of one origin-destination pair, by rising criterion time, then exposure.
struct ParetoFront {
  std::vector<Path> paths;
  bool is_complete = true;  ///< false: the label limit was hit; then `paths` is proven up to `proven_upto`
  Duration proven_upto = Duration::unreached();
  /// Where not complete: paths that need at most so many agreements are all there (within the ε asked for).
  std::optional<int> proven_consents = {};
  std::size_t labels = 0;  ///< ever made; guarded by tests

  friend bool operator==(ParetoFront const&, ParetoFront const&) = default;
};

/// What stands between an origin and a destination that no route joins.
struct Blockage {
  std::string from, to;          ///< place names
  bool is_disconnected = false;  ///< no road at all, open or not
  /// Set where ways exist, but all change control more often than allowed: how often at least.
  std::optional<int> fewest_handovers = {};
  std::vector<EdgeId> links;  ///< obstacles on the way that passes fewest of them, in order from the origin
};

}  // namespace passage
