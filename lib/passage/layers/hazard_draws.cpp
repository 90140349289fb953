#include "passage/layers/hazard_draws.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "passage/base/random.hpp"
#include "passage/geo/coverage.hpp"
#include "passage/layers/event_kernel.hpp"
#include "passage/layers/event_weights.hpp"

namespace passage {

namespace {

constexpr double square_metres_per_km2 = 1e6;
constexpr int placing_attempts = 20;

/// The cells of an area inside the window, for drawing one in proportion to its share.
struct AreaCells {
  std::vector<CellId> cells;
  std::vector<double> sums;  ///< of shares up to and with each cell
};

AreaCells cells_of(MultiPolygon const& area, Grid const& grid, ObservedWindow const& window) {
  AreaCells found;
  double sum = 0;
  for (auto const& run : coverage(grid, area)) {
    for (auto column = run.first_column; column < run.first_column + run.count; ++column) {
      if (!window.contains(run.row, column)) continue;
      found.cells.push_back(grid.id(run.row, column));
      found.sums.push_back(sum += run.share);
    }
  }
  return found;
}

/// The presences inside the window; outside it the mean rate inside stands in.
struct Observed {
  std::vector<Presence> presences;
  double days = 0, days_outside = 0;
};

/// Gamma of mean 1 (Marsaglia & Tsang 2000, with the boost for shapes below 1).
double gamma_of_mean_one(double shape, Random& random) {
  double const boost = shape < 1 ? std::pow(1 - random.uniform(), 1 / shape) : 1;
  double const d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    double const x = random.normal(), v = std::pow(1 + c * x, 3);
    if (v <= 0) continue;
    if (std::log(1 - random.uniform()) < x * x / 2 + d * (1 - v + std::log(v))) return boost * d * v / shape;
  }
}

}  // namespace

struct HazardDraws::State {
  HazardOptions const* options;
  Grid grid;
  ObservedWindow window;
  DrawOptions draws;
  std::vector<SelectedEvent> events;  ///< in an order that does not depend on the input's
  std::vector<double> weights, inside;
  std::vector<AreaCells> areas;
  std::vector<double> per_day, factors;  ///< per draw: N̂ drawn, the gamma variate

  /// The stream of one event in one draw: the same whatever else is drawn.
  Random stream(std::size_t draw, std::size_t event) const {
    Random mixer{draws.seed + 0x9E3779B97F4A7C15u * (draw + 1) + 0xA24BAED4963EE407u * draws.stream};
    return Random{mixer.next() ^ (0xD1B54A32D192ED03u * (event + 1))};
  }
  static double weight_of(Random& random) { return -std::log(1 - random.uniform()); }
  bool is_inside(Point point) const {
    auto const cell = grid.cell_at(point);
    return cell && window.contains(grid.row_of(*cell), grid.column_of(*cell));
  }
  Point place(SelectedEvent const& event, Random& random) const;
  /// Farther than this from its recorded place an event at a place is never drawn to matter.
  double reach(SelectedEvent const& event) const {
    return EventKernel::cut_off_sigmas * (options->bandwidth.value + event.error.value);
  }
  double draw(std::size_t number, std::vector<std::size_t> const& near, Observed const& observed) const;
};

Point HazardDraws::State::place(SelectedEvent const& event, Random& random) const {
  if (event.area) {
    auto const& area = areas[*event.area];
    auto const at = std::ranges::upper_bound(area.sums, random.uniform() * area.sums.back());
    auto const index =
        std::min<std::size_t>(static_cast<std::size_t>(at - area.sums.begin()), area.cells.size() - 1);
    auto const box = grid.cell_box(grid.row_of(area.cells[index]), grid.column_of(area.cells[index]));
    return {random.uniform(box.low.x, box.high.x), random.uniform(box.low.y, box.high.y)};
  }
  for (int attempt = 0; attempt < placing_attempts; ++attempt) {
    double const dx = event.error.value * random.normal(), dy = event.error.value * random.normal();
    Point const drawn{event.point.x + dx, event.point.y + dy};
    if (is_inside(drawn)) return drawn;
  }
  return event.point;
}

double HazardDraws::State::draw(std::size_t number, std::vector<std::size_t> const& near,
                                Observed const& observed) const {
  double const h = options->bandwidth.value, cut_off = EventKernel::cut_off_sigmas * h;
  double const peak = square_metres_per_km2 / (2 * std::numbers::pi * h * h);  // per km²
  double sum = 0;                                                              // of rate times days
  for (auto const i : near) {
    auto random = stream(number, i);
    double const weight = weights[i] * weight_of(random);
    auto const where = place(events[i], random);
    double met = 0;
    for (auto const& presence : observed.presences) {
      double const dx = presence.point.x - where.x, dy = presence.point.y - where.y;
      if (std::abs(dx) > cut_off || std::abs(dy) > cut_off) continue;
      met += std::exp(-(dx * dx + dy * dy) / (2 * h * h)) * (presence.time / day);
    }
    if (met == 0) continue;
    double const mass =
        events[i].area ? EventKernel{where, options->bandwidth, grid}.mass_inside(window) : inside[i];
    sum += weight * met * peak / mass;
  }
  double const cell_km2 = grid.cell_width * grid.cell_height / square_metres_per_km2;
  double const even = per_day[number] / (static_cast<double>(window.cells()) * cell_km2);
  double const u = options->uniform_share.value, radius_km = options->radius / kilometre;
  return factors[number] * std::numbers::pi * radius_km * radius_km *
         ((1 - u) * sum + even * (u * observed.days + observed.days_outside));
}

HazardDraws::HazardDraws(std::span<Incident const> incidents, HazardOptions const& options, Grid const& grid,
                         DrawOptions const& draws)
    : state_(new State{&options, grid, {grid, options.observed_window}, draws, {}, {}, {}, {}, {}, {}}) {
  auto& state = *state_;
  auto selection = select_events(incidents, options, grid, state.window);
  state.events = std::move(selection.used);
  if (state.events.empty()) return;
  std::ranges::stable_sort(state.events, {}, [](SelectedEvent const& event) {
    return std::tuple{event.point, event.when, event.error, event.area};
  });
  state.weights = weigh_events(state.events, options).per_day;
  state.areas.resize(selection.areas.size());
  for (auto const& event : state.events) {
    state.inside.push_back(EventKernel{event.point, options.bandwidth, grid}.mass_inside(state.window));
    if (event.area && state.areas[*event.area].cells.empty())
      state.areas[*event.area] = cells_of(*selection.areas[*event.area], grid, state.window);
  }
  auto gamma = Random{draws.seed}.stream("rate");
  for (std::size_t draw = 0; draw < static_cast<std::size_t>(draws.draws); ++draw) {
    double sum = 0;
    for (std::size_t i = 0; i < state.events.size(); ++i) {
      auto random = state.stream(draw, i);
      sum += state.weights[i] * State::weight_of(random);
    }
    state.per_day.push_back(sum);
    bool const is_dispersed = draws.kappa > 0 && std::isfinite(draws.kappa);
    state.factors.push_back(is_dispersed ? gamma_of_mean_one(draws.kappa, gamma) : 1);
  }
}

HazardDraws::~HazardDraws() = default;
HazardDraws::HazardDraws(HazardDraws&&) noexcept = default;
HazardDraws& HazardDraws::operator=(HazardDraws&&) noexcept = default;

bool HazardDraws::is_empty() const {
  return state_->events.empty();
}

std::vector<double> HazardDraws::exposures(std::vector<Presence> const& presences) const {
  Box box;
  Observed observed;
  for (auto const& presence : presences) {
    bool const is_inside = state_->is_inside(presence.point);
    (is_inside ? observed.days : observed.days_outside) += presence.time / day;
    if (!is_inside) continue;
    observed.presences.push_back(presence);
    box.add(presence.point);
  }
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < state_->events.size(); ++i) {
    auto const& event = state_->events[i];
    if (event.area || box.grown(state_->reach(event)).contains(event.point)) near.push_back(i);
  }
  std::vector<double> drawn;
  for (std::size_t draw = 0; draw < state_->per_day.size(); ++draw)
    drawn.push_back(state_->draw(draw, near, observed));
  return drawn;
}

ExposureRange range_of(std::vector<double> drawn) {
  std::ranges::sort(drawn);
  auto const at = [&](double share) {
    return ExpectedEvents{
        drawn[static_cast<std::size_t>(std::lround(share * static_cast<double>(drawn.size() - 1)))]};
  };
  return {at(0.05), at(0.95)};
}

ExposureRange HazardDraws::range(std::vector<Presence> const& presences) const {
  return range_of(exposures(presences));
}

}  // namespace passage
