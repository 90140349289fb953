#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// Statistics of the valid cells of one polygon, each cell with the share of it that the polygon covers.
/// All but `cells` are in the unit of the raster's values.
struct ZonalStatistics {
  double sum = 0;     ///< count rasters: Σ share·value; density rasters: Σ share·cell area in km²·value
  double weight = 0;  ///< Σ share (count) or Σ share·cell area in km² (density)
  double cells = 0;   ///< Σ share: covered cells, parts counted as parts
  double min = 0, max = 0;  ///< over the cells that are touched at all; undefined without any
  double covered = 0;       ///< Σ share of all cells, invalid ones too: `cells` less is what nobody counted

  bool is_empty() const { return !(cells > 0); }
  /// Weighted by share (count) or by covered area (density); empty without cells.
  std::optional<double> mean() const { return is_empty() ? std::nullopt : std::optional{sum / weight}; }
};

/// Sums a raster over many polygons with exact coverage fractions, on the raster's own grid (methods 0a.20):
/// shares are planar in the raster's CRS, cell areas ellipsoidal. Polygons may overlap; each is summed alone,
/// in a fixed order of cells whatever the threads. `areas` are in the raster's CRS, with edges densified
/// before they were reprojected. The result has one entry per area.
std::vector<ZonalStatistics> zonal_statistics(Raster<Persons> const& raster, PopulationUnit unit,
                                              std::vector<MultiPolygon> const& areas, Context& context);

/// As zonal_statistics; also how often a cell that lies wholly inside one area lies wholly inside another
/// too: each such cell counts once for every area beyond the first. 0 for areas that only touch.
struct ZonalSums {
  std::vector<ZonalStatistics> zones;
  std::int64_t cells_counted_again = 0;
};
ZonalSums zonal_sums(Raster<Persons> const& raster, PopulationUnit unit,
                     std::vector<MultiPolygon> const& areas, Context& context);

/// Polygon outlines with a point at least every `longest` (units of their CRS), so that straight edges stay
/// straight when they are reprojected.
MultiPolygon densified(MultiPolygon const& polygons, double longest);

}  // namespace passage
