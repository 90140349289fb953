#pragma once
// Barrier segments found by where they lie, for exact tests against short segments.
#include <cstddef>
#include <unordered_map>
#include <vector>

#include "passage/geo/geometry.hpp"
#include "passage/layers/lattice_segment.hpp"

namespace passage::detail {

class SegmentBins {
 public:
  SegmentBins(Grid const& grid, std::vector<Line> const& lines);

  bool empty() const { return segments_.empty(); }
  /// Whether any barrier shares a point with the segment ab; for segments a few cells long.
  bool meets(LatticePoint a, LatticePoint b) const;

 private:
  struct Segment {
    LatticePoint from, to;
  };

  std::vector<Segment> segments_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> bins_;  // look-ups only
};

}  // namespace passage::detail
