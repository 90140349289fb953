#include "passage/layers/exposure_sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "passage/geo/coverage.hpp"
#include "passage/layers/event_kernel.hpp"
#include "passage/layers/event_weights.hpp"
#include "passage/layers/kernel_sum.hpp"

namespace passage {

namespace {

constexpr std::size_t most_candidates = 400;  // cells of an area that are looked at
constexpr double square_metres_per_km2 = 1e6;

/// An area with the events that lie somewhere in it.
struct VagueEvents {
  double per_day = 0;
  std::vector<Point> places;  ///< centres of cells in the window, in their order
};

std::vector<Point> places_in(MultiPolygon const& area, Grid const& grid, ObservedWindow const& window) {
  std::vector<Point> places;
  for (auto const& run : coverage(grid, area)) {
    for (auto column = run.first_column; column < run.first_column + run.count; ++column) {
      if (window.contains(run.row, column)) places.push_back(grid.centre(run.row, column));
    }
  }
  return places;
}

}  // namespace

struct ExposureSensitivities::State {
  HazardOptions const* options;
  Grid grid;
  ObservedWindow window;
  std::vector<HazardSurface> surfaces;  ///< as asked, then half-life ×½ ×2, bandwidth ×½ ×2
  std::vector<VagueEvents> vague;
  std::optional<HazardSurface> spread;  ///< the vague events' part of the surface as asked

  void find_vague(std::span<Incident const> incidents, Context& context);
  double met(Point event, std::vector<Presence> const& presences) const;
  std::pair<double, double> least_and_most(std::vector<Presence> const& presences) const;
};

void ExposureSensitivities::State::find_vague(std::span<Incident const> incidents, Context& context) {
  auto const selection = select_events(incidents, *options, grid, window);
  auto const weights = weigh_events(selection.used, *options);
  std::vector<double> per_day(selection.areas.size(), 0.0);
  for (std::size_t i = 0; i < selection.used.size(); ++i) {
    if (selection.used[i].area) per_day[*selection.used[i].area] += weights.per_day[i];
  }
  KernelSum sum;
  sum.bandwidth = options->bandwidth;
  double const kernels = 1 - options->uniform_share.value;
  for (std::size_t area = 0; area < per_day.size(); ++area) {
    if (per_day[area] == 0) continue;
    sum.areas.push_back({selection.areas[area], kernels * per_day[area]});
    vague.push_back({per_day[area], places_in(*selection.areas[area], grid, window)});
  }
  if (vague.empty()) return;
  spread.emplace(grid);
  spread->radius = options->radius;
  fill_with_kernels(spread->rate, std::move(sum), window, HazardRate{0}, context);
}

/// Expected events of one event per day at a place.
double ExposureSensitivities::State::met(Point event, std::vector<Presence> const& presences) const {
  double const h = options->bandwidth.value, cut_off = EventKernel::cut_off_sigmas * h;
  double sum = 0;
  for (auto const& presence : presences) {
    double const dx = presence.point.x - event.x, dy = presence.point.y - event.y;
    if (std::abs(dx) > cut_off || std::abs(dy) > cut_off) continue;
    sum += std::exp(-(dx * dx + dy * dy) / (2 * h * h)) * (presence.time / day);
  }
  if (sum == 0) return 0;
  double const radius_km = options->radius / kilometre;
  double const peak = square_metres_per_km2 / (2 * std::numbers::pi * h * h);
  double const inside = EventKernel{event, options->bandwidth, grid}.mass_inside(window);
  return std::numbers::pi * radius_km * radius_km * sum * peak / inside;
}

std::pair<double, double> ExposureSensitivities::State::least_and_most(
    std::vector<Presence> const& presences) const {
  double least = 0, most = 0;
  for (auto const& events : vague) {
    double lowest = met(events.places.front(), presences), highest = lowest;
    auto const look = [&](Point place) {
      double const here = met(place, presences);
      lowest = std::min(lowest, here);
      highest = std::max(highest, here);
    };
    auto const step = events.places.size() / most_candidates + 1;
    for (std::size_t i = 0; i < events.places.size(); i += step) look(events.places[i]);
    // The cells of the area that the route runs through.
    for (auto const& presence : presences) {
      auto const cell = grid.cell_at(presence.point);
      if (!cell) continue;
      auto const centre = grid.centre(grid.row_of(*cell), grid.column_of(*cell));
      auto const in_reading_order = [](Point a, Point b) {
        return std::pair{-a.y, a.x} < std::pair{-b.y, b.x};
      };
      if (std::ranges::binary_search(events.places, centre, in_reading_order)) look(centre);
    }
    least += events.per_day * lowest;
    most += events.per_day * highest;
  }
  double const kernels = 1 - options->uniform_share.value;
  return {kernels * least, kernels * most};
}

ExposureSensitivities::ExposureSensitivities(std::span<Incident const> incidents,
                                             HazardOptions const& options, Grid const& grid, Context& context)
    : state_(new State{&options, grid, {grid, options.observed_window}, {}, {}, std::nullopt}) {
  Context quiet;  // one set of findings is enough
  quiet.threads = context.threads;
  quiet.memory_bytes = context.memory_bytes;
  struct Reading {
    double half_life, bandwidth;
  };
  for (auto const reading : {Reading{1, 1}, {0.5, 1}, {2, 1}, {1, 0.5}, {1, 2}}) {
    auto changed = options;
    changed.half_life = options.half_life * reading.half_life;
    changed.bandwidth = options.bandwidth * reading.bandwidth;
    auto& to = state_->surfaces.empty() ? context : quiet;
    auto surface = make_hazard(incidents, changed, grid, to);
    if (!surface) return;
    state_->surfaces.push_back(std::move(*surface));
  }
  state_->find_vague(incidents, quiet);
}

ExposureSensitivities::~ExposureSensitivities() = default;
ExposureSensitivities::ExposureSensitivities(ExposureSensitivities&&) noexcept = default;
ExposureSensitivities& ExposureSensitivities::operator=(ExposureSensitivities&&) noexcept = default;

bool ExposureSensitivities::is_empty() const {
  return state_->surfaces.empty();
}

ExposureSensitivity ExposureSensitivities::of(std::vector<Presence> const& presences) const {
  auto const at = [&](std::size_t surface) { return exposure_of(state_->surfaces[surface], presences); };
  ExposureSensitivity result{at(0), at(1), at(2), at(3), at(4), at(0), at(0)};
  if (!state_->spread) return result;
  auto const [least, most] = state_->least_and_most(presences);
  auto const precise = result.exposure - exposure_of(*state_->spread, presences);
  result.imprecise_best = precise + ExpectedEvents{least};
  result.imprecise_worst = precise + ExpectedEvents{most};
  return result;
}

ExpectedEvents exposure_of(HazardSurface const& surface, std::vector<Presence> const& presences) {
  ExpectedEvents sum;
  for (auto const& presence : presences)
    sum += surface.exposure(surface.rate.at(presence.point).value_or(surface.mean_rate), presence.time);
  return sum;
}

}  // namespace passage
