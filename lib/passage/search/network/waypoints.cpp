#include "passage/search/network/waypoints.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "passage/search/network/detail/undominated.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/front.hpp"

namespace passage {

namespace {

constexpr std::size_t most_stops = 12;

/// The least criterion time of every leg; empty when one has no way.
std::vector<std::uint64_t> least_times(SearchGraph const& arcs, Waypoints waypoints, Context& context) {
  std::vector<std::uint64_t> least;
  for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
    least.push_back(least_costs(arcs, waypoints[leg], {}, context)[waypoints[leg + 1].value]);
    if (least.back() == unreached_cost) return {};
  }
  return least;
}

Path joined(Path const& first, Path const& second) {
  Path whole = first;
  whole.links.insert(whole.links.end(), second.links.begin(), second.links.end());
  whole.time += second.time;
  whole.criterion += second.criterion;
  whole.exposure += second.exposure;
  whole.consents |= second.consents;
  return whole;
}

class LegFronts {
 public:
  LegFronts(RoadGraph const& graph, SearchGraph const& arcs, WaypointCriteria criteria, Context& context)
      : graph_(graph), arcs_(arcs), criteria_(criteria), context_(context) {}

  ParetoFront between(NodeId from, NodeId to, ConsentFrontOptions const& options) const {
    if (criteria_.consents) return find_consent_front(graph_, arcs_, from, to, options, context_);
    FrontOptions plain;
    plain.bound = options.bound;
    plain.label_limit = options.label_limit;
    return find_front(graph_, arcs_, from, to, plain, context_);
  }

 private:
  RoadGraph const& graph_;
  SearchGraph const& arcs_;
  WaypointCriteria criteria_;
  Context& context_;
};

}  // namespace

ParetoFront find_front_through(RoadGraph const& graph, Waypoints waypoints,
                               ConsentFrontOptions const& options, WaypointCriteria criteria,
                               Context& context) {
  return find_front_through(graph, Journey{graph, waypoints, std::nullopt, context}, options, criteria,
                            context);
}

ParetoFront find_front_through(RoadGraph const& graph, Journey const& journey,
                               ConsentFrontOptions const& options, WaypointCriteria criteria,
                               Context& context) {
  ParetoFront front;
  auto const waypoints = journey.waypoints();
  LegFronts const legs{graph, journey.arcs(), criteria, context};
  auto const least = least_times(journey.arcs(), waypoints, context);
  if (least.empty()) return front;
  std::uint64_t sum = 0;
  for (auto const time : least) sum = (Duration{sum} + Duration{time}).quanta;
  auto const limit = options.bound ? options.bound->quanta : stretched(sum, options.max_stretch);
  if (limit < sum) return front;
  front.paths = {Path{}};
  auto rest = sum;
  int proven = std::numeric_limits<int>::max();
  for (std::size_t leg = 0; leg < least.size(); ++leg) {
    auto wanted = options;
    wanted.with_exposure = criteria.exposure;
    wanted.bound = Duration{limit - (sum - least[leg])};
    wanted.label_limit = options.label_limit - std::min(options.label_limit, front.labels);
    auto const part = legs.between(waypoints[leg], waypoints[leg + 1], wanted);
    front.labels += part.labels;
    front.is_complete = front.is_complete && part.is_complete;
    front.proven_upto = std::min(front.proven_upto, part.proven_upto);
    if (!part.is_complete) proven = std::min(proven, part.proven_consents.value_or(-1));
    rest -= least[leg];
    std::vector<Path> longer;
    for (auto const& before : front.paths) {
      context.check_cancel();
      for (auto const& after : part.paths) {
        if ((before.criterion + after.criterion).quanta + rest <= limit)
          longer.push_back(joined(before, after));
      }
    }
    front.paths = detail::undominated(std::move(longer), {criteria.exposure, criteria.consents});
  }
  // What an unfinished leg may still add is not known for any total time.
  if (!front.is_complete && least.size() > 1) front.proven_upto = Duration{0};
  // A whole way that needs few agreements has legs that need no more.
  if (!front.is_complete && proven >= 0) front.proven_consents = proven;
  return front;
}

std::vector<std::size_t> best_stop_order(RoadGraph const& graph, NodeId from,
                                         std::vector<NodeId> const& stops, NodeId to, Context& context) {
  auto const count = stops.size();
  if (count > most_stops) {
    throw Error{ErrorKind::input, "too_many_stops",
                fmt::format("[via]: got {} stops in any order, expected at most {}", count, most_stops),
                "give the order, or fewer stops"};
  }
  if (count == 0) return {};
  SearchGraph const arcs{graph};
  auto const away = least_costs(arcs, from, {}, context);
  std::vector<std::vector<std::uint64_t>> between;
  between.reserve(stops.size());
  for (auto const stop : stops) between.push_back(least_costs(arcs, stop, {}, context));
  auto const sum = [](std::uint64_t a, std::uint64_t b) {
    return a == unreached_cost || b == unreached_cost ? unreached_cost : a + b;
  };
  // best[set][last]: least time from `from` over all of `set`, ending at `last`.
  std::vector<std::vector<std::uint64_t>> best(std::size_t{1} << count,
                                               std::vector<std::uint64_t>(count, unreached_cost));
  std::vector<std::vector<std::size_t>> before(best.size(), std::vector<std::size_t>(count, count));
  for (std::size_t set = 1; set < best.size(); ++set) {
    for (std::size_t last = 0; last < count; ++last) {
      if (!(set >> last & 1)) continue;
      auto const others = set & ~(std::size_t{1} << last);
      if (others == 0) best[set][last] = away[stops[last].value];
      for (std::size_t previous = 0; previous < count; ++previous) {
        if (!(others >> previous & 1)) continue;
        auto const time = sum(best[others][previous], between[previous][stops[last].value]);
        if (time >= best[set][last]) continue;
        best[set][last] = time;
        before[set][last] = previous;
      }
    }
  }
  auto const all = best.size() - 1;
  std::size_t end = count;
  auto least = unreached_cost;
  for (std::size_t last = 0; last < count; ++last) {
    auto const time = sum(best[all][last], between[last][to.value]);
    if (time >= least) continue;
    least = time;
    end = last;
  }
  if (end == count) return {};
  std::vector<std::size_t> order;
  for (auto set = all; end != count;) {
    order.push_back(end);
    auto const previous = before[set][end];
    set &= ~(std::size_t{1} << end);
    end = previous;
  }
  std::ranges::reverse(order);
  return order;
}

}  // namespace passage
