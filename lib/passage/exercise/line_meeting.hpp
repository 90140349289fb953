#pragma once
#include <map>
#include <vector>

#include "passage/geo/geometry.hpp"

namespace passage::exercise {

/// Where a line crosses another.
struct LineMeeting {
  std::size_t line = 0;  ///< the other line
  double along_m = 0;    ///< distance from the start of the asked line
  Point place;
};

/// Finds proper crossings of segments by a bucket grid; touching ends do not count.
class LineMeetings {
 public:
  /// `lines` must outlive this. `bucket_m` is a few segment lengths.
  LineMeetings(std::vector<Line> const& lines, double bucket_m);
  /// Ordered along `line`.
  std::vector<LineMeeting> of(Line const& line) const;

 private:
  struct Segment {
    std::size_t line, index;
  };
  std::vector<Line> const& lines_;
  double bucket_m_;
  std::map<std::pair<long, long>, std::vector<Segment>> buckets_;
};

}  // namespace passage::exercise
