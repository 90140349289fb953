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
  ClockSearch(RoadGraph const& graph, SearchGraph const& arcs, TimedRules const& rules, Context& context)
      : graph_(graph), arcs_(arcs), rules_(rules), context_(context) {}

  /// Adds the links of the first to arrive; the moment it does.
  std::optional<Seconds> run(NodeId from, NodeId to, Seconds departure, std::vector<DirectedLink>& links) {
    reached_.assign(arcs_.nodes(), std::nullopt);
    before_.assign(arcs_.nodes(), {});
    queue_ = {};
    reached_[from.value] = departure;
    queue_.push({departure, from});
    for (std::size_t pops = 0; !queue_.empty(); ++pops) {
      if (pops % pops_between_checks == 0) context_.check_cancel();
      auto const [time, node] = queue_.top();
      queue_.pop();
      if (time != *reached_[node.value]) continue;
      if (node == to) break;
      for (auto const& arc : arcs_.leaving(node)) relax(arc, time);
    }
    if (!reached_[to.value]) return std::nullopt;
    auto const begin = links.size();
    for (auto node = to; node != from; node = graph_.source(links.back()))
      links.push_back(before_[node.value]);
    std::reverse(links.begin() + static_cast<std::ptrdiff_t>(begin), links.end());
    return reached_[to.value];
  }

 private:
  void relax(Arc const& arc, Seconds time) {
    auto const end = driven_until(graph_, graph_.links[arc.link.link.value], rules_, time);
    auto& best = reached_[arc.to.value];
    if (!end || (best && *best <= *end)) return;
    best = end;
    before_[arc.to.value] = arc.link;
    queue_.push({*end, arc.to});
  }

  RoadGraph const& graph_;
  SearchGraph const& arcs_;
  TimedRules const& rules_;
  Context& context_;
  std::vector<std::optional<Seconds>> reached_;
  std::vector<DirectedLink> before_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

std::optional<TimedPath> first_to_arrive(RoadGraph const& graph, Waypoints waypoints, TimedRules const& rules,
                                         Context& context) {
  SearchGraph const arcs{graph, rules.refused};
  ClockSearch search{graph, arcs, rules, context};
  std::vector<DirectedLink> links;
  auto now = first_within(rules.hours, rules.departure);
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    if (!now) return std::nullopt;
    if (leg > 0 && leg <= rules.stop_times.size())
      now = first_within(rules.hours, *now + rules.stop_times[leg - 1]);
    if (now) now = search.run(waypoints[leg], waypoints[leg + 1], *now, links);
  }
  if (!now) return std::nullopt;
  return TimedPath{path_along(graph, std::move(links)), *now};
}

std::optional<Seconds> arrival_of(RoadGraph const& graph, std::vector<DirectedLink> const& links,
                                  TimedRules const& rules) {
  auto now = first_within(rules.hours, rules.departure);
  for (auto const& step : links) {
    if (!now) return std::nullopt;
    now = driven_until(graph, graph.links[step.link.value], rules, *now);
  }
  return now;
}

}  // namespace passage
