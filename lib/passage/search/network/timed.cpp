#include "passage/search/network/timed.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace passage {

namespace {

constexpr std::size_t pops_between_checks = 4096;

/// The moment somebody who is at the start of a link at `time` is at its end.
std::optional<Seconds> driven_until(RoadGraph const& graph, RoadLink const& link, TimedRules const& rules,
                                    Seconds time) {
  if (link.is_crossing())
    return rules.gates[link.gate.value].passed_at(time, graph.quantum.seconds(link.time));
  auto const drive = graph.quantum.seconds(link.time - link.delay) * rules.drive_factor.value;
  if (link.delay.quanta == 0) return worked_until(rules.hours, time, drive);
  auto const half = worked_until(rules.hours, time, drive / 2);
  if (!half) return std::nullopt;
  return worked_until(rules.hours, *half + graph.quantum.seconds(link.delay), drive / 2);
}

/// Unloads at the stop before leg `leg`, counted from 1, and comes back to the road.
std::optional<Seconds> after_stop(TimedRules const& rules, std::size_t leg, Seconds time) {
  if (leg > rules.stops.size()) return time;
  auto const& stop = rules.stops[leg - 1];
  auto const there = worked_until(rules.hours, time, stop.access);
  auto const ready = there ? first_within(rules.hours, *there + stop.takes) : std::nullopt;
  return ready ? worked_until(rules.hours, *ready, stop.access) : std::nullopt;
}

/// On the road for the first time.
std::optional<Seconds> set_out(TimedRules const& rules) {
  auto const leaving = first_within(rules.hours, rules.departure);
  return leaving ? worked_until(rules.hours, *leaving, rules.access_first) : std::nullopt;
}

struct Entry {
  Seconds time;
  NodeId node;
  friend bool operator>(Entry const& a, Entry const& b) {
    return std::tie(a.time, a.node) > std::tie(b.time, b.node);
  }
};

/// One search from a node at a time.
class ClockSearch {
 public:
  ClockSearch(RoadGraph const& graph, Journey const& journey, TimedRules const& rules, Context& context)
      : graph_(graph), journey_(journey), rules_(rules), context_(context) {}

  /// Adds the links of the first to arrive; the moment it does.
  std::optional<Seconds> run(NodeId from, NodeId to, Seconds departure, std::vector<DirectedLink>& links) {
    auto const& arcs = journey_.arcs();
    reached_.assign(arcs.nodes(), std::nullopt);
    before_.assign(arcs.nodes(), {});
    queue_ = {};
    reached_[from.value] = departure;
    queue_.push({departure, from});
    for (std::size_t pops = 0; !queue_.empty(); ++pops) {
      if (pops % pops_between_checks == 0) context_.check_cancel();
      auto const [time, node] = queue_.top();
      queue_.pop();
      if (time != *reached_[node.value]) continue;
      if (node == to) break;
      for (auto const& arc : arcs.leaving(node)) relax(node, arc, time);
    }
    if (!reached_[to.value]) return std::nullopt;
    auto const begin = links.size();
    for (auto node = to; node != from; node = before_[node.value].node)
      links.push_back(before_[node.value].link);
    std::reverse(links.begin() + static_cast<std::ptrdiff_t>(begin), links.end());
    return reached_[to.value];
  }

 private:
  struct Step {
    NodeId node;
    DirectedLink link;
  };

  void relax(NodeId node, Arc const& arc, Seconds time) {
    if (!(arc.consents & rules_.refused).empty()) return;
    auto end = driven_until(graph_, graph_.links[arc.link.link.value], rules_, time);
    // Stops are reached on the way where they are part of the states; the last place is the destination.
    for (auto leg = journey_.visited(node) + 1; end && leg <= journey_.visited(arc.to); ++leg) {
      if (leg + 1 < journey_.places().size()) end = after_stop(rules_, leg, *end);
    }
    auto& best = reached_[arc.to.value];
    if (!end || (best && *best <= *end)) return;
    best = end;
    before_[arc.to.value] = {node, arc.link};
    queue_.push({*end, arc.to});
  }

  RoadGraph const& graph_;
  Journey const& journey_;
  TimedRules const& rules_;
  Context& context_;
  std::vector<std::optional<Seconds>> reached_;
  std::vector<Step> before_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

std::optional<TimedPath> first_to_arrive(RoadGraph const& graph, Journey const& journey,
                                         TimedRules const& rules, Context& context) {
  ClockSearch search{graph, journey, rules, context};
  std::vector<DirectedLink> links;
  auto const waypoints = journey.waypoints();
  auto now = set_out(rules);
  // Where stops are part of the states, those at the origin are behind it.
  for (std::size_t leg = 1; now && leg <= journey.visited(waypoints.front()); ++leg) {
    if (leg + 1 < journey.places().size()) now = after_stop(rules, leg, *now);
  }
  for (std::size_t leg = 0; now && leg + 1 < waypoints.size(); ++leg) {
    if (leg > 0) now = after_stop(rules, leg, *now);
    if (now) now = search.run(waypoints[leg], waypoints[leg + 1], *now, links);
  }
  if (now) now = worked_until(rules.hours, *now, rules.access_last);
  if (!now) return std::nullopt;
  return TimedPath{path_along(graph, std::move(links)), *now};
}

std::optional<TimedPath> first_to_arrive(RoadGraph const& graph, Waypoints waypoints, TimedRules const& rules,
                                         Context& context) {
  return first_to_arrive(graph, Journey{graph, waypoints, std::nullopt, context}, rules, context);
}

std::optional<Seconds> arrival_of(RoadGraph const& graph, Waypoints waypoints,
                                  std::vector<DirectedLink> const& links, TimedRules const& rules) {
  std::size_t leg = 1;
  auto now = set_out(rules);
  auto const unload = [&](NodeId node) {
    for (; now && leg + 1 < waypoints.size() && waypoints[leg] == node; ++leg)
      now = after_stop(rules, leg, *now);
  };
  unload(waypoints.front());
  for (auto const& step : links) {
    if (!now) return std::nullopt;
    now = driven_until(graph, graph.links[step.link.value], rules, *now);
    unload(graph.target(step));
  }
  return now ? worked_until(rules.hours, *now, rules.access_last) : std::nullopt;
}

}  // namespace passage
