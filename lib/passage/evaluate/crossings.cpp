#include "passage/evaluate/crossings.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

constexpr double beyond_m = 0.5;   // how far a line must go beyond a crossing point to have passed it
constexpr double junction_m = 30;  // how far apart the ends of two joined roads may be drawn

/// The road links and the crossings at every node.
struct NodeLinks {
  std::vector<std::vector<RoadArm>> arms;
  std::vector<std::vector<NodeId>> across;

  explicit NodeLinks(RoadGraph const& graph) : arms(graph.nodes.size()), across(graph.nodes.size()) {
    for (auto const& link : graph.links) {
      if (link.is_crossing()) {
        across[link.start.value].push_back(link.end);
        across[link.end.value].push_back(link.start);
      } else {
        auto const [low, high] =
            link.is_against_feature ? std::pair{link.end, link.start} : std::pair{link.start, link.end};
        arms[low.value].push_back({link.feature, link.from, true});
        arms[high.value].push_back({link.feature, link.upto, false});
      }
    }
  }

  /// The arms one comes to from a node, past further crossings where no road is between, without going back.
  std::vector<RoadArm> reached_from(NodeId node, NodeId back) const {
    while (arms[node.value].empty()) {
      auto const& next = across[node.value];
      auto const found = std::ranges::find_if(next, [back](NodeId other) { return other != back; });
      if (found == next.end()) break;
      back = node;
      node = *found;
    }
    return arms[node.value];
  }
};

}  // namespace

std::vector<GatePosition> gate_positions(RoadGraph const& graph) {
  NodeLinks const at{graph};
  std::vector<GatePosition> positions;
  for (auto const& link : graph.links) {
    if (!link.is_crossing()) continue;
    positions.push_back({link.gate, link.line.front(), at.reached_from(link.start, link.end),
                         at.reached_from(link.end, link.start)});
  }
  std::ranges::stable_sort(positions, {}, [](GatePosition const& p) { return std::pair{p.point, p.gate}; });
  return positions;
}

namespace {

/// Pieces of a line with the lengths of their roads.
struct Travel {
  std::vector<MatchedPiece> const& pieces;
  std::vector<double> road_m;  // per piece, drawn length of its road

  Travel(std::vector<MatchedPiece> const& all, std::vector<RoadFeature> const& roads) : pieces(all) {
    for (auto const& piece : all) road_m.push_back(piece.road ? length(roads[*piece.road].line) : 0);
  }

  /// The piece covers the beginning of the arm.
  bool covers(std::size_t number, RoadArm const& arm) const {
    auto const& piece = pieces[number];
    if (piece.road != arm.road) return false;
    double const step = (arm.upwards ? beyond_m : -beyond_m) / road_m[number];
    double const beyond = std::clamp(arm.at.value + step, 0.0, 1.0);
    return piece.from.value <= std::min(arm.at.value, beyond) + slack(number) &&
           piece.upto.value >= std::max(arm.at.value, beyond) - slack(number) && beyond != arm.at.value;
  }
  /// The piece comes in by the arm and ends there.
  bool ends_at(std::size_t number, RoadArm const& arm) const {
    auto const& piece = pieces[number];
    double const end = piece.forward ? piece.upto.value : piece.from.value;
    return piece.road == arm.road && piece.forward != arm.upwards && is_near(number, end, arm);
  }
  /// The piece begins there and leaves by the arm.
  bool starts_at(std::size_t number, RoadArm const& arm) const {
    auto const& piece = pieces[number];
    double const start = piece.forward ? piece.from.value : piece.upto.value;
    return piece.road == arm.road && piece.forward == arm.upwards && is_near(number, start, arm);
  }

 private:
  double slack(std::size_t number) const { return 0.01 / road_m[number]; }
  bool is_near(std::size_t number, double share, RoadArm const& arm) const {
    return std::abs(share - arm.at.value) * road_m[number] <= junction_m;
  }
};

/// Where on the piece, in the direction of travel.
Share travelled(MatchedPiece const& piece, Share on_road) {
  double const along = (on_road - piece.from) / (piece.upto - piece.from);
  return Share{std::clamp(piece.forward ? along : 1 - along, 0.0, 1.0)};
}

void add_within(Travel const& travel, std::size_t number, GatePosition const& position,
                std::vector<PassedGate>& passed) {
  for (auto const& a : position.before) {
    if (!travel.covers(number, a)) continue;
    for (auto const& b : position.after) {
      if (a.upwards == b.upwards || a.at != b.at || !travel.covers(number, b)) continue;
      passed.push_back({position.gate, number, travelled(travel.pieces[number], a.at), position.point});
    }
  }
}

void add_at_end(Travel const& travel, std::size_t number, GatePosition const& position,
                std::vector<PassedGate>& passed) {
  auto const turns = [&](std::vector<RoadArm> const& in, std::vector<RoadArm> const& out) {
    auto const comes = [&](RoadArm const& arm) { return travel.ends_at(number, arm); };
    auto const goes = [&](RoadArm const& arm) { return travel.starts_at(number + 1, arm); };
    return std::ranges::any_of(in, comes) && std::ranges::any_of(out, goes);
  };
  if (turns(position.before, position.after) || turns(position.after, position.before)) {
    passed.push_back({position.gate, number, Share{1}, position.point});
  }
}

void add_off_road(MatchedPiece const& piece, std::size_t number, GatePosition const& position, Metres near,
                  std::vector<PassedGate>& passed) {
  auto const foot = nearest_on(piece.line, position.point);
  if (foot.distance > near.value) return;
  for (auto const& other : passed) {
    if (other.piece == number && other.gate == position.gate) return;
  }
  passed.push_back({position.gate, number, foot.position, position.point});
}

}  // namespace

std::vector<PassedGate> passed_gates(std::vector<MatchedPiece> const& pieces,
                                     std::vector<GatePosition> const& positions,
                                     std::vector<RoadFeature> const& roads, Metres near) {
  Travel const travel{pieces, roads};
  std::vector<PassedGate> passed;
  for (std::size_t number = 0; number < pieces.size(); ++number) {
    auto const first = static_cast<std::ptrdiff_t>(passed.size());
    for (auto const& position : positions) {
      if (!pieces[number].road) {
        add_off_road(pieces[number], number, position, near, passed);
        continue;
      }
      add_within(travel, number, position, passed);
      if (number + 1 < pieces.size()) add_at_end(travel, number, position, passed);
    }
    std::stable_sort(passed.begin() + first, passed.end(),
                     [](PassedGate const& a, PassedGate const& b) { return a.at < b.at; });
  }
  return passed;
}

GateWait wait_at(Gate const& gate, int vehicles) {
  auto const convoy = gate.per_vehicle * static_cast<double>(std::max(0, vehicles - 1));
  GateWait wait;
  wait.likely = gate.wait + convoy;
  wait.least = std::min(gate.wait_least.value_or(gate.wait) + convoy, wait.likely);
  wait.most = std::max(gate.wait_most.value_or(gate.wait) + convoy, wait.likely);
  return wait;
}

}  // namespace passage
