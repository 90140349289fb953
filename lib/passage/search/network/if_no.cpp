#include "passage/search/network/if_no.hpp"

#include <algorithm>
#include <set>

#include "passage/base/parallel.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage {

namespace {

/// Marks the links of closed crossing points; empty when none is closed.
std::vector<bool> shut_links(RoadGraph const& graph, std::vector<GateId> const& closed) {
  if (closed.empty()) return {};
  std::vector<bool> shut(graph.links.size());
  for (std::size_t i = 0; i < shut.size(); ++i) {
    auto const& link = graph.links[i];
    shut[i] = link.is_crossing() && std::ranges::find(closed, link.gate) != closed.end();
  }
  return shut;
}

std::optional<Path> shortest_through(RoadGraph const& graph, Journey const& journey,
                                     DijkstraOptions const& search, Context& context) {
  std::vector<DirectedLink> links;
  auto const& arcs = journey.arcs();
  auto const waypoints = journey.waypoints();
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    auto const costs = least_costs(arcs, waypoints[leg], search, context);
    if (costs[waypoints[leg + 1].value] == unreached_cost) return std::nullopt;
    auto const part = trace(arcs, costs, waypoints[leg + 1], search);
    links.insert(links.end(), part.begin(), part.end());
  }
  return path_along(graph, std::move(links));
}

/// The longest chain of places from the first to the last in which each leads to the next; the earlier of two
/// stops where only one can be kept. Empty: the last is not reached.
std::vector<std::size_t> places_left(SearchGraph const& arcs, Waypoints places, DijkstraOptions const& search,
                                     Context& context) {
  auto const last = places.size() - 1;
  std::vector<std::size_t> kept(places.size()), next(places.size());  // on the best chain from each place on
  kept[last] = 1;
  for (auto i = last; i-- > 0;) {
    auto const costs = least_costs(arcs, places[i], search, context);
    for (auto k = i + 1; k <= last; ++k) {
      if (kept[k] == 0 || costs[places[k].value] == unreached_cost || kept[k] < kept[i]) continue;
      kept[i] = kept[k] + 1;
      next[i] = k;
    }
  }
  if (kept[0] == 0) return {};
  std::vector<std::size_t> chain{0};
  while (chain.back() != last) chain.push_back(next[chain.back()]);
  return chain;
}

std::optional<ShortenedWay> shortened_way(RoadGraph const& graph, Journey const& journey,
                                          DijkstraOptions const& search, Context& context) {
  auto const places = journey.places();
  if (places.size() < 3) return std::nullopt;
  Journey const unlimited{graph, places, std::nullopt, context};
  auto const most = places_left(unlimited.arcs(), places, search, context);
  if (most.empty()) return std::nullopt;
  for (auto const& chain : {most, std::vector<std::size_t>{0, places.size() - 1}}) {
    std::vector<NodeId> kept;
    kept.reserve(chain.size());
    for (auto const place : chain) kept.push_back(places[place]);
    Journey const shorter{graph, kept, journey.most_handovers(), context};
    auto path = shortest_through(graph, shorter, search, context);
    if (!path) continue;
    ShortenedWay way{std::move(*path), {}};
    for (std::size_t place = 0; place < places.size(); ++place)
      if (std::ranges::find(chain, place) == chain.end()) way.lost.push_back(place);
    return way;
  }
  return std::nullopt;
}

}  // namespace

std::vector<NextOption> answer_refusals(RoadGraph const& graph, Waypoints waypoints,
                                        std::span<Refusal const> refusals, Context& context) {
  return answer_refusals(graph, Journey{graph, waypoints, std::nullopt, context}, refusals, context);
}

std::vector<NextOption> answer_refusals(RoadGraph const& graph, Journey const& journey,
                                        std::span<Refusal const> refusals, Context& context) {
  auto const reference = shortest_through(graph, journey, {}, context);
  std::vector<NextOption> answers(refusals.size());
  parallel_for(refusals.size(), context, [&](std::size_t index, int) {
    auto const shut = shut_links(graph, refusals[index].closed);
    DijkstraOptions search;
    search.refused = refusals[index].refused;
    search.shut = shut.empty() ? nullptr : &shut;
    answers[index].path = shortest_through(graph, journey, search, context);
    if (reference && answers[index].path)
      answers[index].extra = answers[index].path->criterion - reference->criterion;
    if (!answers[index].path) answers[index].shortened = shortened_way(graph, journey, search, context);
  });
  return answers;
}

bool is_touched(RoadGraph const& graph, Path const& path, Refusal const& refusal) {
  if (!(path.consents & refusal.refused).empty()) return true;
  return std::ranges::any_of(path.links, [&](DirectedLink const& step) {
    auto const& link = graph.links[step.link.value];
    return link.is_crossing() && std::ranges::find(refusal.closed, link.gate) != refusal.closed.end();
  });
}

std::vector<Refusal> refusals_of(RoadGraph const& graph, std::span<Path const> shown) {
  ConsentSet parties;
  std::set<GateId> gates;
  for (auto const& path : shown) {
    parties |= path.consents;
    for (auto const& step : path.links) {
      auto const& link = graph.links[step.link.value];
      if (link.is_crossing()) gates.insert(link.gate);
    }
  }
  std::vector<Refusal> refusals;
  auto const members = parties.members();
  refusals.reserve(members.size());
  for (auto const party : members) refusals.push_back({ConsentSet::of(party), {}});
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t k = i + 1; k < members.size(); ++k)
      refusals.push_back({ConsentSet::of(members[i]) | ConsentSet::of(members[k]), {}});
  }
  for (auto const gate : gates) refusals.push_back({{}, {gate}});
  return refusals;
}

}  // namespace passage
