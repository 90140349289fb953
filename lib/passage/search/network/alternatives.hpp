#pragma once
// Routes that are truly different: by area, not by shared road numbers.
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/path.hpp"
#include "passage/model/route_area.hpp"
#include "passage/search/network/redundancy.hpp"
#include "passage/search/network/search_graph.hpp"

namespace passage {

struct AlternativeOptions {
  std::size_t count = 4;        ///< alternatives wanted, those shown before not counted
  double max_stretch = 2;       ///< of the least criterion time; ≥ 1
  Share overlap{0.5};           ///< largest containment of an alternative's area in any other's
  RouteAreaRule area{};         ///< of the areas that are compared
  std::size_t pool_limit = 40;  ///< candidates to choose from
};

/// Alternatives with what proves them.
struct Alternatives {
  std::vector<Path> paths;                      ///< by rising time, then line
  std::vector<double> stretches;                ///< of each: criterion time over the least
  std::vector<std::vector<Share>> containment;  ///< of the paths, then the shown ones, with each other
  std::size_t pool = 0;                         ///< candidates the choice was made from
  Duration limit;                               ///< the stretch in criterion time
  std::vector<EdgeId> unavoidable;        ///< links that every route within the stretch passes, in order
  std::vector<GateId> unavoidable_gates;  ///< crossing points likewise
  /// Candidates and shown routes whose areas do not touch, unavoidable ground left out: so many were found.
  int apart_at_least = 0;
  /// Routes within the stretch that share no node outside the terminal discs and unavoidable links (an upper
  /// bound of the former), and outside the terminal discs alone. Through stops: of the leg with fewest. Empty
  /// when there are 16 or more.
  std::optional<int> apart_at_most, node_disjoint;
  RouteAreaRule area;  ///< the rule that was used: unavoidable stretches left out
};

/// Chooses up to `count` paths that are within the stretch and overlap by no more than allowed with each
/// other and with all of `shown`: as many as the pool allows, of those with the smallest worst stretch, of
/// those the fastest ones. The choice from the pool is exact; the pool is found by penalising, again and
/// again, the ground of the routes found so far (× 1.15 inside their area, up to × 6; compare Abraham,
/// Delling, Goldberg & Werneck 2013 on penalties and via-nodes), so that a different choice may exist outside
/// it. The ground of links that no route within the stretch avoids does not count. Penalties never reach a
/// reported number. With nothing shown, the fastest path is the first alternative.
Alternatives find_alternatives(RoadGraph const& graph, NodeId from, NodeId to, std::span<Path const> shown,
                               AlternativeOptions const& options, Context& context);

/// As above for routes that visit waypoints in order. Unavoidable stretches are those of the legs.
Alternatives find_alternatives(RoadGraph const& graph, Waypoints waypoints, std::span<Path const> shown,
                               AlternativeOptions const& options, Context& context);

/// As above with a limit on changes of control.
Alternatives find_alternatives(RoadGraph const& graph, Journey const& journey, std::span<Path const> shown,
                               AlternativeOptions const& options, Context& context);

}  // namespace passage
