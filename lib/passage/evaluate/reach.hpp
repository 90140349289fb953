#pragma once
// Who lives within reach. Party-blind by construction: groups are areas with a code, whatever they stand for.
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/evaluate/equity.hpp"
#include "passage/evaluate/population.hpp"
#include "passage/model/population.hpp"
#include "passage/model/reach.hpp"

namespace passage {

/// An area that people are summed by, in frame coordinates.
struct ReachGroup {
  std::string code, name;
  MultiPolygon area;
  std::optional<double> severity = 1;  ///< published weight of one person's need; empty: not published
};

/// A distance, and the area within it of all lines or stops together.
struct ReachBand {
  std::string name;   ///< as asked: "2 km"
  MultiPolygon area;  ///< frame coordinates; a union, so that nobody counts twice
};

/// Bands around lines and points together.
std::vector<ReachBand> bands_around(std::vector<Line> const& lines, std::vector<Point> const& points,
                                    std::vector<std::pair<std::string, Metres>> const& distances);

/// Sums people by group once, and by band for as many questions as are asked. Keeps a reference to
/// `population`. Not for several threads at once.
class ReachCounter {
 public:
  ReachCounter(Population const& population, Crs const& frame, std::vector<ReachGroup> groups,
               Context& context);

  /// Everybody, by group; no bands.
  Reach const& everybody() const { return everybody_; }
  std::vector<ReachGroup> const& groups() const { return groups_; }
  Reach count(std::vector<ReachBand> const& bands, Context& context) const;

 private:
  PeopleCounter counter_;
  std::vector<ReachGroup> groups_;
  MultiPolygon all_;
  Reach everybody_;
};

/// Sums people by band and group with exact coverage fractions on the population raster's own grid.
Reach reach_of(Population const& population, Crs const& frame, std::vector<ReachGroup> const& groups,
               std::vector<ReachBand> const& bands, Context& context);

/// The groups of one band for equity_of.
std::vector<EquityGroup> equity_groups(std::vector<ReachGroup> const& groups, Reach const& reach,
                                       std::size_t band);

}  // namespace passage
