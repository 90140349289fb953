#include "passage/align/junctions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "passage/align/detail/disjoint_sets.hpp"
#include "passage/geo/line_index.hpp"

namespace passage {

namespace {

using detail::DisjointSets;

/// A vertex of a line.
struct Occurrence {
  Point point;
  std::int64_t id;  ///< of the node; 0: its coordinates are all that is known
  std::uint32_t line, vertex;
  bool is_end;
};

using NodeIds = std::vector<std::span<std::int64_t const>>;

bool is_same_node(Occurrence const& a, Occurrence const& b) {
  return a.point == b.point && a.id == b.id;
}

/// Lines cut where they share vertices exactly, before any snapping.
struct ExactTopology {
  struct Stop {
    double along;  ///< metres from the line's start
    std::uint32_t node;
  };
  std::vector<Point> nodes;               // by rising coordinates
  std::vector<std::uint8_t> is_line_end;  // per node
  std::vector<std::vector<Stop>> stops;   // per line
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>>
      at_node;                  // per node: line, index of its stop
  std::vector<double> lengths;  // per line
};

std::vector<Occurrence> occurrences(std::vector<Line> const& lines, std::vector<double> const& lengths,
                                    NodeIds const& node_ids) {
  std::vector<Occurrence> all;
  for (std::uint32_t number = 0; number < lines.size(); ++number) {
    auto const& line = lines[number];
    if (lengths[number] == 0) continue;
    bool const has_ids = !node_ids.empty() && node_ids[number].size() == line.size();
    for (std::uint32_t vertex = 0; vertex < line.size(); ++vertex) {
      bool const is_end = vertex == 0 || vertex + 1 == line.size();
      if (vertex > 0 && line[vertex] == line[vertex - 1] && !is_end) continue;
      all.push_back({line[vertex], has_ids ? node_ids[number][vertex] : 0, number, vertex, is_end});
    }
  }
  std::ranges::sort(all, [](Occurrence const& a, Occurrence const& b) {
    return std::tie(a.point, a.id, a.line, a.vertex) < std::tie(b.point, b.id, b.line, b.vertex);
  });
  return all;
}

ExactTopology exact_topology(std::vector<Line> const& lines, NodeIds const& node_ids) {
  ExactTopology topology;
  std::vector<std::vector<double>> sums;
  for (auto const& line : lines) {
    sums.push_back(running_lengths(line));
    topology.lengths.push_back(sums.back().empty() ? 0 : sums.back().back());
  }
  topology.stops.resize(lines.size());
  auto const all = occurrences(lines, topology.lengths, node_ids);
  for (std::size_t first = 0, next = 0; first < all.size(); first = next) {
    bool is_end = false;
    for (next = first; next < all.size() && is_same_node(all[next], all[first]); ++next)
      is_end = is_end || all[next].is_end;
    if (!is_end && next - first < 2) continue;
    auto const node = static_cast<std::uint32_t>(topology.nodes.size());
    topology.nodes.push_back(all[first].point);
    topology.is_line_end.push_back(is_end);
    for (auto i = first; i < next; ++i)
      topology.stops[all[i].line].push_back({sums[all[i].line][all[i].vertex], node});
  }
  topology.at_node.resize(topology.nodes.size());
  for (std::uint32_t line = 0; line < lines.size(); ++line) {
    auto& stops = topology.stops[line];
    std::ranges::sort(stops, {}, &ExactTopology::Stop::along);
    for (std::uint32_t i = 0; i < stops.size(); ++i) topology.at_node[stops[i].node].push_back({line, i});
  }
  return topology;
}

/// Least distances along the roads from one node, up to a limit.
std::map<std::uint32_t, double> nearby(ExactTopology const& topology, std::uint32_t start, double limit) {
  using Entry = std::pair<double, std::uint32_t>;
  std::map<std::uint32_t, double> reached{{start, 0.0}};
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  queue.push({0, start});
  while (!queue.empty()) {
    auto const [cost, node] = queue.top();
    queue.pop();
    if (cost > reached[node]) continue;
    auto const relax = [&, cost = cost](ExactTopology::Stop const& here, ExactTopology::Stop const& there) {
      double const next = cost + std::abs(there.along - here.along);
      auto const known = reached.find(there.node);
      if (next > limit || (known != reached.end() && known->second <= next)) return;
      reached[there.node] = next;
      queue.push({next, there.node});
    };
    for (auto const& [line, index] : topology.at_node[node]) {
      auto const& stops = topology.stops[line];
      if (index > 0) relax(stops[index], stops[index - 1]);
      if (index + 1 < stops.size()) relax(stops[index], stops[index + 1]);
    }
  }
  return reached;
}

/// Joins what lies within the snap distance and is not joined by the roads themselves.
class Snapper {
 public:
  Snapper(std::vector<Line> const& lines, ExactTopology const& topology, double snap)
      : topology_(topology), snap_(snap), index_(lines), sets_(topology.nodes.size()) {}

  /// An end that joins the interior of a line.
  struct Foothold {
    std::uint32_t line;
    double along;
    std::uint32_t node;
  };

  void run() {
    for (std::uint32_t node = 0; node < topology_.nodes.size(); ++node) {
      if (topology_.is_line_end[node]) add_to_bucket(node);
    }
    for (std::uint32_t node = 0; node < topology_.nodes.size(); ++node) {
      if (topology_.is_line_end[node]) snap_end(node);
    }
    join_shared_footholds();
  }
  DisjointSets& sets() { return sets_; }
  std::vector<Foothold> const& footholds() const { return footholds_; }

 private:
  using Bucket = std::pair<std::int64_t, std::int64_t>;
  Bucket bucket_of(Point point) const {
    return {static_cast<std::int64_t>(std::floor(point.x / snap_)),
            static_cast<std::int64_t>(std::floor(point.y / snap_))};
  }
  void add_to_bucket(std::uint32_t node) { buckets_[bucket_of(topology_.nodes[node])].push_back(node); }

  std::vector<std::uint32_t> ends_near(std::uint32_t node) const {
    std::vector<std::uint32_t> found;
    auto const here = topology_.nodes[node];
    auto const [column, row] = bucket_of(here);
    for (auto x = column - 1; x <= column + 1; ++x) {
      for (auto y = row - 1; y <= row + 1; ++y) {
        auto const bucket = buckets_.find({x, y});
        if (bucket == buckets_.end()) continue;
        for (auto const other : bucket->second) {
          if (other != node && distance(here, topology_.nodes[other]) < snap_) found.push_back(other);
        }
      }
    }
    return found;
  }

  std::size_t lines_at(std::uint32_t node) const {
    auto const& stops = topology_.at_node[node];  // by line
    std::size_t lines = 0;
    for (std::size_t i = 0; i < stops.size(); ++i) lines += i == 0 || stops[i].first != stops[i - 1].first;
    return lines;
  }

  void snap_end(std::uint32_t node) {
    auto const ends = ends_near(node);
    auto const spots = index_.within(topology_.nodes[node], snap_);
    if (ends.empty() && spots.size() == lines_at(node)) return;
    auto const reached = nearby(topology_, node, 4 * snap_);
    for (auto const other : ends) {
      if (!reached.contains(other)) sets_.join(node, other);
    }
    for (auto const& spot : spots) join_interior(node, spot, reached);
  }

  void join_interior(std::uint32_t node, LineSpot const& spot,
                     std::map<std::uint32_t, double> const& reached) {
    if (spot.foot.distance >= snap_) return;
    auto const line = static_cast<std::uint32_t>(spot.line);
    auto const& stops = topology_.stops[line];
    if (stops.empty()) return;
    double const along = spot.foot.position.value * topology_.lengths[line];
    ExactTopology::Stop const* near = nullptr;
    for (auto const& stop : stops) {
      auto const known = reached.find(stop.node);
      if (known != reached.end() && known->second + std::abs(stop.along - along) <= 4 * snap_) return;
      bool const is_near = distance(topology_.nodes[stop.node], topology_.nodes[node]) < snap_;
      if (is_near && (!near || std::abs(stop.along - along) < std::abs(near->along - along))) near = &stop;
    }
    if (near) {
      sets_.join(node, near->node);
    } else {
      footholds_.push_back({line, along, node});
    }
  }

  /// Footholds less than a metre apart on one line are one junction.
  void join_shared_footholds() {
    std::ranges::sort(footholds_, [](Foothold const& a, Foothold const& b) {
      return std::tie(a.line, a.along, a.node) < std::tie(b.line, b.along, b.node);
    });
    for (std::size_t i = 1; i < footholds_.size(); ++i) {
      if (footholds_[i].line == footholds_[i - 1].line && footholds_[i].along - footholds_[i - 1].along < 1)
        sets_.join(footholds_[i].node, footholds_[i - 1].node);
    }
  }

  ExactTopology const& topology_;
  double snap_;
  LineIndex index_;
  DisjointSets sets_;
  std::map<Bucket, std::vector<std::uint32_t>> buckets_;
  std::vector<Foothold> footholds_;
};

/// One node for each set, at the member that comes first by coordinates; nodes are numbered in that order.
Junctions assemble(ExactTopology const& topology, DisjointSets& sets,
                   std::vector<Snapper::Foothold> const& footholds) {
  Junctions junctions;
  std::vector<NodeId> node_of(topology.nodes.size());
  // Exact nodes come by rising coordinates, so a set's first member is its first by coordinates.
  std::unordered_map<std::size_t, NodeId> node_of_set;
  for (std::uint32_t node = 0; node < topology.nodes.size(); ++node) {
    auto const [entry, is_new] = node_of_set.try_emplace(
        sets.representative(node), NodeId{static_cast<std::uint32_t>(junctions.nodes.size())});
    if (is_new) junctions.nodes.push_back(topology.nodes[node]);
    node_of[node] = entry->second;
  }
  for (std::size_t line = 0; line < topology.stops.size(); ++line) {
    auto& stops = junctions.stops.emplace_back();
    for (auto const& stop : topology.stops[line])
      stops.push_back({Share{stop.along / topology.lengths[line]}, node_of[stop.node]});
  }
  for (auto const& foothold : footholds) {
    junctions.stops[foothold.line].push_back(
        {Share{foothold.along / topology.lengths[foothold.line]}, node_of[foothold.node]});
  }
  for (auto& stops : junctions.stops) {
    std::ranges::sort(stops, [](Junctions::Stop const& a, Junctions::Stop const& b) {
      return std::tie(a.position, a.node) < std::tie(b.position, b.node);
    });
    // Two footholds of one node at one spot.
    auto const is_same = [](Junctions::Stop const& a, Junctions::Stop const& b) {
      return a.node == b.node && b.position.value - a.position.value < 1e-12;
    };
    stops.erase(std::unique(stops.begin(), stops.end(), is_same), stops.end());
  }
  return junctions;
}

}  // namespace

Junctions find_junctions(std::vector<Line> const& lines, Metres snap, NodeIds const& node_ids) {
  auto const topology = exact_topology(lines, node_ids);
  if (!(snap.value > 0)) {
    DisjointSets sets{topology.nodes.size()};
    return assemble(topology, sets, {});
  }
  Snapper snapper{lines, topology, snap.value};
  snapper.run();
  return assemble(topology, snapper.sets(), snapper.footholds());
}

}  // namespace passage
