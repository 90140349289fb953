#include "passage/algorithms/case_visits.hpp"

#include <algorithm>
#include <numeric>

#include "passage/search/network/waypoints.hpp"

namespace passage {

std::vector<std::size_t> const& CaseVisits::between(std::size_t from, std::size_t to) {
  auto const [entry, is_new] = visits_.try_emplace({from, to});
  if (is_new) entry->second = order_between(from, to);
  return entry->second;
}

std::vector<std::size_t> CaseVisits::order_between(std::size_t from, std::size_t to) const {
  std::vector<std::size_t> stops(case_.stops);
  std::iota(stops.begin(), stops.end(), case_.ends);
  if (scenario_.via && scenario_.via->order == tables::StopOrder::any) {
    auto const order = best_stop_order(case_.network.graph, case_.network.connections[from].node,
                                       nodes_of(stops), case_.network.connections[to].node, context_);
    auto const given = stops;
    for (std::size_t i = 0; i < order.size(); ++i) stops[i] = given[order[i]];
  }
  std::vector<std::size_t> visited{from};
  visited.insert(visited.end(), stops.begin(), stops.end());
  visited.push_back(to);
  return visited;
}

Journey CaseVisits::journey(std::vector<std::size_t> const& visited) const {
  return {case_.network.graph, nodes_of(visited), most_handovers(), context_};
}

std::optional<int> CaseVisits::most_handovers() const {
  auto const& limit = scenario_.corridors.max_handovers;
  return limit ? std::optional{static_cast<int>(limit->value)} : std::nullopt;
}

std::vector<NodeId> CaseVisits::nodes_of(std::vector<std::size_t> const& places) const {
  std::vector<NodeId> nodes;
  nodes.reserve(places.size());
  for (auto const place : places) nodes.push_back(case_.network.connections[place].node);
  return nodes;
}

std::vector<Point> CaseVisits::points_of(std::vector<std::size_t> const& places) const {
  std::vector<Point> points;
  points.reserve(places.size());
  for (auto const place : places) points.push_back(case_.result.places[place].point);
  return points;
}

/// Bare driving time between each place and its road.
std::vector<Seconds> CaseVisits::access_of(std::vector<std::size_t> const& places) const {
  std::vector<Seconds> times;
  times.reserve(places.size());
  for (auto const place : places) times.push_back(case_.result.access_legs[place].time);
  return times;
}

RouteLine CaseVisits::route_line(Line line, std::vector<std::size_t> const& visited) const {
  return {std::move(line), points_of(visited), Metres{std::max(1.0, road_snap(scenario_).value)},
          access_of(visited)};
}

std::optional<TimedRules> CaseVisits::timed_rules(std::vector<std::size_t> const& visited) const {
  if (!case_.movement || case_.movement->calendar.hours.empty()) return std::nullopt;
  auto const& movement = *case_.movement;
  TimedRules rules;
  rules.hours = movement.calendar.hours;
  for (auto const& gate : case_.network.graph.gates)
    rules.gates.push_back(gate_clock(gate, movement.calendar));
  rules.drive_factor = movement.drive_factor;
  rules.departure = rules.hours.front().begin + movement.load;
  auto const access = access_of(visited);
  double const factor = movement.drive_factor.value;
  rules.access_first = access.front() * factor;
  rules.access_last = access.back() * factor;
  for (std::size_t i = 1; i + 1 < visited.size(); ++i)
    rules.stops.push_back({access[i] * factor, case_.result.places[visited[i]].unload.value_or(Seconds{0})});
  return rules;
}

std::optional<RouteLine> CaseVisits::way_back(RouteOption const& option, Seconds leaving,
                                              ConsentSet agreed) const {
  std::vector<std::size_t> const ends{option.to, option.from};
  auto rules = timed_rules(ends);
  if (!rules) return std::nullopt;
  auto const& graph = case_.network.graph;
  rules->departure = leaving;
  for (auto const& link : graph.links) rules->refused |= link.consents - agreed;
  auto const found = first_to_arrive(graph, journey(ends), *rules, context_);
  if (!found || found->path.links.empty()) return std::nullopt;
  return route_line(line_of(graph, found->path), ends);
}

std::vector<std::string> CaseVisits::with_stops(std::vector<std::string> const& passed, std::size_t from,
                                                std::size_t to) {
  std::vector<std::string> via;
  auto const& visited = between(from, to);
  for (std::size_t i = 1; i + 1 < visited.size(); ++i) via.push_back(name(visited[i]));
  for (auto const& place : passed) {
    if (std::ranges::find(via, place) == via.end()) via.push_back(place);
  }
  return via;
}

}  // namespace passage
