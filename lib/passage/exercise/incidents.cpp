#include "passage/exercise/incidents.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

/// Draws cells with given weights.
class CellPicker {
 public:
  explicit CellPicker(Cells<double> const& weights) : sums_(weights.size()) {
    std::partial_sum(weights.begin(), weights.end(), sums_.begin());
  }
  int pick(Random& random) const {
    auto const level = random.uniform() * sums_.back();
    auto const found = std::upper_bound(sums_.begin(), sums_.end(), level);
    return static_cast<int>(
        std::min<std::ptrdiff_t>(found - sums_.begin(), static_cast<std::ptrdiff_t>(sums_.size()) - 1));
  }

 private:
  std::vector<double> sums_;
};

Cells<char> front_cells(EventInputs const& in) {
  Cells<char> result(in.relief.land.size(), 0);
  for (int cell = 0; cell < in.relief.lattice.cells(); ++cell) {
    auto const label = in.control.label[at(cell)];
    if (label < 0) continue;
    if (label == in.control.contested()) result[at(cell)] = 1;
    for (auto const& next : Neighbours(in.relief.lattice, cell)) {
      auto const other = in.control.label[at(next.cell)];
      if (other >= 0 && other != label && other != in.control.unknown() && label != in.control.unknown())
        result[at(cell)] = 1;
    }
  }
  return result;
}

/// 1 at the nearest of `points`, falling to nothing over a few `reach_m`.
double closeness(Point place, std::vector<Point> const& points, double reach_m) {
  double result = 0;
  for (auto const point : points) {
    auto const away = distance(place, point) / reach_m;
    result = std::max(result, std::exp(-away * away));
  }
  return result;
}

/// Where events happen: near the front, more on roads and in towns, and in some stretches far more.
Cells<double> weights(EventInputs const& in, Random const& random) {
  auto const& lattice = in.relief.lattice;
  Cells<char> road(in.relief.land.size(), 0), town(in.relief.land.size(), 0);
  for (auto const& one : in.network.roads) {
    if (one.road_class == RoadClass::track) continue;
    for (auto const cell : one.cells) road[at(cell)] = 1;
  }
  for (auto const& one : in.towns) town[at(one.cell)] = one.rank <= 3;
  auto const front_m = distances_to(lattice, front_cells(in)), road_m = distances_to(lattice, road),
             town_m = distances_to(lattice, town);
  Noise const noise(random.stream("hot spots").next());
  Cells<double> result(in.relief.land.size(), 0);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const i = at(cell);
    if (!in.relief.land[i] || in.relief.lake[i]) continue;
    auto const place = lattice.centre(cell);
    auto const unit = 44 * lattice.cell_m;
    auto const hot = std::exp(2.1 * noise.fractal({place.x / unit, place.y / unit}, 2));
    auto const near = (1 + 3 * closeness(place, in.hot, 10 * lattice.cell_m)) *
                      (1 - 0.6 * closeness(place, in.quiet, 22 * lattice.cell_m));
    auto const front = std::exp(-front_m[i] / (9 * lattice.cell_m)) + 0.012;
    auto const people = 0.25 + std::exp(-road_m[i] / (2 * lattice.cell_m)) +
                        1.5 * std::exp(-town_m[i] / (4 * lattice.cell_m));
    auto const strip = in.control.label[i] == in.control.contested() ? 1.6 : 1.0;
    auto const unseen = in.control.label[i] == in.control.unknown() ? 0.01 : 1.0;
    result[i] = hot * near * front * people * strip * unseen;
  }
  return result;
}

/// A day out of three waves over a steady level.
Date pick_day(EventInputs const& in, Random& random) {
  auto const days = in.years * 365;
  constexpr double peaks[] = {0.22, 0.58, 0.93}, widths[] = {45, 60, 38};
  while (true) {
    double day = random.uniform() * days;
    auto const wave = random.below(10);
    if (wave < 6) day = peaks[wave / 2] * days + widths[wave / 2] * random.normal();
    if (day >= 0 && day < days) return in.as_of - std::chrono::days{days - static_cast<int>(day)};
  }
}

void set_date(Event& event, Date day, Date as_of, Random& random) {
  auto const draw = random.uniform();
  auto span = 1;
  event.date_precision = draw < 0.72 ? 1 : draw < 0.86 ? 2 : draw < 0.95 ? 3 : 4;
  if (event.date_precision == 2) span = 2 + static_cast<int>(random.below(5));
  if (event.date_precision == 3) span = 7;
  if (event.date_precision == 4) span = 30;
  event.first = day - std::chrono::days{random.below(static_cast<std::uint64_t>(span))};
  event.last = std::min(event.first + std::chrono::days{span - 1}, as_of - std::chrono::days{1});
}

Town const& nearest_town(EventInputs const& in, Point place, int rank) {
  return *std::min_element(in.towns.begin(), in.towns.end(), [&](Town const& a, Town const& b) {
    auto const away = [&](Town const& town) {
      return distance(in.relief.lattice.centre(town.cell), place) + (town.rank > rank ? 1e9 : 0);
    };
    return away(a) < away(b);
  });
}

/// The recorded place: coarser records sit on a town or on the seat of the unit.
void set_place(Event& event, EventInputs const& in, Random& random) {
  auto const draw = random.uniform();
  event.where_precision = draw < 0.46   ? 1
                          : draw < 0.77 ? 2
                          : draw < 0.89 ? 3
                          : draw < 0.96 ? 4
                          : draw < 0.99 ? 5
                                        : 6;
  event.place = event.true_place;
  auto const seat = [&](Admin::Unit const& unit) {
    return in.relief.lattice.centre(in.towns[unit.seat].cell);
  };
  auto const& second = in.admin.second[at(event.unit)];
  auto const& first = in.admin.first[second.parent];
  auto const& town = nearest_town(in, event.true_place, 4);
  if (event.where_precision == 1) event.where = fmt::format("near {}", town.name.latin);
  if (event.where_precision == 2) {
    event.place = in.relief.lattice.centre(town.cell);
    event.where = fmt::format("around {}", town.name.latin);
  }
  if (event.where_precision == 3) event.place = seat(second), event.where = second.name + " district";
  if (event.where_precision == 4) event.place = seat(first), event.where = first.name + " province";
  if (event.where_precision >= 5) {
    event.place = in.relief.lattice.centre(in.towns[0].cell);
    event.where = "island, place not stated";
  }
}

/// The holder of the ground and the nearest other one.
void set_actors(Event& event, EventInputs const& in, Random& random) {
  auto const cell = in.relief.lattice.cell_at(event.true_place);
  auto const label = in.control.label[at(cell)];
  auto const count = in.control.contested();
  event.one = label >= 0 && label < count ? label : in.control.claimants.first;
  event.other = label == in.control.contested() ? in.control.claimants.second : -1;
  for (double radius = 4; event.other < 0 && radius < 80; radius *= 1.5) {
    for (int step = 0; step < 16 && event.other < 0; ++step) {
      auto const angle = step * M_PI / 8, reach = radius * in.relief.lattice.cell_m;
      auto const near = in.relief.lattice.cell_at(
          {event.true_place.x + reach * std::cos(angle), event.true_place.y + reach * std::sin(angle)});
      auto const there = near < 0 ? -1 : in.control.label[at(near)];
      if (there >= 0 && there < count && there != event.one) event.other = there;
    }
  }
  if (event.other < 0) event.other = (event.one + 1) % count;
  if (event.other < event.one) std::swap(event.one, event.other);
  event.type = event.one == 0 ? 1 : 2;
  if (random.uniform() < 0.2)
    event.type = 3, event.one = random.below(2) ? event.one : event.other, event.other = -1;
}

void set_deaths(Event& event, Random& random) {
  auto const total = static_cast<int>(std::floor(std::pow(1 - random.uniform(), -0.75) * 1.2));
  for (int i = 0; i < std::min(total, 90); ++i) {
    auto const draw = random.uniform();
    if (event.type == 3 || draw < 0.3)
      ++event.deaths_civilians;
    else if (draw < 0.55)
      ++event.deaths_one;
    else if (draw < 0.8)
      ++event.deaths_other;
    else
      ++event.deaths_unknown;
  }
}

}  // namespace

std::vector<Event> make_events(EventInputs const& in, Random const& random) {
  auto draws = random.stream("events");
  CellPicker const picker(weights(in, random));
  std::vector<Event> events;
  while (static_cast<int>(events.size()) < in.count) {
    Event event;
    auto day = pick_day(in, draws);
    auto const& lattice = in.relief.lattice;
    event.true_place = lattice.centre(picker.pick(draws));
    if (!events.empty() && draws.uniform() < 0.3) {  // one event is often followed by others nearby
      auto const& before = events[draws.below(events.size())];
      day = before.first + std::chrono::days{1 + draws.below(20)};
      event.true_place = before.true_place;
    }
    auto const spread = 2.2 * lattice.cell_m;
    event.true_place.x += spread * draws.normal();
    event.true_place.y += spread * draws.normal();
    auto const cell = lattice.cell_at(event.true_place);
    if (cell < 0 || !in.relief.land[at(cell)] || in.relief.lake[at(cell)] || day >= in.as_of) continue;
    if (in.control.label[at(cell)] == in.control.unknown() && draws.uniform() < 0.97) continue;
    event.unit = in.admin.second_of[at(cell)];
    set_date(event, day, in.as_of, draws);
    set_place(event, in, draws);
    set_actors(event, in, draws);
    set_deaths(event, draws);
    events.push_back(event);
  }
  std::stable_sort(events.begin(), events.end(), [](Event const& a, Event const& b) {
    return std::pair(a.first, a.true_place) < std::pair(b.first, b.true_place);
  });
  return events;
}

}  // namespace passage::exercise
