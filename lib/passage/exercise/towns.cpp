#include "passage/exercise/towns.hpp"

#include <algorithm>
#include <cmath>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

struct RankRule {
  int rank, count;
  double spacing_cells, people_low, people_high;
};
constexpr RankRule rules[] = {{1, 1, 0, 150'000, 190'000},
                              {2, 6, 72, 38'000, 85'000},
                              {3, 22, 27, 7'000, 22'000},
                              {4, 44, 15, 900, 4'200}};

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

/// How good a place to settle each cell is; negative where nobody settles.
struct Sites {
  Cells<double> base, coast_m, river_m, major_m;
};

Sites rate_sites(Relief const& relief, Rivers const& rivers, Random const& random) {
  auto const& lattice = relief.lattice;
  Cells<char> sea(relief.land.size()), stream(relief.land.size());
  for (std::size_t i = 0; i < sea.size(); ++i) {
    sea[i] = !relief.land[i];
    stream[i] = rivers.major[i] || rivers.minor[i] || relief.lake[i];
  }
  Sites sites{Cells<double>(sea.size(), -1), distances_to(lattice, sea), distances_to(lattice, stream),
              distances_to(lattice, rivers.major)};
  Noise const noise(random.stream("sites").next());
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const i = at(cell);
    if (!relief.land[i] || relief.lake[i] || stream[i] || sites.coast_m[i] < 1.5 * lattice.cell_m) continue;
    auto const away = lattice.cell_m;
    auto const near_water = std::exp(-sites.river_m[i] / (7 * away));
    auto const flat = std::exp(-relief.slope[i] / 0.05);
    auto const low = std::exp(-relief.elevation_m[i] / 900);
    auto const place = lattice.centre(cell);
    auto const taste = noise.fractal({place.x / (30 * away), place.y / (30 * away)}, 3);
    auto const shore = sites.coast_m[i] < 9 * away ? 0.45 : 1.0;
    sites.base[i] = (0.25 + near_water) * (0.2 + flat) * low * shore * (1 + 0.5 * taste);
  }
  return sites;
}

double score(Sites const& sites, Lattice const& lattice, int cell, int rank) {
  auto const i = at(cell);
  if (sites.base[i] < 0) return -1;
  if (rank == 1) {  // a port beside the mouth of a large river
    auto const shore = std::exp(-std::fabs(sites.coast_m[i] - 2 * lattice.cell_m) / (2 * lattice.cell_m));
    return sites.base[i] * shore * (0.02 + std::exp(-sites.major_m[i] / (8 * lattice.cell_m)));
  }
  if (rank == 2) return sites.base[i] * (0.3 + std::exp(-sites.major_m[i] / (6 * lattice.cell_m)));
  return sites.base[i];
}

int best_site(Sites const& sites, Lattice const& lattice, std::vector<Town> const& towns, RankRule rule) {
  int best = -1;
  double highest = 0;
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const worth = score(sites, lattice, cell, rule.rank);
    if (worth <= highest) continue;
    auto const crowded = std::any_of(towns.begin(), towns.end(), [&](Town const& town) {
      return lattice.distance_m(town.cell, cell) < rule.spacing_cells * lattice.cell_m;
    });
    if (!crowded) highest = worth, best = cell;
  }
  return best;
}

/// Scripts are mixed everywhere: which one a place uses says nothing about who holds it.
Script script_of(std::size_t number) {
  constexpr Script pattern[] = {Script::latin, Script::cyrillic, Script::latin, Script::arabic,
                                Script::latin};
  return pattern[number % 5];
}

}  // namespace

std::vector<Town> make_towns(Relief const& relief, Rivers const& rivers, Random const& random) {
  auto const sites = rate_sites(relief, rivers, random);
  auto people = random.stream("town people");
  NameMaker names(random.stream("town names"));
  std::vector<Town> towns;
  for (auto const& rule : rules) {
    for (int i = 0; i < rule.count; ++i) {
      auto const cell = best_site(sites, relief.lattice, towns, rule);
      if (cell < 0) break;
      auto const share = people.uniform();
      towns.push_back({cell, rule.rank,
                       rule.people_low + share * share * (rule.people_high - rule.people_low),
                       names.make(script_of(towns.size()))});
    }
  }
  return towns;
}

}  // namespace passage::exercise
