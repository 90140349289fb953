#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/projector.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// Counts people within distances of lines and points by exact coverage fractions, on the population raster's
/// own grid: areas are made in the frame, their edges densified, and reprojected; people are never resampled
/// and, areas being unions, nobody counts twice. Not for several threads at once.
class PeopleCounter {
 public:
  /// Keeps a reference to `population`.
  PeopleCounter(Population const& population, Crs const& frame);

  /// People in an area given in frame coordinates.
  Persons inside(MultiPolygon const& area, Context& context) const;
  /// People within a distance of a line.
  Persons along(Line const& line, Metres within, Context& context) const;
  /// People within a distance of any of the points.
  Persons near(std::vector<Point> const& points, Metres within, Context& context) const;
  /// Everybody on the raster.
  Persons total() const;

 private:
  Population const* population_;
  Projector to_raster_;
};

}  // namespace passage
