#include "passage/align/detail/crossings.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "passage/geo/projector.hpp"

namespace passage::detail {

namespace {

/// Two holdings that meet, by index, the smaller first.
using HoldingPair = std::pair<std::uint32_t, std::uint32_t>;
/// Link ends that stay together when their node is parted.
using Group = std::vector<LinkEnd>;

std::uint32_t other_end(RoadLink const& link, LinkEnd end) {
  return end.is_start ? link.end.value : link.start.value;
}

class Crossings {
 public:
  Crossings(GraphDraft& draft, RoadGraphInputs const& inputs, Context& context)
      : draft_(draft), inputs_(inputs), context_(context), ends_(link_ends(draft)) {
    for (auto const& link : draft.links) lengths_.push_back(length(link.line));
    gates_at_.resize(draft.nodes.size());
    is_free_.resize(draft.nodes.size());
  }

  void run() {
    assign_gates();
    find_guarded_lines();
    auto const count = draft_.nodes.size();
    for (std::uint32_t node = 0; node < count; ++node) part(node);
    report();
  }

 private:
  /// Whether the holding changes at a node.
  bool is_change(std::uint32_t node) const {
    if (draft_.holdings.empty()) return false;
    auto const& ends = ends_[node];
    return std::ranges::any_of(ends,
                               [&](LinkEnd end) { return holding_of(end) != holding_of(ends.front()); });
  }
  std::uint32_t holding_of(LinkEnd end) const { return draft_.links[end.link].holding; }

  struct Reached {
    double distance;
    std::uint32_t node;
    friend auto operator<=>(Reached const&, Reached const&) = default;
  };
  /// Calls visit(node, distance) by rising distance along the roads until it returns false. `may_use` says
  /// which link ends may be left through.
  template <class MayUse, class Visit>
  void walk(std::uint32_t start, double limit, MayUse const& may_use, Visit const& visit) const {
    std::map<std::uint32_t, double> best{{start, 0.0}};
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue;
    queue.push({0, start});
    while (!queue.empty()) {
      auto const [distance, node] = queue.top();
      queue.pop();
      if (distance > best[node]) continue;
      if (!visit(node, distance)) return;
      for (auto const& end : ends_[node]) {
        if (!may_use(node, end)) continue;
        auto const next = other_end(draft_.links[end.link], end);
        double const there = distance + lengths_[end.link];
        auto const known = best.find(next);
        if (there > limit || (known != best.end() && known->second <= there)) continue;
        best[next] = there;
        queue.push({there, next});
      }
    }
  }

  /// Each crossing point covers the nearest change of holding that no nearer one covers; the others stay
  /// where they are.
  void assign_gates() {
    using Claim = std::tuple<double, Point, std::uint32_t, std::uint32_t>;  // distance, its place, gate, node
    std::vector<Claim> claims;
    for (std::uint32_t gate = 0; gate < draft_.gate_nodes.size(); ++gate) {
      auto const home = draft_.gate_nodes[gate];
      if (!home.is_valid()) continue;
      walk(
          home.value, inputs_.gate_snap.value, [](std::uint32_t, LinkEnd) { return true; },
          [&](std::uint32_t node, double distance) {
            if (is_change(node)) claims.emplace_back(distance, draft_.gates[gate].point, gate, node);
            return true;
          });
    }
    std::ranges::sort(claims);
    std::set<std::uint32_t> placed, covered;
    for (auto const& [distance, place, gate, node] : claims) {
      if (placed.contains(gate) || covered.contains(node)) continue;
      placed.insert(gate);
      covered.insert(node);
      gates_at_[node].push_back(gate);
    }
    for (std::uint32_t gate = 0; gate < draft_.gate_nodes.size(); ++gate) {
      auto const home = draft_.gate_nodes[gate];
      if (!home.is_valid() || placed.contains(gate)) continue;
      gates_at_[home.value].push_back(gate);
      cover_contested(home.value);
    }
    for (auto& gates : gates_at_) {
      std::ranges::sort(gates, {}, [&](std::uint32_t gate) {
        return std::tuple{draft_.gates[gate].point, draft_.gates[gate].id};
      });
    }
  }

  /// A crossing point within contested ground stands for the nearest way out of it on either side.
  void cover_contested(std::uint32_t home) {
    if (draft_.holdings.empty() || is_change(home) || ends_[home].empty()) return;
    auto const holding = holding_of(ends_[home].front());
    if (!draft_.holdings[holding].is_contested()) return;
    for (auto const& side : ends_[home]) {
      walk(
          home, std::numeric_limits<double>::infinity(),
          [&](std::uint32_t node, LinkEnd end) {
            if (node == home) return end.link == side.link;
            return holding_of(end) == holding && !is_change(node);
          },
          [&](std::uint32_t node, double) {
            if (!is_change(node)) return true;
            is_free_[node] = true;
            return false;
          });
    }
  }

  /// The pairs of holdings between which a crossing point stands.
  void find_guarded_lines() {
    for (std::uint32_t node = 0; node < draft_.nodes.size(); ++node) {
      if (!is_change(node) || (gates_at_[node].empty() && !is_free_[node])) continue;
      for (auto const& a : ends_[node]) {
        for (auto const& b : ends_[node]) {
          if (holding_of(a) < holding_of(b)) guarded_.insert({holding_of(a), holding_of(b)});
        }
      }
    }
  }

  void part(std::uint32_t node) {
    bool const changes = is_change(node);
    if (gates_at_[node].empty() && (!changes || is_free_[node])) return;
    auto const groups = changes ? groups_by_holding(node) : groups_by_end(node);
    std::vector<NodeId> sides{NodeId{node}};
    for (std::size_t i = 1; i < groups.size(); ++i) {
      sides.push_back(add_node(node));
      for (auto const& end : groups[i]) {
        auto& link = draft_.links[end.link];
        (end.is_start ? link.start : link.end) = sides.back();
      }
    }
    move_places(node, groups, sides);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      for (std::size_t k = i + 1; k < groups.size(); ++k)
        join({node, groups[i], groups[k], sides[i], sides[k]});
    }
  }

  std::vector<Group> groups_by_holding(std::uint32_t node) const {
    std::vector<Group> groups;
    for (auto const& end : ends_[node]) {
      auto const known = std::ranges::find_if(
          groups, [&](Group const& group) { return holding_of(group.front()) == holding_of(end); });
      if (known == groups.end()) {
        groups.push_back({end});
      } else {
        known->push_back(end);
      }
    }
    return groups;
  }
  std::vector<Group> groups_by_end(std::uint32_t node) const {
    std::vector<Group> groups;
    for (auto const& end : ends_[node]) groups.push_back({end});
    return groups;
  }

  NodeId add_node(std::uint32_t node) {
    draft_.nodes.push_back(draft_.nodes[node]);
    return NodeId{static_cast<std::uint32_t>(draft_.nodes.size() - 1)};
  }

  /// A place at a parted node stands on the side that is held as its own ground is, else on the side whose
  /// road it lies nearest to.
  void move_places(std::uint32_t node, std::vector<Group> const& groups, std::vector<NodeId> const& sides) {
    for (std::size_t i = 0; i < draft_.connections.size(); ++i) {
      auto& connection = draft_.connections[i];
      if (connection.node != NodeId{node}) continue;
      auto const point = inputs_.places[i].point;
      auto const ground = inputs_.control ? inputs_.control->holding_at(point) : Holding{};
      auto const badness = [&](Group const& group) {
        bool const is_other = inputs_.control && draft_.holdings[holding_of(group.front())] != ground;
        double nearest = std::numeric_limits<double>::infinity();
        for (auto const& end : group)
          nearest = std::min(nearest, nearest_on(draft_.links[end.link].line, point).distance);
        return std::pair{is_other, nearest};
      };
      auto const best = std::ranges::min_element(groups, {}, badness);
      connection.node = sides[static_cast<std::size_t>(best - groups.begin())];
    }
  }

  /// Two sides of a parted node.
  struct Sides {
    std::uint32_t node;
    Group const &a, &b;
    NodeId start, end;
  };

  /// The crossing points at the node one after the other, or one that nobody recorded.
  void join(Sides const& sides) {
    auto const& gates = gates_at_[sides.node];
    if (gates.empty()) {
      add_unrecorded(sides);
      return;
    }
    auto from = sides.start;
    for (std::size_t i = 0; i < gates.size(); ++i) {
      auto const upto = i + 1 == gates.size() ? sides.end : add_node(sides.node);
      auto link = crossing_link(sides.a.front(), from, upto, gates[i]);
      if (draft_.gates[gates[i]].state == GateState::closed) {
        link.obstacle = Obstacle::closed_gate;
        link.obstacle_source = gates[i];
      }
      draft_.links.push_back(std::move(link));
      from = upto;
    }
  }

  RoadLink crossing_link(LinkEnd beside, NodeId from, NodeId upto, std::uint32_t gate) const {
    auto const& neighbour = draft_.links[beside.link];
    RoadLink link;
    link.start = from;
    link.end = upto;
    link.feature = neighbour.feature;
    link.from = link.upto = beside.is_start ? neighbour.from : neighbour.upto;
    link.line = {draft_.nodes[from.value], draft_.nodes[from.value]};
    link.holding = neighbour.holding;
    link.gate = GateId{gate};
    return link;
  }

  void add_unrecorded(Sides const& sides) {
    auto const left = holding_of(sides.a.front()), right = holding_of(sides.b.front());
    bool const is_guarded = inputs_.crossing == CrossingRule::gates ||
                            (inputs_.crossing == CrossingRule::automatic &&
                             guarded_.contains({std::min(left, right), std::max(left, right)}));
    auto& count = is_guarded ? impassable_ : unrecorded_;
    ++count;
    auto const number = static_cast<std::uint32_t>(draft_.gates.size());
    draft_.gates.push_back(unrecorded_gate(sides, is_guarded, count));
    auto link = crossing_link(sides.a.front(), sides.start, sides.end, number);
    if (is_guarded) {
      link.obstacle = Obstacle::no_gate;
      link.obstacle_source = number;
    }
    draft_.links.push_back(std::move(link));
  }

  Gate unrecorded_gate(Sides const& sides, bool is_guarded, std::size_t number) const {
    Gate gate;
    gate.id = fmt::format("{}-{}", is_guarded ? "no-crossing" : "unrecorded", number);
    gate.name =
        fmt::format("{} {}", is_guarded ? "Road without a crossing point" : "Unrecorded crossing", number);
    gate.type = "line of control";
    gate.point = draft_.nodes[sides.node];
    gate.place = to_lon_lat_.lon_lat(gate.point);
    for (auto const* side : {&sides.a, &sides.b}) {
      auto const& holders = draft_.holdings[holding_of(side->front())].holders;
      gate.holders.insert(gate.holders.end(), holders.begin(), holders.end());
    }
    std::ranges::sort(gate.holders);
    gate.holders.erase(std::unique(gate.holders.begin(), gate.holders.end()), gate.holders.end());
    gate.is_recorded = false;
    return gate;
  }

  void report() {
    if (unrecorded_ > 0) {
      context_.find({Severity::serious, "unrecorded_crossings",
                     fmt::format("Roads cross a line of control at {} where no crossing point is on record: "
                                 "its state is unknown and both sides must agree.",
                                 counted(unrecorded_, "places")),
                     "control", "", unrecorded_});
    }
    if (impassable_ > 0) {
      context_.find({Severity::warning, "crossing_without_gate",
                     fmt::format("Roads cross a line of control at {} without a crossing point; they are "
                                 "impassable there, since the line is crossed at crossing points only.",
                                 counted(impassable_, "places")),
                     "gates", "", impassable_});
    }
  }

  GraphDraft& draft_;
  RoadGraphInputs const& inputs_;
  Context& context_;
  Projector to_lon_lat_{inputs_.crs, Crs{}};
  std::vector<std::vector<LinkEnd>> ends_;  ///< before any node is parted
  std::vector<double> lengths_;
  std::vector<std::vector<std::uint32_t>> gates_at_;
  std::vector<std::uint8_t> is_free_;  ///< changes of holding that a crossing point elsewhere stands for
  std::set<HoldingPair> guarded_;
  std::size_t unrecorded_ = 0, impassable_ = 0;
};

}  // namespace

void add_crossings(GraphDraft& draft, RoadGraphInputs const& inputs, Context& context) {
  Crossings{draft, inputs, context}.run();
}

}  // namespace passage::detail
