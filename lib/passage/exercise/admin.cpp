#include "passage/exercise/admin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/core.h>

namespace passage::exercise {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

/// First-level units: each takes the nearest neighbour of what it has, the smallest first, so that all are
/// connected and of like size.
std::vector<std::size_t> group_units(Lattice const& lattice, Admin const& admin,
                                     std::vector<Town> const& towns, std::size_t groups) {
  auto const count = admin.second.size();
  std::vector<std::set<std::size_t>> touches(count);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    if (admin.second_of[at(cell)] < 0) continue;
    for (auto const& next : Neighbours(lattice, cell)) {
      if (next.diagonal || admin.second_of[at(next.cell)] < 0) continue;
      if (admin.second_of[at(next.cell)] != admin.second_of[at(cell)])
        touches[at(admin.second_of[at(cell)])].insert(at(admin.second_of[at(next.cell)]));
    }
  }
  std::vector<std::size_t> group(count, groups);
  std::vector<std::size_t> sizes(groups, 1);
  for (std::size_t i = 0; i < groups; ++i)
    group[i] = i;  // the first units are the seats of the largest towns
  auto const away = [&](std::size_t a, std::size_t b) {
    return lattice.distance_m(towns[admin.second[a].seat].cell, towns[admin.second[b].seat].cell);
  };
  while (true) {
    double best = infinity;
    std::size_t unit = count, into = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (group[i] != groups) continue;
      for (auto const next : touches[i]) {
        if (group[next] == groups) continue;
        auto const cost = away(i, group[next]) * std::sqrt(static_cast<double>(sizes[group[next]]));
        if (cost < best) best = cost, unit = i, into = group[next];
      }
    }
    if (unit == count) return group;
    group[unit] = into;
    ++sizes[into];
  }
}

}  // namespace

Admin make_admin(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                 Random const& random) {
  auto const rough = roughness(relief, rivers, random.stream("admin ground").next());
  Admin admin;
  auto seats = far_apart(relief.lattice, towns, 4, 2);
  auto const first_units = seats.size();
  for (std::size_t i = 0; i < towns.size(); ++i) {
    if (towns[i].rank <= 3 && std::find(seats.begin(), seats.end(), i) == seats.end()) seats.push_back(i);
  }
  seats.resize(std::min<std::size_t>(seats.size(), 17));
  std::vector<Cells<double>> efforts;
  for (auto const seat : seats) {
    admin.second.push_back({towns[seat].name.latin, "", seat, 0});
    efforts.push_back(effort_from(relief, rough, towns[seat].cell));
  }
  admin.second_of = least_effort(efforts, relief.land);
  auto const group = group_units(relief.lattice, admin, towns, first_units);
  NameMaker names(random.stream("admin names"));
  std::vector<int> numbered(first_units, 0);
  for (std::size_t i = 0; i < first_units; ++i)
    admin.first.push_back({names.make(Script::latin).local, fmt::format("XA{:02}", i + 1), seats[i], 0});
  for (std::size_t i = 0; i < admin.second.size(); ++i) {
    admin.second[i].parent = group[i];
    admin.second[i].code = fmt::format("{}{:02}", admin.first[group[i]].code, ++numbered[group[i]]);
  }
  return admin;
}

}  // namespace passage::exercise
