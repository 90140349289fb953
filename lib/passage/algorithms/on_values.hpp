#pragma once
// What the commands do between reading and writing, for who has values and no files: Python, notebooks,
// programs that link the library.
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/back_link.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/model/friction_surface.hpp"
#include "passage/model/hazard_surface.hpp"
#include "passage/model/incident.hpp"

namespace passage {

/// What is asked of a cost surface.
struct SurfaceQuestion {
  FrictionSurface surface;
  std::vector<Line> barriers{};  ///< in the grid's CRS; nobody crosses them
  std::vector<CellId> sources{};
  std::vector<Seconds> initial{};  ///< spent on arrival at each source; empty: nothing
  Neighbours neighbours = Neighbours::sixteen;
  Corners corners = Corners::closed;
  std::optional<Seconds> max_cost{};
  bool is_reverse = false;  ///< time to the sources instead of from them
};

/// Accumulated cost with what is derived from it.
struct SurfaceAnswer {
  CostField field;
  std::optional<BackLinks> back_links{};
  std::optional<Allocation> allocation{};  ///< ranks of sources, by row and column
};

/// What is wanted beside the accumulated cost.
struct SurfaceWishes {
  bool back_links = false, allocation = false;
};

/// The least travel time from the nearest source, as `passage accumulate`. Finding "horizon_reached". Throws
/// Error{input}: what accumulate_cost and require_good_friction throw.
SurfaceAnswer answer_surface(SurfaceQuestion question, SurfaceWishes const& wishes, Context& context);

/// Whether a field is the least travel time.
struct SurfaceVerdict {
  bool is_optimal = false;
  std::int64_t reached_cells = 0;
  std::optional<CellId> refuted{};  ///< a cell whose label is wrong
  std::string reason{};
};

/// As `passage certify`: `seconds` are the costs to be proven, invalid where nothing is reached. Throws
/// Error{input, "not_in_quanta"} for a cost that is no whole number of quanta of these inputs.
SurfaceVerdict certify_surface(SurfaceQuestion question, Raster<Seconds, double> const& seconds,
                               Context& context);

/// What is reached within a time.
struct ReachedArea {
  Seconds time;
  MultiPolygon area;  ///< in the grid's CRS, along cell edges
  std::int64_t cells = 0;
  SquareMetres ground;
};

/// One area for each time, in ascending order, as `passage isochrones`.
std::vector<ReachedArea> reached_areas(SurfaceQuestion question, std::vector<Seconds> const& times,
                                       Context& context);

/// How recorded events become an intensity.
struct IntensityQuestion {
  std::vector<Incident> incidents{};
  Date as_of{};
  Seconds half_life{90 * 86400.0};
  Metres bandwidth{5000};
  Share recent_share{0.5};
  /// Polygons in any CRS; a table without one lies on the grid's plane. Events known to a district or
  /// province only are spread over the one around them; without one they are left out, with a finding.
  FeatureTable districts{}, provinces{};
  FeatureTable observed{};  ///< ground where events would have been recorded; empty: the whole grid
};

/// Expected recorded incidents per km² and day, as `passage exposure`, but that the ground observed is never
/// guessed from the areas. Findings "polygon_repaired" and those of make_hazard. Throws Error{input}:
/// "crs_not_metric" for a grid that is not projected in metres; "no_usable_incidents"; what make_hazard
/// throws.
HazardSurface intensity_on(Grid const& grid, IntensityQuestion const& question, Context& context);

/// A band of a local raster file, in the file's own unit; empty cells are invalid. Throws as RasterFile.
Raster<Code, double> read_cells(std::string const& path, int band, Context& context);

/// Writes cells as a GeoTIFF. `unit` as it shall stand in the file; may be empty. Throws as write_geotiff.
void write_cells(std::string const& path, Raster<Code, double> const& cells, std::string const& unit,
                 Context& context);

}  // namespace passage
