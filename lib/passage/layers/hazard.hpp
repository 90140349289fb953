#pragma once
// The intensity of recorded incidents: where and how often, on a grid.
#include <optional>
#include <span>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/base/date.hpp"
#include "passage/model/hazard_surface.hpp"
#include "passage/model/incident.hpp"

namespace passage {

/// How kernels are added up. `exact` uses every event's own position; `binned` shares each event between the
/// four cells around it and smooths the cells, which costs the same for any number of events.
enum class KernelMethod { automatic, exact, binned };

struct HazardOptions {
  Date as_of{};
  Seconds half_life{90 * 86400.0};
  Metres bandwidth{5000};
  Metres radius{1000};           ///< of the line integral
  Share recent_share{0.5};       ///< α: how much the decayed recent events count against the long run
  Share uniform_share{0.05};     ///< u: spread evenly over the observed window
  Metres exact_error{2000};      ///< standard deviation of a place known exactly, or not said how well
  Metres near_error{12000};      ///< of a place known as near to a named one
  MultiPolygon observed_window;  ///< in the grid's CRS; empty: the whole grid
  /// Areas that events known to a district or province only are spread over, in the grid's CRS. Without
  /// districts the province around stands in for them.
  std::vector<MultiPolygon> districts{}, provinces{};
  KernelMethod method = KernelMethod::automatic;
};

/// λ(x, t) = (1−u)·[(1−α)·N̄·ΣK_i/n + α·Σ (ln 2/H)·2^(−(t−t_i)/H)·K_i] + u·N̂/|W| per km² and day, where N̄ is
/// the long-run number of events per day since the first one, N̂ the integral of the bracket, W the observed
/// window. K_i is a Gaussian of variance bandwidth² + location error², integrated over cells, cut off at five
/// standard deviations and divided by its mass inside W (Jones 1993, Diggle 1985); so the surface integrates
/// to N̂ over W exactly but for rounding. For an event known to an area, K_i is the mean of the kernels of the
/// bandwidth at all places of the area in W. A date known as a month or year is spread over it up to `as_of`.
/// Cells outside W are invalid.
///
/// Left out, counted in findings: see select_events. When the newest event is older than three half-lives,
/// α is 0: finding "hazard_long_run_only". Empty when no event is left: exposure is then not computed, with a
/// finding. Throws Error{input, "as_of_before_incidents"} when every event lies after `as_of`.
std::optional<HazardSurface> make_hazard(std::span<Incident const> incidents, HazardOptions const& options,
                                         Grid const& grid, Context& context);

/// The standing density of what stays where it was left: n(x, t) = Σ 2^(−(t−t_i)/H)·K_i per km², the same
/// kernels, no mixture and no floor. Its "rate" is per km², its mean too; HazardSurface::standing_exposure
/// integrates it. Findings and errors as make_hazard.
std::optional<HazardSurface> make_standing_density(std::span<Incident const> incidents,
                                                   HazardOptions const& options, Grid const& grid,
                                                   Context& context);

}  // namespace passage
