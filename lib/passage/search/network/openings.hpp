#pragma once
// The value of concessions: whom each set of openings of crossing points would let one reach.
#include <cstdint>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/people_at_spot.hpp"
#include "passage/model/road_graph.hpp"

namespace passage {

/// A set of crossing points that open, as bits over OpeningQuestion::gates.
using OpeningSet = std::uint64_t;

struct OpeningQuestion {
  std::span<NodeId const> origins;       ///< movements start at any of them
  std::span<PeopleAtSpot const> people;  ///< on links that are not crossings; each person once
  std::vector<GateId> gates;             ///< crossing points that could open; shut unless in the set
  Duration budget;                       ///< of time, waits at crossing points included
};

/// The people reached for every set of openings.
struct OpeningValues {
  static constexpr std::size_t most_gates = 20;

  std::vector<GateId> gates;
  std::vector<Persons> reached;  ///< one per OpeningSet; [0] is the status quo

  Persons newly_reached(OpeningSet set) const { return reached[set] - reached[0]; }
};

/// The people reached for each of the sets given, exactly: the roads between the crossing points in question
/// are searched once from each of their sides, a set is then a search over those sides alone; people whom no
/// set tells apart are counted as one, and what a part of the roads yields is kept for every combination of
/// arrival times met before. Authorities of the ground are not asked here. Throws Error{input,
/// "too_many_openings"} beyond 64 crossing points.
std::vector<Persons> reached_by(RoadGraph const& graph, OpeningQuestion const& question,
                                std::span<OpeningSet const> sets, Context& context);

/// As above for every set of openings. Throws Error{input, "too_many_openings"} beyond 20 crossing points.
OpeningValues evaluate_openings(RoadGraph const& graph, OpeningQuestion const& question, Context& context);

/// For each size 1 … most the set that reaches the most people; of equals the one whose crossing points come
/// first in `gates`. Exact: all sets of the size are compared. Openings are not submodular (two crossing
/// points in series), so the best set of two need not hold the best single one.
std::vector<OpeningSet> best_openings(OpeningValues const& values, std::size_t most);

/// Sets of two and three that are only worth it together: what they newly reach is more than the best that
/// their parts reach one by one or in smaller groups, added up. Largest surplus first, then by size and bits.
struct Complement {
  OpeningSet set;
  Persons newly_reached, apart;  ///< together; the best partition of the set into parts, added up
};
std::vector<Complement> complements(OpeningValues const& values);

/// The average over all orders of opening of what each crossing point adds (Shapley 1953), exact. It adds up
/// to what all openings together newly reach. It averages over orders nobody negotiates: show the status-quo
/// values first.
std::vector<Persons> shapley_values(OpeningValues const& values);

/// The smallest sets of openings that let `from` reach `to` at all, the one with the least time first. One
/// empty set means that it is reached already; no set that no opening helps. Exact, over up to 20 crossing
/// points.
struct ConnectingSet {
  OpeningSet set;
  Duration time;
};
std::vector<ConnectingSet> connecting_openings(RoadGraph const& graph, NodeId from, NodeId to,
                                               std::vector<GateId> const& gates, Context& context);

}  // namespace passage
