#include "passage/evaluate/crossings.hpp"

#include <algorithm>

namespace passage {

namespace {

constexpr double margin_m = 0.5;  // how far a line must go beyond a crossing point to have passed it

bool stands_before(GatePosition const& a, GatePosition const& b) {
  return a.road != b.road ? a.road < b.road : a.at != b.at ? a.at < b.at : a.gate < b.gate;
}

/// The next piece carries on along the same road where this one ends.
bool goes_on(MatchedPiece const& piece, MatchedPiece const& next, double margin) {
  if (!next.road || next.road != piece.road || next.forward != piece.forward) return false;
  double const end = piece.forward ? piece.upto.value : piece.from.value;
  double const start = next.forward ? next.from.value : next.upto.value;
  return std::abs(end - start) <= margin;
}

/// Whether a piece goes beyond a position of its road on both sides, as far as the road does.
bool passes(MatchedPiece const& piece, Share at, double margin) {
  double const before = std::max(0.0, at.value - margin), after = std::min(1.0, at.value + margin);
  return piece.from.value <= before && piece.upto.value >= after;
}

}  // namespace

std::vector<GatePosition> gate_positions(RoadGraph const& graph) {
  std::vector<GatePosition> positions;
  for (auto const& link : graph.links) {
    if (link.is_crossing()) positions.push_back({link.gate, link.feature, link.from, link.line.front()});
  }
  std::ranges::sort(positions, stands_before);
  auto const repeated = std::ranges::unique(positions, [](GatePosition const& a, GatePosition const& b) {
    return a.road == b.road && a.at == b.at && a.gate == b.gate;
  });
  positions.erase(repeated.begin(), repeated.end());
  return positions;
}

namespace {

void add_on_road(std::vector<MatchedPiece> const& pieces, std::size_t number,
                 std::vector<GatePosition> const& positions, double road_length,
                 std::vector<PassedGate>& passed) {
  auto piece = pieces[number];
  double const margin = road_length > 0 ? margin_m / road_length : 0;
  // A piece that is cut exactly at a crossing point and goes on belongs together.
  if (number + 1 < pieces.size() && goes_on(piece, pieces[number + 1], margin)) {
    auto const& next = pieces[number + 1];
    (piece.forward ? piece.upto : piece.from) = piece.forward ? next.upto : next.from;
  }
  double const own = pieces[number].upto.value - pieces[number].from.value;
  for (auto const& position : positions) {
    if (position.road != *piece.road || !passes(piece, position.at, margin)) continue;
    double const along = (position.at.value - pieces[number].from.value) / own;
    double const travelled = piece.forward ? along : 1 - along;
    if (travelled < -margin / own || travelled > 1 + margin / own) continue;
    bool const already = !passed.empty() && passed.back().gate == position.gate &&
                         passed.back().piece + 1 == number && travelled <= margin / own;
    if (!already) {
      passed.push_back({position.gate, number, Share{std::clamp(travelled, 0.0, 1.0)}, position.point});
    }
  }
}

}  // namespace

std::vector<PassedGate> passed_gates(std::vector<MatchedPiece> const& pieces,
                                     std::vector<GatePosition> const& positions,
                                     std::vector<RoadFeature> const& roads, Metres near) {
  std::vector<PassedGate> passed;
  for (std::size_t number = 0; number < pieces.size(); ++number) {
    auto const& piece = pieces[number];
    auto const first = static_cast<std::ptrdiff_t>(passed.size());
    if (piece.road) {
      add_on_road(pieces, number, positions, length(roads[*piece.road].line), passed);
    } else {
      for (auto const& position : positions) {
        auto const foot = nearest_on(piece.line, position.point);
        if (foot.distance <= near.value)
          passed.push_back({position.gate, number, foot.position, position.point});
      }
    }
    std::stable_sort(passed.begin() + first, passed.end(),
                     [](PassedGate const& a, PassedGate const& b) { return a.at < b.at; });
  }
  auto const repeated = std::ranges::unique(passed, [](PassedGate const& a, PassedGate const& b) {
    return a.gate == b.gate && a.point == b.point && a.piece == b.piece && a.at == b.at;
  });
  passed.erase(repeated.begin(), repeated.end());
  return passed;
}

}  // namespace passage
