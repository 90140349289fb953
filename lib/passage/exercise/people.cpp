#include "passage/exercise/people.hpp"

#include <algorithm>
#include <cmath>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

/// Rural people per cell, before scaling.
Cells<double> rural(PeopleInputs const& in, Random const& random) {
  auto const& lattice = in.relief.lattice;
  Cells<char> road(in.relief.land.size(), 0), water(in.relief.land.size(), 0);
  for (auto const& one : in.network.roads) {
    for (auto const cell : one.cells) road[at(cell)] = 1;
  }
  for (std::size_t i = 0; i < water.size(); ++i) water[i] = in.rivers.major[i] || in.rivers.minor[i];
  auto const road_m = distances_to(lattice, road), water_m = distances_to(lattice, water);
  Noise const noise(random.stream("fields").next());
  Cells<double> result(in.relief.land.size(), 0);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const i = at(cell);
    if (!in.relief.land[i] || in.relief.lake[i]) continue;
    auto const place = lattice.centre(cell);
    auto const wave = noise.fractal({place.x / (24 * lattice.cell_m), place.y / (24 * lattice.cell_m)}, 5);
    result[i] = (0.03 + std::exp(-road_m[i] / (3 * lattice.cell_m)) +
                 0.8 * std::exp(-water_m[i] / (4 * lattice.cell_m))) *
                std::exp(1.8 * wave - in.relief.slope[i] / 0.08 - in.relief.elevation_m[i] / 600);
  }
  return result;
}

/// People of the towns: a dense core with a long skirt, larger towns wider.
double urban(PeopleInputs const& in, Noise const& noise, Point place) {
  double sum = 0;
  auto const stretch = 1 + 0.35 * noise.fractal({place.x / 2500, place.y / 2500}, 3);
  for (auto const& town : in.towns) {
    auto const centre = in.relief.lattice.centre(town.cell);
    auto const core_m = 260 * std::pow(town.people / 1000, 0.38);
    auto const away = distance(centre, place) * stretch;
    if (away > 9 * core_m) continue;
    sum += town.people / (2 * M_PI * core_m * core_m) *
           (0.85 * std::exp(-away / core_m) + 0.15 / 9 * std::exp(-away / (3 * core_m)));
  }
  return sum;
}

struct Densities {
  double rural = 0, urban = 0;
  bool is_land = false;
};

Densities densities(PeopleInputs const& in, Cells<double> const& fields, Noise const& noise, Point place) {
  auto const cell = in.warp.cell_at(place);
  if (cell < 0 || !in.relief.land[at(cell)] || in.relief.lake[at(cell)]) return {};
  return {interpolate(in.relief.lattice, fields, place), urban(in, noise, place), true};
}

}  // namespace

Raster<Persons> make_population(PeopleInputs const& in, Random const& random) {
  Grid grid;
  grid.origin = {in.degrees.low.x, in.degrees.high.y};
  grid.cell_width = grid.cell_height = in.cell_degrees;
  grid.columns = static_cast<std::int64_t>(std::ceil(in.degrees.width() / in.cell_degrees));
  grid.rows = static_cast<std::int64_t>(std::ceil(in.degrees.height() / in.cell_degrees));
  auto const fields = rural(in, random);
  Noise const noise(random.stream("town shapes").next());
  std::vector<Densities> all(static_cast<std::size_t>(grid.cells()));
  double rural_sum = 0, urban_sum = 0, town_people = 0;
  for (std::int64_t i = 0; i < grid.cells(); ++i) {
    auto const place = in.to_plane(grid.centre(i / grid.columns, i % grid.columns));
    auto const found = all[static_cast<std::size_t>(i)] = densities(in, fields, noise, place);
    rural_sum += found.rural;
    urban_sum += found.urban;
  }
  for (auto const& town : in.towns) town_people += town.people;
  auto const rural_scale = std::max(0.1 * in.total, in.total - town_people) / rural_sum;
  auto const urban_scale = std::min(0.9 * in.total, town_people) / urban_sum;
  Raster<Persons> result(grid);
  Noise const dither(random.stream("whole people").next());
  for (std::int64_t i = 0; i < grid.cells(); ++i) {
    auto const& found = all[static_cast<std::size_t>(i)];
    if (!found.is_land) continue;
    auto const people = found.rural * rural_scale + found.urban * urban_scale;
    result.set(i / grid.columns, i % grid.columns,
               Persons{std::floor(people + dither.chance(static_cast<std::uint64_t>(i)))});
  }
  return result;
}

Raster<Metres> make_elevation(Relief const& relief, Crs const& plane, Warp const& warp,
                              Random const& random) {
  auto const& lattice = relief.lattice;
  auto const side = std::int64_t{lattice.side} * 2;
  Grid grid{plane, lattice.origin, lattice.cell_m / 2, lattice.cell_m / 2, side, side};
  Noise const noise(random.stream("bumps").next());
  Raster<Metres> result(grid);
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto const place = grid.centre(row, column);
      auto const cell = warp.cell_at(place);
      if (cell < 0 || !relief.land[at(cell)]) continue;
      auto const bump = 0.25 * relief.slope[at(cell)] * lattice.cell_m *
                        noise.fractal({place.x / lattice.cell_m, place.y / lattice.cell_m}, 3);
      auto const height =
          interpolate(lattice, relief.elevation_m, place) + (relief.lake[at(cell)] ? 0 : bump);
      result.set(row, column, Metres{std::max(0.0, std::round(height))});
    }
  }
  return result;
}

}  // namespace passage::exercise
