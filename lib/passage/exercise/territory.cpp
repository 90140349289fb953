#include "passage/exercise/territory.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

}  // namespace

Cells<double> roughness(Relief const& relief, Rivers const& rivers, std::uint64_t noise_seed) {
  auto const& lattice = relief.lattice;
  Noise const noise(noise_seed);
  Cells<double> rough(relief.land.size(), 1);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (!relief.land[at(cell)]) continue;
    auto const place = lattice.centre(cell);
    auto const wave = noise.fractal({place.x / (26 * lattice.cell_m), place.y / (26 * lattice.cell_m)}, 4);
    rough[at(cell)] = std::exp(1.7 * wave) * (1 + relief.slope[at(cell)] / 0.06);
    if (rivers.major[at(cell)]) rough[at(cell)] += 9;
    if (rivers.minor[at(cell)]) rough[at(cell)] += 3;
  }
  return rough;
}

Cells<double> effort_from(Relief const& relief, Cells<double> const& rough, int seat) {
  auto const& lattice = relief.lattice;
  Cells<double> result(relief.land.size(), infinity);
  using Item = std::pair<double, int>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
  result[at(seat)] = 0;
  open.push({0, seat});
  while (!open.empty()) {
    auto const [cost, cell] = open.top();
    open.pop();
    if (cost > result[at(cell)]) continue;
    for (auto const& next : Neighbours(lattice, cell)) {
      if (!relief.land[at(next.cell)]) continue;
      auto const total =
          cost + lattice.distance_m(cell, next.cell) * (rough[at(cell)] + rough[at(next.cell)]) / 2;
      if (total >= result[at(next.cell)]) continue;
      result[at(next.cell)] = total;
      open.push({total, next.cell});
    }
  }
  return result;
}

Cells<int> least_effort(std::vector<Cells<double>> const& efforts, Cells<char> const& land) {
  Cells<int> result(land.size(), -1);
  for (std::size_t i = 0; i < land.size(); ++i) {
    if (!land[i]) continue;
    int best = 0;
    for (int k = 1; k < static_cast<int>(efforts.size()); ++k) {
      if (efforts[at(k)][i] < efforts[at(best)][i]) best = k;
    }
    result[i] = best;
  }
  return result;
}

std::vector<std::size_t> far_apart(Lattice const& lattice, std::vector<Town> const& towns, std::size_t count,
                                   int rank) {
  std::vector<std::size_t> chosen{0};
  while (chosen.size() < count) {
    double best = 0;
    std::size_t pick = 0;
    for (std::size_t i = 1; i < towns.size(); ++i) {
      if (towns[i].rank > rank) continue;
      double nearest = infinity;
      for (auto const other : chosen)
        nearest = std::min(nearest, lattice.distance_m(towns[i].cell, towns[other].cell));
      if (nearest > best) best = nearest, pick = i;
    }
    if (pick == 0 && rank > 4) break;  // fewer settlements than seats
    if (pick == 0)
      ++rank;
    else
      chosen.push_back(pick);
  }
  return chosen;
}

}  // namespace passage::exercise
