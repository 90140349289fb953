#include "passage/search/network/alternatives.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/area_index.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/mandatory_links.hpp"

namespace passage {

namespace {

constexpr double penalty_step = 1.15, penalty_cap = 6;

/// A path with the area it occupies.
struct Candidate {
  Path path;
  MultiPolygon area;
};

MultiPolygon area_around(RoadGraph const& graph, std::vector<DirectedLink> const& links, Metres half_width) {
  std::vector<MultiPolygon> parts;
  for (auto const& step : links) {
    auto const& line = graph.links[step.link.value].line;
    if (length(line) > 0) parts.push_back(buffer(line, half_width.value));
  }
  return parts.empty() ? MultiPolygon{} : union_of(parts);
}

/// How many times each link's cost counts in the next search.
class Penalties {
 public:
  explicit Penalties(RoadGraph const& graph)
      : graph_(graph), factors_(graph.links.size(), 1.0), costs_(graph.links.size()) {
    for (std::size_t i = 0; i < costs_.size(); ++i) costs_[i] = graph.links[i].criterion().quanta;
  }

  /// Makes what runs inside `area` dearer, by the share of its length inside.
  void add(MultiPolygon const& area) {
    AreaIndex const index{{area}};
    auto const box = bounds(area);
    for (std::size_t i = 0; i < factors_.size(); ++i) {
      auto const& link = graph_.links[i];
      if (!box.intersects(bounds(link.line))) continue;
      double inside = 0;
      for (auto const& stretch : index.stretches(link.line)) {
        if (!stretch.areas.empty()) inside += stretch.upto.value - stretch.from.value;
      }
      factors_[i] = std::min(penalty_cap, factors_[i] * (1 + (penalty_step - 1) * inside));
      costs_[i] = static_cast<std::uint64_t>(
          std::nearbyint(static_cast<double>(link.criterion().quanta) * factors_[i]));
    }
  }
  std::vector<std::uint64_t> const& costs() const { return costs_; }

 private:
  RoadGraph const& graph_;
  std::vector<double> factors_;
  std::vector<std::uint64_t> costs_;
};

std::vector<DirectedLink> cheapest(SearchGraph const& arcs, NodeId from, NodeId to,
                                   std::vector<std::uint64_t> const& link_costs, Context& context) {
  DijkstraOptions options;
  options.link_costs = link_costs;
  return trace(arcs, least_costs(arcs, from, options, context), to, options);
}

std::vector<Candidate> make_pool(RoadGraph const& graph, SearchGraph const& arcs, Path const& fastest,
                                 NodeId from, NodeId to, AlternativesOptions const& options,
                                 Context& context) {
  std::vector<Candidate> pool{{fastest, route_area(line_of(graph, fastest), options.area)}};
  Penalties penalties{graph};
  penalties.add(buffer(line_of(graph, fastest), options.area.half_width.value));
  double const longest = static_cast<double>(fastest.criterion.quanta) * options.max_stretch;
  // Penalties grow by 15 % a round: after as many rounds as candidates nothing new is to be had.
  for (std::size_t round = 1; round < options.pool; ++round) {
    context.check_cancel();
    auto path = path_along(graph, cheapest(arcs, from, to, penalties.costs(), context));
    auto const line = line_of(graph, path);
    penalties.add(buffer(line, options.area.half_width.value));
    bool const is_known =
        std::ranges::any_of(pool, [&](Candidate const& known) { return known.path.links == path.links; });
    if (is_known || static_cast<double>(path.criterion.quanta) > longest) continue;
    pool.push_back({std::move(path), route_area(line, options.area)});
  }
  std::ranges::stable_sort(pool, {}, [](Candidate const& candidate) { return candidate.path.criterion; });
  return pool;
}

/// Containment, where an area with nothing left besides ends and unavoidable stretches lies in any other.
Share sharing(MultiPolygon const& a, MultiPolygon const& b) {
  if (area(a) == 0 || area(b) == 0) return Share{1};
  return containment(a, b);
}

/// Chooses from a pool sorted by time: the fastest, and as many more as wanted, with the least worst stretch.
/// Since the pool is sorted, the worst stretch is that of the last one chosen.
class Chooser {
 public:
  Chooser(std::vector<Candidate> const& pool, Share overlap)
      : overlap_(overlap), shares_(pool.size(), std::vector<Share>(pool.size(), Share{1})) {
    for (std::size_t i = 0; i < pool.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) shares_[i][j] = shares_[j][i] = sharing(pool[i].area, pool[j].area);
    }
  }

  std::vector<std::size_t> choose(std::size_t count) {
    best_.clear();
    chosen_ = {0};
    count_ = std::min(count, shares_.size());
    extend(1);
    return best_;
  }
  Share shared(std::size_t a, std::size_t b) const { return shares_[a][b]; }

 private:
  void extend(std::size_t next) {
    // Better: more of them, or as many with an earlier (faster) last one.
    bool const is_better =
        chosen_.size() > best_.size() || (chosen_.size() == best_.size() && chosen_.back() < best_.back());
    if (is_better) best_ = chosen_;
    if (chosen_.size() == count_) return;
    for (std::size_t candidate = next; candidate < shares_.size(); ++candidate) {
      auto const possible = chosen_.size() + (shares_.size() - candidate);
      if (possible < best_.size() || (best_.size() == count_ && candidate >= best_.back())) return;
      if (!differs(candidate)) continue;
      chosen_.push_back(candidate);
      extend(candidate + 1);
      chosen_.pop_back();
    }
  }
  bool differs(std::size_t candidate) const {
    return std::ranges::all_of(chosen_,
                               [&](std::size_t other) { return shares_[candidate][other] <= overlap_; });
  }

  Share overlap_;
  std::vector<std::vector<Share>> shares_;
  std::size_t count_ = 0;
  std::vector<std::size_t> chosen_, best_;
};

}  // namespace

Alternatives find_alternatives(RoadGraph const& graph, NodeId from, NodeId to,
                               AlternativesOptions const& options, Context& context) {
  SearchGraph const arcs{graph};
  Alternatives answer;
  answer.area = options.area;
  auto const fastest = trace(arcs, least_costs(arcs, from, {}, context), to);
  if (fastest.empty()) return answer;
  answer.mandatory = mandatory_links(arcs, from, fastest);
  auto with_ends = options;
  with_ends.area.left_out = area_around(graph, answer.mandatory, options.area.half_width);
  answer.area = with_ends.area;

  auto const pool = make_pool(graph, arcs, path_along(graph, fastest), from, to, with_ends, context);
  answer.pool = pool.size();
  Chooser chooser{pool, options.overlap};
  auto const chosen = chooser.choose(options.count);
  for (auto index : chosen) {
    answer.paths.push_back(pool[index].path);
    answer.stretches.push_back(static_cast<double>(pool[index].path.criterion.quanta) /
                               static_cast<double>(pool.front().path.criterion.quanta));
    auto& row = answer.containments.emplace_back();
    for (auto other : chosen) row.push_back(chooser.shared(index, other));
  }
  return answer;
}

}  // namespace passage
