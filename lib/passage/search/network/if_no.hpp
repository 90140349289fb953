#pragma once
// What is left when somebody says no, or a crossing point closes.
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/refusal.hpp"
#include "passage/search/network/journey.hpp"

namespace passage {

/// The fastest way that leaves out stops, since no way visits all of them.
struct ShortenedWay {
  Path path;
  std::vector<std::size_t> lost;  ///< positions among the places of the journey, ascending
};

/// The fastest way past a refusal.
struct NextOption {
  std::optional<Path> path;  ///< empty: no route through all stops is left
  /// Criterion time beyond the fastest path of the reference; empty with `path`.
  std::optional<Duration> extra;
  /// Without `path`: the way through as many stops, in their order, as can still be visited; where the limit
  /// on changes of control allows none through those, straight to the destination. Empty: no route at all.
  std::optional<ShortenedWay> shortened = {};
};

/// Answers refusals for one origin and destination, with the stops between. The network, its costs and
/// quantum are those of the reference run, so that answers compare with it (frozen what-if).
///
/// For each refusal the fastest path in criterion time that needs none of the refused authorities and passes
/// none of the closed crossing points; without any bound on time, since even a very long way is an answer.
std::vector<NextOption> answer_refusals(RoadGraph const& graph, Waypoints waypoints,
                                        std::span<Refusal const> refusals, Context& context);
/// As above with a limit on changes of control.
std::vector<NextOption> answer_refusals(RoadGraph const& graph, Journey const& journey,
                                        std::span<Refusal const> refusals, Context& context);

/// Whether a path needs what is refused or passes what is closed.
bool is_touched(RoadGraph const& graph, Path const& path, Refusal const& refusal);

/// The refusals worth asking about paths that are shown: every authority that some path needs, every pair of
/// them, and every crossing point that some path passes, in this order; authorities and crossing points
/// ascending.
std::vector<Refusal> refusals_of(RoadGraph const& graph, std::span<Path const> shown);

}  // namespace passage
