#pragma once
#include <optional>
#include <vector>

#include "passage/base/integer_cost.hpp"
#include "passage/evaluate/match.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

/// How long roads take, as the scenario reads its sources.
struct RoadTimes {
  std::vector<Seconds> moving;  ///< to drive each whole road, its delay left out; 0 or less: not known
  std::optional<MetresPerSecond> elsewhere;  ///< where a line follows no road; empty: not stated
  TimeQuantum quantum;                       ///< of the search whose paths are checked
};

/// What one matched piece costs by its source road.
struct PieceCost {
  Metres length;                ///< of the road's measured length, else geodesic
  std::optional<Seconds> time;  ///< moving time, and the road's delay where the piece holds its place
  Seconds delay;                ///< the part of `time` that is delay
  Share delay_at;               ///< where on the piece it is taken, in the direction of travel
};

/// A line costed again from source roads alone, sharing nothing with the search.
struct Recost {
  std::vector<PieceCost> pieces;
  Metres length, unmatched;     ///< `unmatched` follows no road
  std::optional<Seconds> time;  ///< empty when it is unknown for any piece
  Seconds delay;
};

/// Adds up the pieces. A road's moving time is rounded to `quantum` once and its pieces are differences of
/// its running total, so that cutting changes nothing: for a path of a search the sum differs from the
/// search's by at most one quantum per link. `to_degrees` takes frame coordinates to WGS 84.
Recost recost(std::vector<MatchedPiece> const& pieces, std::vector<RoadFeature> const& roads,
              RoadTimes const& times, Projector const& to_degrees);

}  // namespace passage
