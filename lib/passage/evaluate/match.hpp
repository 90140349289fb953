#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "passage/geo/line.hpp"
#include "passage/model/road_feature.hpp"

namespace passage {

/// A stretch of a given line and the part of a source road it follows.
struct MatchedPiece {
  std::optional<std::uint32_t> road;  ///< index of the RoadFeature; empty: follows no road
  Share from, upto;                   ///< of that road's line, from < upto whatever the direction
  bool forward = true;                ///< from the road's first point towards its last
  Line line;  ///< in the direction of travel: the road's own line where one is followed, else as given
};

struct MatchOptions {
  /// How far the line may lie from a road that it follows: about the `snap` distance for lines that were cut
  /// from the roads, a few hundred metres for lines that somebody drew.
  Metres tolerance{25};
};

/// Finds the roads that a line follows, by geometry only: never by labels or edge numbers, so that it can
/// check those. The line is cut into short steps; a sequence of roads is chosen for them that is near,
/// progresses as the line does and hangs together (Newson & Krumm 2009, "Hidden Markov map matching", solved
/// exactly over the candidate roads). A parallel road is told from the right one by distance and because
/// reaching it needs a jump; a crossing one because it does not progress along the line.
class RoadMatcher {
 public:
  /// Keeps a reference to `roads`, whose lines are in frame coordinates. `times` to drive each whole road
  /// tell which of several roads drawn on top of each other is meant: the quicker one, as any route would
  /// choose. Without times it is the shorter one.
  explicit RoadMatcher(std::vector<RoadFeature> const& roads, std::vector<Seconds> const& times = {});
  ~RoadMatcher();
  RoadMatcher(RoadMatcher&&) noexcept;
  RoadMatcher& operator=(RoadMatcher&&) noexcept;

  std::vector<RoadFeature> const& roads() const;
  /// The pieces in the order of travel; together they follow the whole line.
  std::vector<MatchedPiece> match(Line const& line, MatchOptions const& options = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
