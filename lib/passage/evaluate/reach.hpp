#pragma once
// Who lives within reach. Party-blind by construction: groups are areas with a code, whatever they stand for.
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/evaluate/equity.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// An area that people are summed by, in frame coordinates.
struct ReachGroup {
  std::string code, name;
  MultiPolygon area;
  double severity = 1;
};

/// A distance, and the area within it of all lines or stops together.
struct ReachBand {
  std::string name;   ///< as asked: "2 km"
  MultiPolygon area;  ///< frame coordinates; a union, so that nobody counts twice
};

/// Bands around lines and points together.
std::vector<ReachBand> bands_around(std::vector<Line> const& lines, std::vector<Point> const& points,
                                    std::vector<std::pair<std::string, Metres>> const& distances);

struct ReachInBand {
  std::string band;
  Persons total;                  ///< within reach
  std::vector<Persons> by_group;  ///< of each group, within reach
  Persons outside_groups;         ///< within reach and in no group
};

struct Reach {
  Persons raster_total;           ///< everybody on the raster: the source's own number
  std::vector<Persons> by_group;  ///< everybody in each group
  Persons outside_groups;         ///< everybody in no group
  Persons counted_twice;          ///< where groups overlap; 0 when they do not
  std::vector<ReachInBand> bands;

  /// Σ groups + outside − counted twice − raster total, in people: 0 but for rounding.
  Persons imbalance() const;
};

/// Sums people by band and group with exact coverage fractions on the population raster's own grid.
Reach reach_of(Population const& population, Crs const& frame, std::vector<ReachGroup> const& groups,
               std::vector<ReachBand> const& bands, Context& context);

/// The groups of one band for equity_of.
std::vector<EquityGroup> equity_groups(std::vector<ReachGroup> const& groups, Reach const& reach,
                                       std::size_t band);

}  // namespace passage
