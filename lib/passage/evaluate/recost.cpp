#include "passage/evaluate/recost.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/geodesic.hpp"

namespace passage {

namespace {

/// A road's share of a total that is counted in whole quanta along it.
double share_in_quanta(double total_quanta, Share from, Share upto) {
  return std::nearbyint(total_quanta * upto.value) - std::nearbyint(total_quanta * from.value);
}

PieceCost along_road(MatchedPiece const& piece, RoadFeature const& road, Seconds moving,
                     TimeQuantum quantum) {
  PieceCost cost;
  double const part = piece.upto.value - piece.from.value;
  cost.length = road.length * part;
  double const quantum_s = quantum.length().value;
  if (road.has_delay_within(piece.from, piece.upto)) {
    cost.delay = Seconds{std::nearbyint(road.delay.value / quantum_s) * quantum_s};
    double const along = (road.delay_at - piece.from) / (piece.upto - piece.from);
    cost.delay_at = Share{piece.forward ? along : 1 - along};
  }
  if (!(moving.value > 0)) return cost;
  double const whole = std::nearbyint(moving.value / quantum_s);
  cost.time = Seconds{share_in_quanta(whole, piece.from, piece.upto) * quantum_s} + cost.delay;
  return cost;
}

}  // namespace

Recost recost(std::vector<MatchedPiece> const& pieces, std::vector<RoadFeature> const& roads,
              RoadTimes const& times, Projector const& to_degrees) {
  Recost sum;
  sum.time = Seconds{0};
  for (auto const& piece : pieces) {
    PieceCost cost;
    if (piece.road) {
      cost = along_road(piece, roads[*piece.road], times.moving[*piece.road], times.quantum);
    } else {
      cost.length = geodesic_length(to_degrees(piece.line));
      if (times.elsewhere) cost.time = cost.length / *times.elsewhere;
      sum.unmatched += cost.length;
    }
    sum.length += cost.length;
    sum.delay += cost.delay;
    sum.time = sum.time && cost.time ? std::optional{*sum.time + *cost.time} : std::nullopt;
    sum.pieces.push_back(cost);
  }
  return sum;
}

}  // namespace passage
