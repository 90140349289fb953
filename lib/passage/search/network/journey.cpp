#include "passage/search/network/journey.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace passage {

namespace {

constexpr std::uint32_t no_holding = static_cast<std::uint32_t>(-1);
constexpr std::size_t states_between_checks = 4096;

struct State {
  NodeId node;
  std::uint32_t leg = 0;  ///< waypoints visited after the origin
  std::uint32_t holding = no_holding;
  std::uint32_t changes = 0;

  friend bool operator==(State const&, State const&) = default;
};

struct StateHash {
  std::size_t operator()(State const& state) const {
    std::uint64_t hash = state.node.value;
    for (std::uint64_t const part : {state.leg, state.holding, state.changes})
      hash = (hash ^ part) * 0x9e3779b97f4a7c15u + (hash >> 29u);
    return hash;
  }
};

/// How states follow each other along the links of a graph.
class StateRule {
 public:
  StateRule(RoadGraph const& graph, Waypoints waypoints) : graph_(graph), waypoints_(waypoints) {}

  State start() const { return arrived({waypoints_.front(), 0, no_holding, 0}); }
  /// The end of the last leg is one state, however it was reached.
  bool is_goal(State const& state) const { return state.leg + 1 == waypoints_.size(); }

  State after(State const& state, Arc const& arc) const {
    auto next = state;
    next.node = arc.to;
    auto const& link = graph_.links[arc.link.link.value];
    if (!graph_.holdings.empty() && !link.is_crossing()) {
      next.changes += state.holding != no_holding && state.holding != link.holding;
      next.holding = link.holding;
    }
    return arrived(next);
  }

 private:
  State arrived(State state) const {
    while (!is_goal(state) && waypoints_[state.leg + 1] == state.node) ++state.leg;
    return state;
  }

  RoadGraph const& graph_;
  Waypoints waypoints_;
};

/// Every state that can be reached, numbered as it is found: by the order of arcs, which is that of geometry.
class StateGraph {
 public:
  StateGraph(RoadGraph const& graph, SearchGraph const& roads, Waypoints waypoints, std::uint32_t most)
      : roads_(roads), rule_(graph, waypoints), most_(most) {}

  void unroll(Context& context) {
    number_of(rule_.start());
    for (std::size_t next = 0; next < states_.size(); ++next) {
      if (next % states_between_checks == 0) context.check_cancel();
      auto const state = states_[next];
      if (rule_.is_goal(state)) continue;
      for (auto arc : roads_.leaving(state.node)) {
        auto const reached = rule_.after(state, arc);
        if (reached.changes > most_) continue;
        arc.to = number_of(reached);
        arcs_.push_back({NodeId{static_cast<std::uint32_t>(next)}, arc});
      }
    }
  }

  NodeId goal() { return number_of(goal_state()); }
  std::size_t size() const { return states_.size(); }
  std::vector<SearchGraph::OwnedArc> take_arcs() { return std::move(arcs_); }
  std::vector<std::uint32_t> visited(std::size_t places) const {
    std::vector<std::uint32_t> legs;
    legs.reserve(states_.size());
    for (auto const& state : states_)
      legs.push_back(std::min(state.leg, static_cast<std::uint32_t>(places - 1)));
    return legs;
  }

 private:
  static State goal_state() { return {NodeId{no_holding}, no_holding, no_holding, 0}; }

  NodeId number_of(State const& state) {
    auto const key = rule_.is_goal(state) ? goal_state() : state;
    auto const [entry, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(states_.size()));
    if (is_new) states_.push_back(state);
    return NodeId{entry->second};
  }

  SearchGraph const& roads_;
  StateRule rule_;
  std::uint32_t most_;
  std::vector<State> states_;
  std::unordered_map<State, std::uint32_t, StateHash> numbers_;  // looked up only, never walked through
  std::vector<SearchGraph::OwnedArc> arcs_;
};

}  // namespace

Journey::Journey(RoadGraph const& graph, Waypoints waypoints, std::optional<int> most_handovers,
                 Context& context, Impassable impassable)
    : places_(waypoints.begin(), waypoints.end()),
      waypoints_(places_),
      arcs_(graph, {}, impassable),
      most_handovers_(most_handovers) {
  if (!most_handovers || graph.holdings.empty()) return;
  is_limited_ = true;
  StateGraph states{graph, arcs_, places_, static_cast<std::uint32_t>(*most_handovers)};
  states.unroll(context);
  waypoints_ = {NodeId{0}, states.goal()};
  visited_ = states.visited(places_.size());
  auto const count = states.size();
  arcs_ = SearchGraph{states.take_arcs(), count};
}

std::optional<int> fewest_handovers(RoadGraph const& graph, Waypoints waypoints, Context& context) {
  SearchGraph const roads{graph};
  StateRule const rule{graph, waypoints};
  std::deque<State> queue{rule.start()};
  std::unordered_map<State, std::uint32_t, StateHash> least;  // by state without its count
  for (std::size_t pops = 0; !queue.empty(); ++pops) {
    if (pops % states_between_checks == 0) context.check_cancel();
    auto const state = queue.front();
    queue.pop_front();
    if (rule.is_goal(state)) return static_cast<int>(state.changes);
    auto key = state;
    key.changes = 0;
    if (!least.try_emplace(key, state.changes).second) continue;
    for (auto const& arc : roads.leaving(state.node)) {
      auto const next = rule.after(state, arc);
      next.changes > state.changes ? queue.push_back(next) : queue.push_front(next);
    }
  }
  return std::nullopt;
}

}  // namespace passage
