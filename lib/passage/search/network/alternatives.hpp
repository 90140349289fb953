#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/model/route_area.hpp"

namespace passage {

struct AlternativesOptions {
  std::size_t count = 4;   ///< paths wanted, the fastest among them
  Share overlap{0.5};      ///< largest containment of the areas of any two of them
  RouteAreaRule area;      ///< `left_out` is set here, to what no path can avoid
  double max_stretch = 2;  ///< of criterion time against the fastest
  std::size_t pool = 40;   ///< candidates made at most
};

/// How different the alternatives of one pair are, and from how many candidates they were chosen.
struct Alternatives {
  std::vector<Path> paths;                       ///< by rising criterion time; the fastest first
  std::vector<double> stretches;                 ///< of criterion time against the fastest, per path
  std::vector<std::vector<Share>> containments;  ///< of the areas, per pair of paths
  std::vector<DirectedLink> mandatory;           ///< what no path of this pair can avoid
  RouteAreaRule area;                            ///< as used
  std::size_t pool = 0;                          ///< candidates that were made
};

/// Paths that truly differ: candidates by the area penalty (each accepted path makes every link inside its
/// area 1.15 times dearer, at most 6 times, and the search is run again), then the choice of `count` from the
/// pool with the smallest worst stretch whose areas overlap by at most the allowed share, exactly, by branch
/// and bound. Fewer where fewer exist. Penalties never reach a reported number: paths carry their true
/// totals. Empty when no way leads there.
Alternatives find_alternatives(RoadGraph const& graph, NodeId from, NodeId to,
                               AlternativesOptions const& options, Context& context);

}  // namespace passage
