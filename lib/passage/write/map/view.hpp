#pragma once
#include "passage/geo/projector.hpp"
#include "passage/model/run_result.hpp"

namespace passage {

/// Which ground lies where on the paper. North of the grid is up; y of the paper runs down.
class MapView {
 public:
  /// The smallest ground of the paper's shape that holds `content`, with a margin around it.
  MapView(Box const& content, Box const& paper);

  Box const& ground() const { return ground_; }
  Box const& paper() const { return paper_; }
  double mm_per_metre() const { return mm_per_metre_; }
  /// 500 000 for 1:500 000.
  double scale_denominator() const { return 1000 / mm_per_metre_; }

  Point operator()(Point ground) const {
    return {paper_.low.x + (ground.x - ground_.low.x) * mm_per_metre_,
            paper_.high.y - (ground.y - ground_.low.y) * mm_per_metre_};
  }
  /// Points closer than the eye can tell are left out, ends never.
  Line operator()(Line const& ground) const;
  MultiPolygon operator()(MultiPolygon const& ground) const;
  /// From paper to ground.
  Point ground_at(Point paper) const;

 private:
  Box ground_, paper_;
  double mm_per_metre_ = 1;
};

/// What the map must show: options, their places and crossings; without options the places alone, without
/// those the frame.
Box map_content(RunResult const& result);

}  // namespace passage
