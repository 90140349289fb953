#include "passage/layers/hazard.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "passage/base/error.hpp"
#include "passage/layers/event_weights.hpp"
#include "passage/layers/kernel_sum.hpp"

namespace passage {

namespace {

constexpr double square_metres_per_km2 = 1e6;

/// Checks before anything is computed.
void require_usable(std::span<Incident const> incidents, HazardOptions const& options) {
  bool const all_later = std::ranges::all_of(
      incidents, [&](Incident const& incident) { return incident.when.first > options.as_of; });
  if (incidents.empty() || !all_later) return;
  auto const first = std::ranges::min(incidents, {}, [](Incident const& i) { return i.when.first; });
  throw Error{ErrorKind::input, "as_of_before_incidents",
              fmt::format("[scenario] as_of: got {}, but the first incident is dated {}",
                          format_date(options.as_of), format_date(first.when.first)),
              "set as_of to a day on or after the incidents that shall count"};
}

/// The events that count, or nothing, with findings.
std::optional<EventSelection> usable_events(std::span<Incident const> incidents, HazardOptions const& options,
                                            Grid const& grid, ObservedWindow const& window,
                                            Context& context) {
  require_usable(incidents, options);
  auto selection = select_events(incidents, options, grid, window);
  report_selection(selection, options, context);
  if (!selection.used.empty()) return selection;
  context.find({Severity::serious, "no_usable_incidents",
                "No incident can be used for the intensity; exposure was not computed.", "incidents", ""});
  return std::nullopt;
}

/// The kernels of the events, with their weights times `factor`.
KernelSum kernels_of(EventSelection const& selection, std::vector<double> const& weights, double factor,
                     HazardOptions const& options) {
  KernelSum sum;
  sum.bandwidth = options.bandwidth;
  sum.method = options.method;
  std::vector<double> of_area(selection.areas.size(), 0.0);
  for (std::size_t i = 0; i < selection.used.size(); ++i) {
    auto const& event = selection.used[i];
    if (event.area) {
      of_area[*event.area] += factor * weights[i];
    } else {
      sum.points.push_back({event.point, kernel_sigma(event, options), factor * weights[i]});
    }
  }
  for (std::size_t area = 0; area < of_area.size(); ++area) {
    if (of_area[area] > 0) sum.areas.push_back({selection.areas[area], of_area[area]});
  }
  return sum;
}

double km2_of(ObservedWindow const& window, Grid const& grid) {
  return static_cast<double>(window.cells()) * grid.cell_width * grid.cell_height / square_metres_per_km2;
}

}  // namespace

std::optional<HazardSurface> make_hazard(std::span<Incident const> incidents, HazardOptions const& options,
                                         Grid const& grid, Context& context) {
  ObservedWindow const window{grid, options.observed_window};
  auto const selection = usable_events(incidents, options, grid, window, context);
  if (!selection) return std::nullopt;
  auto const weights = weigh_events(selection->used, options);
  if (weights.is_long_run_only) {
    context.find(
        {Severity::serious, "hazard_long_run_only",
         fmt::format("The newest incident is older than three half-lives ({:.0f} days): exposure shows the "
                     "long run only.",
                     3 * (options.half_life / day)),
         "incidents", ""});
  }
  HazardSurface surface{grid};
  surface.mean_rate = HazardRate{weights.expected_per_day / km2_of(window, grid)};
  surface.radius = options.radius;
  surface.is_long_run_only = weights.is_long_run_only;
  auto sum = kernels_of(*selection, weights.per_day, 1 - options.uniform_share.value, options);
  fill_with_kernels(surface.rate, std::move(sum), window, options.uniform_share.value * surface.mean_rate,
                    context);
  return surface;
}

std::optional<HazardSurface> make_standing_density(std::span<Incident const> incidents,
                                                   HazardOptions const& options, Grid const& grid,
                                                   Context& context) {
  ObservedWindow const window{grid, options.observed_window};
  auto const selection = usable_events(incidents, options, grid, window, context);
  if (!selection) return std::nullopt;
  auto const remaining = remaining_events(selection->used, options);
  double all = 0;
  for (double const share : remaining) all += share;
  HazardSurface surface{grid};
  surface.mean_rate = HazardRate{all / km2_of(window, grid)};
  surface.radius = options.radius;
  fill_with_kernels(surface.rate, kernels_of(*selection, remaining, 1, options), window, HazardRate{0},
                    context);
  return surface;
}

}  // namespace passage
