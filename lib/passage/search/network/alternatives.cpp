#include "passage/search/network/alternatives.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "passage/base/parallel.hpp"
#include "passage/geo/area_index.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/search/network/detail/area_cells.hpp"
#include "passage/search/network/detail/choose_different.hpp"
#include "passage/search/network/detail/penalties.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/redundancy.hpp"

namespace passage {

namespace {

constexpr int idle_rounds = 6;  // searches in a row that find nothing new before the pool is closed
constexpr std::size_t largest_pool = 64;
constexpr double cells_per_half_width = 5;  // of the quick measure of shared ground
constexpr double quick_margin = 0.04;       // nearer to the limit than this, the exact measure decides

struct Candidate {
  Path path;
  Line line;
  MultiPolygon area;
  detail::AreaCells cells;
};

bool comes_before(Candidate const& a, Candidate const& b) {
  if (a.path.criterion != b.path.criterion) return a.path.criterion < b.path.criterion;
  return a.line < b.line;
}

/// The ground of links that cannot be avoided, one buffer per unbroken run.
MultiPolygon ground_of(RoadGraph const& graph, std::vector<EdgeId> const& links, Metres half_width) {
  std::vector<MultiPolygon> parts;
  for (auto const link : links) {
    if (!graph.links[link.value].is_crossing())
      parts.push_back(buffer(graph.links[link.value].line, half_width.value));
  }
  return parts.empty() ? MultiPolygon{} : union_of(parts);
}

class AlternativeSearch {
 public:
  AlternativeSearch(RoadGraph const& graph, Journey const& journey, AlternativeOptions const& options,
                    Context& context)
      : graph_(graph), journey_(journey), options_(options), context_(context) {}

  Alternatives run(std::span<Path const> shown) {
    auto fastest = shortest({});
    if (fastest.links.empty()) return {};
    least_ = fastest.criterion;
    answer_.limit = limit_ = Duration{stretched(least_.quanta, options_.max_stretch)};
    find_unavoidable();
    answer_.area = options_.area;
    auto const ground = ground_of(graph_, answer_.unavoidable, options_.area.half_width);
    if (!ground.empty())
      answer_.area.left_out =
          answer_.area.left_out.empty() ? ground : union_of({answer_.area.left_out, ground});
    for (auto const& path : shown) shown_.push_back(candidate(path));
    fill_pool(std::move(fastest));
    count_apart();
    choose();
    return std::move(answer_);
  }

 private:
  /// The path with the least cost leg by leg; empty when a leg has no way.
  Path shortest(DijkstraOptions const& search) const {
    std::vector<DirectedLink> links;
    auto const waypoints = journey_.waypoints();
    for (std::size_t leg = 0; leg + 1 < waypoints.size(); ++leg) {
      auto const costs = least_costs(journey_.arcs(), waypoints[leg], search, context_);
      if (costs[waypoints[leg + 1].value] == unreached_cost) return {};
      auto const part = trace(journey_.arcs(), costs, waypoints[leg + 1], search);
      links.insert(links.end(), part.begin(), part.end());
    }
    return path_along(graph_, std::move(links));
  }

  /// Of every leg, within what the other legs leave it at least. With a limit on changes of control what no
  /// way avoids without that limit is looked for: a part of what no way avoids with it.
  void find_unavoidable() {
    auto const places = journey_.places();
    answer_.unavoidable = journey_.is_limited()
                              ? unavoidable_links(SearchGraph{graph_}, places, limit_, context_)
                              : unavoidable_links(journey_.arcs(), places, limit_, context_);
  }

  Candidate candidate(Path path) const {
    auto line = line_of(graph_, path);
    auto area = route_area(line, answer_.area);
    detail::AreaCells cells{area, options_.area.half_width.value / cells_per_half_width};
    return {std::move(path), std::move(line), std::move(area), std::move(cells)};
  }
  bool is_known(Path const& path) const {
    auto const same = [&](Candidate const& other) { return other.path.links == path.links; };
    return std::ranges::any_of(pool_, same) || std::ranges::any_of(shown_, same);
  }
  bool is_full() const { return pool_.size() >= std::min(options_.pool_limit, largest_pool); }

  void fill_pool(Path fastest) {
    detail::Penalties penalties{graph_};
    for (auto const& shown : shown_) penalties.raise(shown.area, context_);
    if (!is_known(fastest)) {
      pool_.push_back(candidate(std::move(fastest)));
      penalties.raise(pool_.back().area, context_);
    }
    for (int idle = 0; idle < idle_rounds && !is_full();) {
      context_.check_cancel();
      DijkstraOptions search;
      search.link_costs = penalties.costs();
      auto found = candidate(shortest(search));
      penalties.raise(found.area, context_);
      bool const is_new = found.path.criterion <= limit_ && !is_known(found.path);
      idle = is_new ? 0 : idle + 1;
      if (is_new) pool_.push_back(std::move(found));
    }
    answer_.pool = pool_.size();
    std::ranges::sort(pool_, comes_before);
  }

  /// The most candidates, shown ones among them, of which no two have ground in common.
  void count_apart() {
    std::vector<Candidate const*> all;
    for (auto const* list : {&pool_, &shown_}) {
      for (auto const& candidate : *list) {
        if (!candidate.area.empty() && all.size() < largest_pool) all.push_back(&candidate);
      }
    }
    std::vector<std::uint64_t> touching(all.size());
    auto const exclude = [&](std::size_t a, std::size_t b) {
      touching[a] |= std::uint64_t{1} << b;
      touching[b] |= std::uint64_t{1} << a;
    };
    for (std::size_t a = 0; a < all.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        if (all[a]->cells.shared_with(all[b]->cells) > 0) exclude(a, b);
      }
    }
    auto const touching_pair = [&](std::vector<std::size_t> const& chosen) {
      for (auto const a : chosen) {
        for (auto const b : chosen) {
          if (b < a && containment(all[a]->area, all[b]->area).value > 0)
            return std::optional{std::pair{a, b}};
        }
      }
      return std::optional<std::pair<std::size_t, std::size_t>>{};
    };
    bound_apart();
    auto const most = static_cast<std::size_t>(answer_.apart_at_most.value_or(DisjointOptions{}.most));
    auto chosen = detail::choose_different(touching, most);
    while (auto const pair = touching_pair(chosen)) {
      exclude(pair->first, pair->second);
      chosen = detail::choose_different(touching, most);
    }
    answer_.apart_at_least = static_cast<int>(std::max<std::size_t>(chosen.size(), 1));
  }

  /// Upper bounds by flow.
  void bound_apart() {
    SearchGraph const roads{graph_};
    auto may_share = terminal_nodes();
    answer_.node_disjoint = fewest_of_legs(roads, may_share);
    AreaIndex const left_out{{answer_.area.left_out}};
    for (std::size_t i = 0; i < may_share.size(); ++i)
      may_share[i] = may_share[i] || !left_out.containing(graph_.nodes[i]).empty();
    answer_.apart_at_most = fewest_of_legs(roads, may_share);
    answer_.unavoidable_gates = unavoidable_gates(graph_, journey_, limit_, context_);
  }

  std::optional<int> fewest_of_legs(SearchGraph const& roads, std::vector<bool> const& may_share) const {
    std::optional<int> fewest;
    auto const places = journey_.places();
    for (std::size_t leg = 0; leg + 1 < places.size(); ++leg) {
      auto const count =
          count_node_disjoint(roads, places[leg], places[leg + 1], {limit_, &may_share}, context_);
      if (count) fewest = std::min(*count, fewest.value_or(*count));
    }
    return fewest;
  }

  /// Nodes within the discs that all routes share.
  std::vector<bool> terminal_nodes() const {
    std::vector<bool> inside(graph_.nodes.size());
    for (auto const place : journey_.places()) {
      for (std::size_t i = 0; i < inside.size(); ++i) {
        if (distance(graph_.nodes[i], graph_.nodes[place.value]) <= options_.area.terminal_radius.value)
          inside[i] = true;
      }
    }
    return inside;
  }

  bool differ_exactly(Candidate const& a, Candidate const& b) const {
    return containment(a.area, b.area) <= options_.overlap;
  }
  bool differ(Candidate const& a, Candidate const& b) const {
    double const quick = containment(a.cells, b.cells).value;
    if (std::abs(quick - options_.overlap.value) > quick_margin) return quick < options_.overlap.value;
    return differ_exactly(a, b);
  }

  void choose() {
    // One that leaves no ground of its own differs from nothing; but when nothing is shown the fastest stays.
    std::vector<DirectedLink> kept;
    if (shown_.empty() && !pool_.empty()) kept = pool_.front().path.links;
    std::erase_if(pool_, [&](Candidate const& c) {
      if (c.path.links == kept) return false;
      return c.area.empty() ||
             std::ranges::any_of(shown_, [&](Candidate const& shown) { return !differ_exactly(c, shown); });
    });
    std::vector<std::uint64_t> conflicts(pool_.size());
    auto const exclude = [&conflicts](std::size_t i, std::size_t k) {
      conflicts[i] |= std::uint64_t{1} << k;
    };
    parallel_for(pool_.size(), context_, [&](std::size_t i, int) {
      for (std::size_t k = 0; k < pool_.size(); ++k) {
        if (i != k && !differ(pool_[std::min(i, k)], pool_[std::max(i, k)])) exclude(i, k);
      }
    });
    auto choice = detail::choose_different(conflicts, options_.count);
    while (auto const pair = overlapping_pair(choice)) {
      exclude(pair->first, pair->second);
      exclude(pair->second, pair->first);
      choice = detail::choose_different(conflicts, options_.count);
    }
    show(choice);
  }

  /// Two of the choice that the quick measure took for different and the exact one does not.
  std::optional<std::pair<std::size_t, std::size_t>> overlapping_pair(
      std::vector<std::size_t> const& choice) const {
    for (auto const i : choice) {
      for (auto const k : choice) {
        if (i < k && !differ_exactly(pool_[i], pool_[k])) return std::pair{i, k};
      }
    }
    return std::nullopt;
  }

  void show(std::vector<std::size_t> const& choice) {
    std::vector<Candidate const*> chosen;
    for (auto const index : choice) {
      chosen.push_back(&pool_[index]);
      answer_.paths.push_back(pool_[index].path);
      answer_.stretches.push_back(static_cast<double>(pool_[index].path.criterion.quanta) /
                                  static_cast<double>(least_.quanta));
    }
    for (auto const& shown : shown_) chosen.push_back(&shown);
    for (auto const* a : chosen) {
      auto& row = answer_.containment.emplace_back();
      for (auto const* b : chosen) row.push_back(a == b ? Share{1} : containment(a->area, b->area));
    }
  }

  RoadGraph const& graph_;
  Journey const& journey_;
  AlternativeOptions const& options_;
  Context& context_;
  Duration least_, limit_;
  std::vector<Candidate> shown_, pool_;
  Alternatives answer_;
};

}  // namespace

Alternatives find_alternatives(RoadGraph const& graph, NodeId from, NodeId to, std::span<Path const> shown,
                               AlternativeOptions const& options, Context& context) {
  std::array<NodeId, 2> const ends{from, to};
  return find_alternatives(graph, ends, shown, options, context);
}

Alternatives find_alternatives(RoadGraph const& graph, Waypoints waypoints, std::span<Path const> shown,
                               AlternativeOptions const& options, Context& context) {
  return find_alternatives(graph, Journey{graph, waypoints, std::nullopt, context}, shown, options, context);
}

Alternatives find_alternatives(RoadGraph const& graph, Journey const& journey, std::span<Path const> shown,
                               AlternativeOptions const& options, Context& context) {
  return AlternativeSearch{graph, journey, options, context}.run(shown);
}

}  // namespace passage
