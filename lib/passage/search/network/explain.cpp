#include "passage/search/network/explain.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "passage/search/network/dijkstra.hpp"

namespace passage {

namespace {

/// Obstacles that are removed and searched again, at most, for each option.
constexpr std::size_t tried = 24;

/// What closes links: one thing, however many links.
struct ObstacleKey {
  Obstacle obstacle;
  bool is_crossing;
  std::uint32_t source;
  friend auto operator<=>(ObstacleKey const&, ObstacleKey const&) = default;
};
using Obstacles = std::map<ObstacleKey, std::vector<std::uint32_t>>;

Obstacles obstacles_of(RoadGraph const& graph) {
  Obstacles obstacles;
  for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
    auto const& link = graph.links[i];
    // What the vehicle cannot drive on is no obstacle that anybody could lift.
    if (link.is_passable() || link.obstacle == Obstacle::unfit_road) continue;
    auto const source = link.obstacle == Obstacle::no_gate ? i
                        : link.is_crossing()               ? link.gate.value
                                                           : link.obstacle_source;
    obstacles[{link.obstacle, link.is_crossing(), source}].push_back(i);
  }
  return obstacles;
}

/// The whole way through the waypoints: its cost, or unreached.
std::uint64_t least_through(Journey const& journey, DijkstraOptions const& search, Context& context) {
  auto const& arcs = journey.arcs();
  auto const waypoints = journey.waypoints();
  std::uint64_t sum = 0;
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    auto const cost = least_costs(arcs, waypoints[leg], search, context)[waypoints[leg + 1].value];
    if (cost == unreached_cost) return unreached_cost;
    sum = (Duration{sum} + Duration{cost}).quanta;
  }
  return sum;
}

ConsentSet all_but(ConsentSet allowed, RoadGraph const& graph) {
  ConsentSet all;
  for (auto const& link : graph.links) all |= link.consents;
  return all - allowed;
}

class Explainer {
 public:
  Explainer(RoadGraph const& graph, Journey const& journey, ShownOptionsOfPair const& pair, Context& context)
      : graph_(graph),
        pair_(pair),
        context_(context),
        obstacles_(obstacles_of(graph)),
        passable_(journey),
        everything_(graph, journey.places(), journey.most_handovers(), context, Impassable::included) {
    for (std::size_t i = 1; i < pair_.shown.size(); ++i) {
      if (pair_.shown[i].criterion < pair_.shown[fastest_].criterion) fastest_ = i;
    }
  }

  Explanation explain(std::size_t option) {
    Explanation explanation;
    explanation.binding = binding_of(option);
    explanation.flip = option == fastest_ ? longer_wait() : refusal_for(option);
    return explanation;
  }

 private:
  std::optional<BindingReason> binding_of(std::size_t option) {
    DijkstraOptions search;
    if (option != fastest_) search.refused = all_but(pair_.shown[option].consents, graph_);
    auto const now = least_through(passable_, search, context_);
    std::vector<bool> shut(graph_.links.size());
    for (std::size_t i = 0; i < shut.size(); ++i) shut[i] = !graph_.links[i].is_passable();
    search.shut = &shut;
    std::optional<BindingReason> best;
    std::uint64_t least = now;
    for (auto const& [bound, entry] : worth_trying(now, search)) {
      if (bound >= least) break;  // no later one can save more
      for (auto const link : entry->second) shut[link] = false;
      auto const then = least_through(everything_, search, context_);
      for (auto const link : entry->second) shut[link] = true;
      if (then >= least) continue;
      least = then;
      best = BindingReason{entry->first.obstacle, {}, EdgeId{entry->second.front()}, {}};
    }
    if (best) best->saved = graph_.quantum.seconds(Duration{now} - Duration{least});
    return best;
  }

  /// Obstacles on some way that would be quicker if all were gone, the quickest such way first.
  std::vector<std::pair<std::uint64_t, Obstacles::value_type const*>> worth_trying(std::uint64_t now,
                                                                                   DijkstraOptions search) {
    search.shut = nullptr;
    search.limit = now == unreached_cost ? unreached_cost - 1 : now;
    std::vector<std::uint64_t> through(graph_.links.size(), unreached_cost);
    auto const legs = everything_.waypoints().size() - 1;
    for (std::size_t leg = 0; leg < legs; ++leg) add_through(leg, search, through);
    std::vector<std::pair<std::uint64_t, Obstacles::value_type const*>> order;
    for (auto const& entry : obstacles_) {
      auto least = unreached_cost;
      for (auto const link : entry.second) least = std::min(least, through[link]);
      if (least < now) order.emplace_back(least, &entry);
    }
    std::ranges::stable_sort(order, {}, [](auto const& e) { return e.first; });
    if (order.size() > tried) order.resize(tried);
    return order;
  }

  /// Least time of the whole way through each link, with every obstacle gone.
  void add_through(std::size_t leg, DijkstraOptions search, std::vector<std::uint64_t>& through) {
    auto const& arcs = everything_.arcs();
    auto const waypoints = everything_.waypoints();
    std::uint64_t others = 0;
    for (std::size_t other = 0; other + 1 < waypoints.size(); ++other) {
      if (other == leg) continue;
      auto const cost = least_costs(arcs, waypoints[other], search, context_)[waypoints[other + 1].value];
      if (cost == unreached_cost) return;
      others += cost;
    }
    auto const away = least_costs(arcs, waypoints[leg], search, context_);
    search.towards = Towards::start;
    auto const back = least_costs(arcs, waypoints[leg + 1], search, context_);
    for (std::uint32_t node = 0; node < arcs.nodes(); ++node) {
      if (away[node] == unreached_cost) continue;
      for (auto const& arc : arcs.leaving(NodeId{node})) {
        auto const last = back[arc.to.value];
        bool const is_refused = !(arc.consents & search.refused).empty();
        if (last == unreached_cost || is_refused || graph_.links[arc.link.link.value].is_passable()) continue;
        auto& least = through[arc.link.link.value];
        least = std::min(least, away[node] + arc.time + last + others);
      }
    }
  }

  /// The crossing point on the fastest option that may grow least before another way is quicker.
  std::optional<Flip> longer_wait() {
    std::optional<Flip> best;
    std::uint64_t least = unreached_cost;
    for (std::size_t i = 0; i < pair_.refusals.size(); ++i) {
      auto const& refusal = pair_.refusals[i];
      auto const& answer = pair_.answers[i];
      bool const is_gate = refusal.refused.empty() && refusal.closed.size() == 1;
      if (!is_gate || !answer.path || !is_touched(graph_, fastest(), refusal)) continue;
      auto const longer = (answer.path->criterion - fastest().criterion).quanta;
      if (longer >= least) continue;
      least = longer;
      best = Flip{};
      best->kind = FlipKind::longer_wait;
      best->refusal = refusal;
      best->amount = graph_.quantum.seconds(Duration{longer});
      best->then = shown_like(*answer.path, refusal);
      best->is_verified = flips_at(refusal, longer);
    }
    return best;
  }

  /// A quantum less and the choice stays, a quantum more and it goes. A crossing point that is passed twice
  /// counts twice: then a smaller growth flips, and this is no proof.
  bool flips_at(Refusal const& refusal, std::uint64_t longer) {
    auto const with_growth = [&](std::uint64_t growth) {
      std::vector<std::uint64_t> costs;
      costs.reserve(graph_.links.size());
      for (auto const& link : graph_.links) {
        bool const grows = link.is_crossing() && link.gate == refusal.closed.front();
        costs.push_back(link.criterion().quanta + (grows ? growth : 0));
      }
      DijkstraOptions search;
      search.link_costs = costs;
      return least_through(passable_, search, context_);
    };
    auto const before = fastest().criterion.quanta;
    bool const stays = longer == 0 || with_growth(longer - 1) == before + longer - 1;
    return stays && with_growth(longer + 1) == before + longer;
  }

  std::optional<Flip> refusal_for(std::size_t option) {
    auto const& path = pair_.shown[option];
    for (std::size_t i = 0; i < pair_.refusals.size(); ++i) {
      auto const& answer = pair_.answers[i];
      if (!answer.path || is_touched(graph_, path, pair_.refusals[i])) continue;
      if (answer.path->criterion != path.criterion) continue;
      Flip flip;
      flip.kind = pair_.refusals[i].closed.empty() ? FlipKind::refusal : FlipKind::closing;
      flip.refusal = pair_.refusals[i];
      flip.then = option;
      // The answer is a search under this very refusal, and nothing in it is faster than this option.
      flip.is_verified = true;
      return flip;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> shown_like(Path const& path, Refusal const& refusal) const {
    for (std::size_t i = 0; i < pair_.shown.size(); ++i) {
      if (pair_.shown[i].criterion == path.criterion && !is_touched(graph_, pair_.shown[i], refusal))
        return i;
    }
    return std::nullopt;
  }

  Path const& fastest() const { return pair_.shown[fastest_]; }

  RoadGraph const& graph_;
  ShownOptionsOfPair const& pair_;
  Context& context_;
  Obstacles obstacles_;
  Journey const& passable_;
  Journey everything_;
  std::size_t fastest_ = 0;
};

}  // namespace

std::vector<Explanation> explain_options(RoadGraph const& graph, Journey const& journey,
                                         ShownOptionsOfPair const& pair, Context& context) {
  std::vector<Explanation> explanations;
  if (pair.shown.empty()) return explanations;
  Explainer explainer{graph, journey, pair, context};
  for (std::size_t option = 0; option < pair.shown.size(); ++option)
    explanations.push_back(explainer.explain(option));
  return explanations;
}

std::vector<Explanation> explain_options(RoadGraph const& graph, Waypoints waypoints,
                                         ShownOptionsOfPair const& pair, Context& context) {
  return explain_options(graph, Journey{graph, waypoints, std::nullopt, context}, pair, context);
}

}  // namespace passage
