#pragma once
// Why an option is as it is, and what would change it.
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/explanation.hpp"
#include "passage/search/network/if_no.hpp"

namespace passage {

/// The options of one pair with the answers to the refusals that touch them.
struct ShownOptionsOfPair {
  std::span<Path const> shown;
  std::span<Refusal const> refusals;    ///< as refusals_of gives them
  std::span<NextOption const> answers;  ///< as answer_refusals gives them, one per refusal
};

/// One explanation per option; names are left to the caller.
///
/// Binding reason: of all obstacles (a closure, an explosive hazard, an area to avoid, a closed crossing
/// point or one that never opens, a load limit, a line without a crossing point), each with every link it
/// closes, the one whose removal alone saves most criterion time: for the fastest option whoever must agree,
/// for any other one with no further agreement than it needs. Obstacles that lie on no way quick enough to
/// matter are left out by a bound; of the rest at most `tried` are removed and searched again, in the order
/// of the bound.
///
/// Flip: for the fastest option the crossing point on it whose wait has to grow least until another way is
/// the fastest. It is verified by two searches: with a quantum less the option is still the fastest, with a
/// quantum more it is not. For any other option the first refusal (an authority, else a pair of them, or a
/// crossing point closing) after which no way is faster than this one. Criterion times only: opening hours
/// are not looked at. The journey's limit on changes of control holds with an obstacle gone, too.
std::vector<Explanation> explain_options(RoadGraph const& graph, Journey const& journey,
                                         ShownOptionsOfPair const& pair, Context& context);
/// As above without a limit on changes of control.
std::vector<Explanation> explain_options(RoadGraph const& graph, Waypoints waypoints,
                                         ShownOptionsOfPair const& pair, Context& context);

}  // namespace passage
