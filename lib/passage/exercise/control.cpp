#include "passage/exercise/control.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "passage/exercise/noise.hpp"
#include "passage/exercise/ways.hpp"

namespace passage::exercise {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

constexpr std::array<char const*, 4> holder_names{"Territorial Administration", "Upland Council",
                                                  "Estuary Assembly", "Lakeside Committee"};

/// Where the quickest way between two seats crosses the front: the cell before it and the two holders.
struct MainCrossing {
  int cell = -1, one = 0, other = 0;
};
MainCrossing main_crossing(Control const& control, RoadNetwork const& roads, std::vector<Town> const& towns) {
  for (std::size_t seat = 1; seat < control.seats.size(); ++seat) {
    auto const way = quickest_way(roads, towns[control.seats[0]].cell, towns[control.seats[seat]].cell,
                                  [&](std::size_t road) { return drive_h(roads.roads[road]); });
    for (auto const index : way.value_or(Way{}).roads) {
      auto const& cells = roads.roads[index].cells;
      for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        auto const a = control.label[at(cells[i])], b = control.label[at(cells[i + 1])];
        if (a != b && std::min(a, b) == 0) return {cells[i], std::min(a, b), std::max(a, b)};
      }
    }
  }
  return {};
}

void mark_contested(Control& control, Lattice const& lattice, std::vector<Cells<double>> const& efforts,
                    RoadNetwork const& roads, std::vector<Town> const& towns, Noise const& noise) {
  auto const [centre, one, other] = main_crossing(control, roads, towns);
  if (centre < 0) return;
  control.claimants = {one, other};
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const i = at(cell);
    if (control.label[i] != one && control.label[i] != other) continue;
    auto const away = lattice.distance_m(cell, centre) / lattice.cell_m;
    auto const place = lattice.centre(cell);
    auto const wave = noise.fractal({place.x / (12 * lattice.cell_m), place.y / (12 * lattice.cell_m)}, 3);
    auto const half = (7.5 + 2.5 * wave) * std::max(0.0, 1 - std::pow(away / 38, 4)) * lattice.cell_m;
    if (std::fabs(efforts[at(one)][i] - efforts[at(other)][i]) < 4.6 * half)
      control.label[i] = control.contested();
  }
}

/// A patch without news: as far from main roads as the front allows.
void mark_unknown(Control& control, Relief const& relief, RoadNetwork const& roads, Noise const& noise) {
  auto const& lattice = relief.lattice;
  Cells<char> main_road(relief.land.size(), 0), front(relief.land.size(), 0), sea(relief.land.size(), 0);
  for (auto const& road : roads.roads) {
    if (road.road_class == RoadClass::track) continue;
    for (auto const cell : road.cells) main_road[at(cell)] = 1;
  }
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    sea[at(cell)] = !relief.land[at(cell)];
    for (auto const& next : Neighbours(lattice, cell)) {
      auto const a = control.label[at(cell)], b = control.label[at(next.cell)];
      if (a >= 0 && b >= 0 && a != b && a != control.contested() && b != control.contested())
        front[at(cell)] = 1;
    }
  }
  auto const road_m = distances_to(lattice, main_road), front_m = distances_to(lattice, front),
             sea_m = distances_to(lattice, sea);
  int centre = -1;
  double best = -infinity;
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (!relief.land[at(cell)] || sea_m[at(cell)] < 14 * lattice.cell_m) continue;
    auto const worth = std::min(road_m[at(cell)], 22 * lattice.cell_m) - 0.8 * front_m[at(cell)];
    if (worth > best) best = worth, centre = cell;
  }
  for (int cell = 0; centre >= 0 && cell < lattice.cells(); ++cell) {
    if (!relief.land[at(cell)] || control.label[at(cell)] == control.contested()) continue;
    auto const place = lattice.centre(cell);
    auto const wave = noise.fractal({place.x / (10 * lattice.cell_m), place.y / (10 * lattice.cell_m)}, 3);
    if (lattice.distance_m(cell, centre) < (12 + 4 * wave) * lattice.cell_m)
      control.label[at(cell)] = control.unknown();
  }
}

/// Cells of the road net that hang together under one label, as (cells, label).
std::vector<std::vector<int>> road_pieces(Control const& control, RoadNetwork const& roads) {
  Cells<std::vector<int>> linked(control.label.size());
  for (auto const& road : roads.roads) {
    for (std::size_t i = 0; i + 1 < road.cells.size(); ++i) {
      linked[at(road.cells[i])].push_back(road.cells[i + 1]);
      linked[at(road.cells[i + 1])].push_back(road.cells[i]);
    }
  }
  Cells<char> seen(control.label.size(), 0);
  std::vector<std::vector<int>> result;
  for (int start = 0; start < static_cast<int>(linked.size()); ++start) {
    if (seen[at(start)] || linked[at(start)].empty()) continue;
    std::vector<int> piece{start};
    seen[at(start)] = 1;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      for (auto const next : linked[at(piece[i])]) {
        if (seen[at(next)] || control.label[at(next)] != control.label[at(start)]) continue;
        seen[at(next)] = 1;
        piece.push_back(next);
      }
    }
    result.push_back(std::move(piece));
  }
  return result;
}

/// Nobody draws a front that a road crosses twice within a walk: short pieces of road go to their neighbour.
bool straighten(Control& control, Lattice const& lattice, RoadNetwork const& roads, std::size_t least_cells) {
  bool changed = false;
  for (auto const& piece : road_pieces(control, roads)) {
    if (piece.size() >= least_cells) continue;
    auto const label = control.label[at(piece.front())];
    int other = -1;
    for (auto const cell : piece) {
      for (auto const& next : Neighbours(lattice, cell)) {
        auto const beside = control.label[at(next.cell)];
        if (beside >= 0 && beside != label) other = beside;
      }
    }
    if (other < 0) continue;
    changed = true;
    for (auto const cell : piece) {
      for (int near = 0; near < lattice.cells(); ++near) {
        if (control.label[at(near)] == label && lattice.distance_m(near, cell) < 2.6 * lattice.cell_m)
          control.label[at(near)] = other;
      }
    }
  }
  return changed;
}

/// Removes pieces of ground smaller than a few cells.
void drop_specks(Control& control, Lattice const& lattice, std::size_t least_cells) {
  Cells<char> seen(control.label.size(), 0);
  for (int start = 0; start < lattice.cells(); ++start) {
    if (seen[at(start)] || control.label[at(start)] < 0) continue;
    std::vector<int> piece{start};
    seen[at(start)] = 1;
    int other = -1;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      for (auto const& next : Neighbours(lattice, piece[i])) {
        if (next.diagonal || control.label[at(next.cell)] < 0) continue;
        if (control.label[at(next.cell)] != control.label[at(start)]) {
          other = control.label[at(next.cell)];
        } else if (!seen[at(next.cell)]) {
          seen[at(next.cell)] = 1;
          piece.push_back(next.cell);
        }
      }
    }
    if (piece.size() >= least_cells || other < 0) continue;
    for (auto const cell : piece) control.label[at(cell)] = other;
  }
}

}  // namespace

Control make_control(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                     RoadNetwork const& roads, int parties, Random const& random) {
  auto const count = static_cast<std::size_t>(parties);
  Control control;
  control.holders.assign(holder_names.begin(), holder_names.begin() + parties);
  control.seats = far_apart(relief.lattice, towns, count, 2);
  auto const rough = roughness(relief, rivers, random.stream("front").next());
  std::vector<Cells<double>> efforts;
  for (auto const seat : control.seats) efforts.push_back(effort_from(relief, rough, towns[seat].cell));
  control.label = least_effort(efforts, relief.land);
  Noise const noise(random.stream("strip").next());
  mark_contested(control, relief.lattice, efforts, roads, towns, noise);
  mark_unknown(control, relief, roads, noise);
  for (int round = 0; round < 8; ++round) {
    drop_specks(control, relief.lattice, 60);
    if (!straighten(control, relief.lattice, roads, 9)) break;
  }
  drop_specks(control, relief.lattice, 60);
  return control;
}

Control make_second_control(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                            Control const& first, Random const& random) {
  constexpr double reluctance[] = {1.1, 0.97, 1.0, 1.04};
  auto const rough = roughness(relief, rivers, random.stream("front").next());
  std::vector<Cells<double>> efforts;
  for (std::size_t i = 0; i < first.seats.size(); ++i) {
    efforts.push_back(effort_from(relief, rough, towns[first.seats[i]].cell));
    for (auto& value : efforts.back()) value *= reluctance[i];
  }
  Control second = first;
  second.label = least_effort(efforts, relief.land);
  drop_specks(second, relief.lattice, 60);
  return second;
}

}  // namespace passage::exercise
