#include "passage/layers/hazard.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include <fmt/format.h>

#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/detail/event_weights.hpp"
#include "passage/layers/detail/observed_window.hpp"

namespace passage {

namespace {

using detail::EventCount;
using detail::ObservedWindow;
using detail::WeightedEvent;

constexpr double cut_off_sigmas = 6;
constexpr double square_metres_per_km2 = 1e6;

/// An event that counts, before it is weighted.
struct UsedEvent {
  Point point;
  double sigma_m;
  DateSpan when;  ///< up to as_of
};

/// The kernel's standard deviation; empty for a place too vague to use.
std::optional<double> sigma_of(Incident const& incident, HazardOptions const& options) {
  double error_m = options.exact_error.value;
  if (incident.precision == LocationPrecision::near_place) {
    error_m = options.near_error.value;
  } else if (incident.precision && *incident.precision != LocationPrecision::exact) {
    return std::nullopt;
  }
  return std::hypot(options.bandwidth.value, error_m);
}

std::vector<UsedEvent> usable_events(std::span<Incident const> incidents, HazardOptions const& options,
                                     Grid const& grid, ObservedWindow const& window, EventCount& count) {
  Projector const project{Crs{}, grid.crs};
  std::vector<UsedEvent> used;
  for (auto const& incident : incidents) {
    if (incident.when.first > options.as_of) {
      ++count.after_as_of;
      continue;
    }
    auto const sigma = sigma_of(incident, options);
    if (!sigma) {
      ++count.imprecise;
      continue;
    }
    auto const point = project(incident.place);
    auto const cell = grid.cell_at(point);
    if (!cell || !window.contains(grid.row_of(*cell), grid.column_of(*cell))) {
      ++count.outside_window;
      continue;
    }
    count.unplaced_precision += !incident.precision;
    used.push_back({point, *sigma, {incident.when.first, std::min(incident.when.last, options.as_of)}});
  }
  count.used = used.size();
  return used;
}

/// Weights by the mixture; events at one place are added up.
std::vector<WeightedEvent> weigh(std::vector<UsedEvent> const& used, HazardOptions const& options,
                                 EventCount& count) {
  auto const first = std::ranges::min(used, {}, [](UsedEvent const& event) { return event.when.first; });
  auto const newest = std::ranges::max(used, {}, [](UsedEvent const& event) { return event.when.last; });
  double const days = static_cast<double>((options.as_of - first.when.first).count()) + 1;
  double const age_days = static_cast<double>((options.as_of - newest.when.last).count());
  count.is_long_run_only = age_days > 3 * (options.half_life / day);
  double const recent = count.is_long_run_only ? 0 : options.recent_share.value;
  std::map<std::tuple<Point, double>, double> weights;
  for (auto const& event : used) {
    // N̄/n = one event over the observed days.
    double weight = (1 - recent) / days;
    if (recent > 0)
      weight += recent * detail::decayed_weight_per_day(event.when, options.as_of, options.half_life);
    weights[{event.point, event.sigma_m}] += weight;
  }
  std::vector<WeightedEvent> weighted;
  for (auto const& [key, weight] : weights) weighted.push_back({std::get<0>(key), std::get<1>(key), weight});
  return weighted;
}

/// A Gaussian cut off at six standard deviations, integrated over rows and columns of cells.
struct CellKernel {
  std::int64_t first_row, first_column;
  std::vector<double> rows, columns;  ///< mass of each

  CellKernel(WeightedEvent const& event, Grid const& grid) {
    double const reach = cut_off_sigmas * event.sigma_m;
    double const left = (event.point.x - grid.origin.x) / grid.cell_width;
    double const down = (grid.origin.y - event.point.y) / grid.cell_height;
    columns =
        masses(left, reach / grid.cell_width, event.sigma_m / grid.cell_width, grid.columns, first_column);
    rows = masses(down, reach / grid.cell_height, event.sigma_m / grid.cell_height, grid.rows, first_row);
  }

  std::int64_t last_row() const { return first_row + static_cast<std::int64_t>(rows.size()) - 1; }
  std::int64_t last_column() const { return first_column + static_cast<std::int64_t>(columns.size()) - 1; }
  double mass(std::int64_t row, std::int64_t column) const {
    return rows[static_cast<std::size_t>(row - first_row)] *
           columns[static_cast<std::size_t>(column - first_column)];
  }

 private:
  /// All in cells.
  static std::vector<double> masses(double centre, double reach, double sigma, std::int64_t count,
                                    std::int64_t& first) {
    first = std::clamp(static_cast<std::int64_t>(std::floor(centre - reach)), std::int64_t{0}, count - 1);
    auto const last = std::clamp(static_cast<std::int64_t>(std::floor(centre + reach)), first, count - 1);
    std::vector<double> mass;
    double const scale = sigma * std::numbers::sqrt2;
    for (auto cell = first; cell <= last; ++cell) {
      double const low = (static_cast<double>(cell) - centre) / scale;
      double const high = (static_cast<double>(cell + 1) - centre) / scale;
      mass.push_back((std::erf(high) - std::erf(low)) / 2);
    }
    return mass;
  }
};

/// Divides every weight by its kernel's mass inside the window.
void correct_edges(std::vector<WeightedEvent>& events, std::vector<CellKernel> const& kernels,
                   ObservedWindow const& window, Context& context) {
  parallel_for(events.size(), context, [&](std::size_t index, int) {
    auto const& kernel = kernels[index];
    double inside = 0;
    for (auto row = kernel.first_row; row <= kernel.last_row(); ++row) {
      for (auto const& run : window.runs(row)) {
        for (auto column = std::max(run.first, kernel.first_column);
             column <= std::min(run.last, kernel.last_column()); ++column) {
          inside += kernel.mass(row, column);
        }
      }
    }
    events[index].weight /= inside;
  });
}

/// Fills one tile: the uniform share, then every kernel that reaches it, always in the same order.
void fill_tile(Tile<double>& tile, std::vector<WeightedEvent> const& events,
               std::vector<CellKernel> const& kernels, ObservedWindow const& window, double uniform,
               double factor) {
  auto const columns = static_cast<std::size_t>(tile.columns);
  std::vector<double> sums(static_cast<std::size_t>(tile.rows) * columns, 0.0);
  for (std::size_t index = 0; index < events.size(); ++index) {
    auto const& kernel = kernels[index];
    auto const row_end = std::min(kernel.last_row(), tile.row + tile.rows - 1);
    auto const column_start = std::max(kernel.first_column, tile.column);
    auto const column_end = std::min(kernel.last_column(), tile.column + tile.columns - 1);
    for (auto row = std::max(kernel.first_row, tile.row); row <= row_end; ++row) {
      double const scale =
          events[index].weight * kernel.rows[static_cast<std::size_t>(row - kernel.first_row)];
      auto* const out = sums.data() + static_cast<std::size_t>(row - tile.row) * columns;
      for (auto column = column_start; column <= column_end; ++column) {
        out[column - tile.column] +=
            scale * kernel.columns[static_cast<std::size_t>(column - kernel.first_column)];
      }
    }
  }
  for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
    for (auto const& run : window.runs(row)) {
      for (auto column = std::max(run.first, tile.column);
           column <= std::min(run.last, tile.column + tile.columns - 1); ++column) {
        auto const sum = sums[static_cast<std::size_t>(row - tile.row) * columns +
                              static_cast<std::size_t>(column - tile.column)];
        tile.set(row, column, uniform + factor * sum);
      }
    }
  }
}

void report(EventCount const& count, HazardOptions const& options, Context& context) {
  auto const add = [&](Severity severity, std::string code, std::size_t number, std::string const& what) {
    if (number > 0)
      context.find({severity, std::move(code), fmt::format("{} {}", number, what), "incidents", "", number});
  };
  add(Severity::note, "incidents_after_as_of", count.after_as_of,
      fmt::format("incidents are dated after {} and were left out.", format_date(options.as_of)));
  add(Severity::warning, "incidents_imprecise", count.imprecise,
      "incidents are placed no better than a district and were left out of the intensity.");
  add(Severity::note, "incidents_outside_window", count.outside_window,
      "incidents lie outside the observed window and were left out of the intensity.");
  add(Severity::note, "incidents_without_precision", count.unplaced_precision,
      fmt::format("incidents do not say how well their place is known; {:.0f} km was assumed.",
                  options.exact_error / kilometre));
  if (count.is_long_run_only) {
    context.find(
        {Severity::serious, "hazard_long_run_only",
         fmt::format("The newest incident is older than three half-lives ({:.0f} days): exposure shows the "
                     "long run only.",
                     3 * (options.half_life / day)),
         "incidents", ""});
  }
}

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

}  // namespace

std::optional<HazardSurface> make_hazard(std::span<Incident const> incidents, HazardOptions const& options,
                                         Grid const& grid, Context& context) {
  require_usable(incidents, options);
  ObservedWindow const window{grid, options.observed_window};
  EventCount count;
  auto const used = usable_events(incidents, options, grid, window, count);
  if (used.empty()) {
    report(count, options, context);
    context.find({Severity::serious, "no_usable_incidents",
                  "No incident can be used for the intensity; exposure was not computed.", "incidents", ""});
    return std::nullopt;
  }
  auto events = weigh(used, options, count);
  report(count, options, context);

  double expected_per_day = 0;
  for (auto const& event : events) expected_per_day += event.weight;
  double const cell_km2 = grid.cell_width * grid.cell_height / square_metres_per_km2;
  double const window_km2 = static_cast<double>(window.cells()) * cell_km2;
  std::vector<CellKernel> kernels;
  for (auto const& event : events) kernels.emplace_back(event, grid);
  correct_edges(events, kernels, window, context);

  HazardSurface surface{grid};
  surface.mean_rate = HazardRate{expected_per_day / window_km2};
  surface.radius = options.radius;
  surface.is_long_run_only = count.is_long_run_only;
  double const uniform = options.uniform_share.value * expected_per_day / window_km2;
  double const factor = (1 - options.uniform_share.value) / cell_km2;
  auto const tiles = static_cast<std::size_t>(surface.rate.layout().tiles());
  parallel_for(tiles, context, [&](std::size_t number, int) {
    auto tile = surface.rate.pin(static_cast<std::int64_t>(number));
    fill_tile(tile, events, kernels, window, uniform, factor);
  });
  return surface;
}

}  // namespace passage
