#include "passage/exercise/relief.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

using Item = std::pair<double, int>;
using LowestFirst = std::priority_queue<Item, std::vector<Item>, std::greater<>>;

constexpr double highest_m = 1150;

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

/// A superellipse with a fractal coast.
Cells<char> coast_shape(Lattice const& lattice, Noise const& noise) {
  auto const half = lattice.side * lattice.cell_m / 2;
  Cells<char> land(at(lattice.cells()), 0);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const place = lattice.centre(cell);
    auto const x = (place.x - lattice.origin.x) / half - 1, y = 1 - (lattice.origin.y - place.y) / half;
    auto const round = std::pow(std::pow(std::fabs(x), 2.6) + std::pow(std::fabs(y), 2.6), 1 / 2.6);
    auto const wave =
        0.34 * noise.fractal({x * 1.25, y * 1.25}, 8) + 0.09 * noise.fractal({x * 7 + 31, y * 7}, 4);
    auto const row = lattice.row(cell), column = lattice.column(cell);
    auto const edge = std::min({row, column, lattice.side - 1 - row, lattice.side - 1 - column});
    auto const brim = 0.6 * std::max(0.0, round - 0.86);  // bays cut deep, capes do not reach the edge
    land[at(cell)] = edge > 3 && round + wave + brim < 0.9;
  }
  return land;
}

/// The largest piece of land, without ponds and islets.
void keep_largest(Lattice const& lattice, Cells<char>& land) {
  Cells<int> piece(land.size(), -1);
  std::vector<int> sizes, is_land;
  for (int start = 0; start < lattice.cells(); ++start) {
    if (piece[at(start)] >= 0) continue;
    auto const number = static_cast<int>(sizes.size());
    std::vector<int> open{start};
    piece[at(start)] = number;
    int size = 0;
    while (!open.empty()) {
      auto const cell = open.back();
      open.pop_back();
      ++size;
      for (auto const& next : Neighbours(lattice, cell)) {
        if (next.diagonal || piece[at(next.cell)] >= 0 || land[at(next.cell)] != land[at(start)]) continue;
        piece[at(next.cell)] = number;
        open.push_back(next.cell);
      }
    }
    sizes.push_back(size);
    is_land.push_back(land[at(start)]);
  }
  int largest = -1;
  for (int i = 0; i < static_cast<int>(sizes.size()); ++i) {
    if (is_land[at(i)] && (largest < 0 || sizes[at(i)] > sizes[at(largest)])) largest = i;
  }
  for (std::size_t i = 0; i < land.size(); ++i) {
    auto const open_sea = piece[i] == piece[0];
    land[i] = piece[i] == largest || (!open_sea && !is_land[at(piece[i])]);
  }
}

/// How fast each cell rises: a range across the island, plains towards the coast.
Cells<double> uplift(Lattice const& lattice, Cells<char> const& land, Noise const& noise) {
  Cells<char> sea(land.size());
  std::transform(land.begin(), land.end(), sea.begin(), [](char l) { return static_cast<char>(!l); });
  auto const inland = distances_to(lattice, sea);
  auto const reach = lattice.side * lattice.cell_m / 7;
  Cells<double> result(land.size(), 0);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (!land[at(cell)]) continue;
    auto const place = lattice.centre(cell);
    auto const scale = lattice.side * lattice.cell_m / 3.2;
    Point const where{(place.x - lattice.origin.x) / scale, (lattice.origin.y - place.y) / scale};
    auto const rise = std::min(1.0, inland[at(cell)] / reach);
    auto const range = noise.ridged({where.x + 40, where.y - 11}, 3);
    auto const swell =
        std::clamp(0.35 + 1.3 * noise.fractal({where.x * 0.8 - 9, where.y * 0.8}, 2), 0.0, 1.0);
    result[at(cell)] = 10 * (0.035 + rise * (0.06 + swell * swell * (0.1 + 1.3 * range * range)));
  }
  return result;
}

void wear(Lattice const& lattice, Cells<char> const& land, Cells<double> const& lift, Cells<double>& height) {
  constexpr double strength = 0.25, power = 0.45;  // Whipple & Tucker 1999: the exponent lies near 0.5
  for (int step = 0; step < 70; ++step) {
    auto const drainage = drain(lattice, land, height);
    for (auto const cell : drainage.order) {
      auto const below = drainage.receiver[at(cell)];
      auto const run = lattice.distance_m(cell, below) * 500 / lattice.cell_m;
      auto const pull = strength * std::pow(drainage.area_km2[at(cell)] * 1e6, power) / run;
      height[at(cell)] = (height[at(cell)] + lift[at(cell)] + pull * height[at(below)]) / (1 + pull);
    }
  }
}

/// Soil creep: takes the edge off cliffs that the stream power law leaves between catchments.
void soften(Lattice const& lattice, Cells<char> const& land, Cells<double>& height) {
  auto const before = height;
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (!land[at(cell)]) continue;
    double sum = 0;
    int count = 0;
    for (auto const& next : Neighbours(lattice, cell)) sum += before[at(next.cell)], ++count;
    height[at(cell)] = 0.7 * before[at(cell)] + 0.3 * sum / count;
  }
}

/// Floods a valley behind a dam: the lowest cells upstream of it, until the lake is large enough.
void flood_valley(Relief& relief) {
  auto const& lattice = relief.lattice;
  auto const wanted = 210;
  auto const catchment = lattice.side * lattice.side * lattice.cell_m * lattice.cell_m * 1e-6;
  int dam = -1;
  double best = -1;
  for (auto const cell : relief.drainage.order) {
    auto const share = relief.drainage.area_km2[at(cell)] / catchment;
    if (share < 0.012 || share > 0.05 || relief.elevation_m[at(cell)] < 40) continue;
    auto const flat = 1 / (0.004 + relief.slope[at(cell)]);
    if (flat * share > best) best = flat * share, dam = cell;
  }
  if (dam < 0) return;
  LowestFirst open;
  Cells<char> seen(relief.land.size(), 0);
  open.push({relief.elevation_m[at(dam)], dam});
  seen[at(dam)] = 1;
  double level = 0;
  for (int size = 0; size < wanted && !open.empty(); ++size) {
    auto const [height, cell] = open.top();
    open.pop();
    level = std::max(level, height);
    relief.lake[at(cell)] = 1;
    for (auto const& next : Neighbours(lattice, cell)) {
      if (seen[at(next.cell)] || next.diagonal) continue;
      if (relief.elevation_m[at(next.cell)] < relief.elevation_m[at(dam)]) continue;
      seen[at(next.cell)] = 1;
      open.push({relief.elevation_m[at(next.cell)], next.cell});
    }
  }
  for (std::size_t i = 0; i < relief.lake.size(); ++i) {
    if (relief.lake[i]) relief.elevation_m[i] = level;
  }
}

Cells<double> slopes(Lattice const& lattice, Cells<char> const& land, Cells<double> const& height) {
  Cells<double> result(land.size(), 0);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (!land[at(cell)]) continue;
    for (auto const& next : Neighbours(lattice, cell)) {
      auto const rise = std::fabs(height[at(next.cell)] - height[at(cell)]);
      result[at(cell)] = std::max(result[at(cell)], rise / lattice.distance_m(cell, next.cell));
    }
  }
  return result;
}

void scale_heights(Cells<double>& height) {
  auto const top = *std::max_element(height.begin(), height.end());
  for (auto& value : height) value *= highest_m / top;
}

}  // namespace

Drainage drain(Lattice const& lattice, Cells<char> const& land, Cells<double>& elevation) {
  Drainage result{Cells<int>(land.size(), -1), {}, Cells<double>(land.size(), 0)};
  LowestFirst open;
  Cells<char> seen(land.size(), 0);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (land[at(cell)]) continue;
    elevation[at(cell)] = 0;
    seen[at(cell)] = 1;
    open.push({0, cell});
  }
  while (!open.empty()) {
    auto const [height, cell] = open.top();
    open.pop();
    if (land[at(cell)]) result.order.push_back(cell);
    for (auto const& next : Neighbours(lattice, cell)) {
      if (seen[at(next.cell)]) continue;
      seen[at(next.cell)] = 1;
      auto const least = height + 1e-3;  // a millimetre of fall keeps flats draining
      elevation[at(next.cell)] = std::max(elevation[at(next.cell)], least);
      open.push({elevation[at(next.cell)], next.cell});
    }
  }
  for (auto const cell : result.order) {
    double steepest = 0;
    for (auto const& next : Neighbours(lattice, cell)) {
      auto const fall =
          (elevation[at(cell)] - elevation[at(next.cell)]) / lattice.distance_m(cell, next.cell);
      if (fall > steepest) steepest = fall, result.receiver[at(cell)] = next.cell;
    }
  }
  auto const cell_km2 = lattice.cell_m * lattice.cell_m * 1e-6;
  for (auto i = result.order.rbegin(); i != result.order.rend(); ++i) {
    result.area_km2[at(*i)] += cell_km2;
    auto const below = result.receiver[at(*i)];
    if (land[at(below)]) result.area_km2[at(below)] += result.area_km2[at(*i)];
  }
  return result;
}

Relief make_relief(Lattice const& lattice, Random const& random) {
  Relief relief;
  relief.lattice = lattice;
  Noise const shape(random.stream("coast").next()), rise(random.stream("uplift").next());
  relief.land = coast_shape(lattice, shape);
  keep_largest(lattice, relief.land);
  auto const lift = uplift(lattice, relief.land, rise);
  Noise const rough(random.stream("roughness").next());
  relief.elevation_m.resize(relief.land.size());
  for (int cell = 0; cell < lattice.cells(); ++cell)
    relief.elevation_m[at(cell)] =
        relief.land[at(cell)] ? 30 * rough.chance(static_cast<std::uint64_t>(cell)) : 0;
  wear(lattice, relief.land, lift, relief.elevation_m);
  soften(lattice, relief.land, relief.elevation_m);
  scale_heights(relief.elevation_m);
  relief.drainage = drain(lattice, relief.land, relief.elevation_m);
  relief.slope = slopes(lattice, relief.land, relief.elevation_m);
  relief.lake.assign(relief.land.size(), 0);
  flood_valley(relief);
  relief.drainage = drain(lattice, relief.land, relief.elevation_m);
  relief.slope = slopes(lattice, relief.land, relief.elevation_m);
  return relief;
}

}  // namespace passage::exercise
